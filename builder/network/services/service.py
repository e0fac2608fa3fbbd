"""What one service offers, as a value: where it is, how it is asked, how its answers are counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.network.answers import Request


def _no_parameters(contact: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Search:
    """How a service is searched, page by page."""

    request: Callable[[str, int, int], Request]  # words, how many results to pass over, how many to give
    total: Callable[[bytes], int | None]  # how many results there are in all, as an answer says; None: it does not
    page: int  # results that one answer may have
    most: int  # results that can be had in all
    title: Callable[[str], str] = lambda title: title  # the words that search for a title
    ids: Callable[[bytes], list[str]] | None = None  # of a service whose search gives numbers to ask for, no records


@dataclass(frozen=True, slots=True)
class Service:
    """One service. Identifiers are as `Paper` has them."""

    name: str  # in options and file names
    title: str  # in messages and searches.yml
    address: str
    extension: str  # of its answers
    interval: float  # seconds between two questions
    record: Callable[[Sequence[str]], Request] | None = None  # identifiers to the question for their records
    batch: int = 1  # identifiers that one question may have
    field: str = ""  # the field of Paper that has its identifiers
    fills: frozenset[str] = frozenset()  # fields of Paper that its records may have
    search: Search | None = None
    otherwise: str = ""  # the service to ask for what this one does not know
    contact: Callable[[str], Mapping[str, str]] = _no_parameters  # parameters that tell it who asks


def count_at(*path: str) -> Callable[[bytes], int | None]:
    """Returns a function that takes the whole number at `path` out of a JSON answer, None where there is none."""

    def count(data: bytes) -> int | None:
        value = json.loads(data)
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return int(value) if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()) else None

    return count


def list_at(data: bytes, *path: str) -> list[Any]:
    """Returns the list at `path` of a JSON answer, [] where there is none."""
    value = json.loads(data)
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []


def quoted(text: str) -> str:
    """Returns the text as a phrase of a search: in quotation marks, with none inside."""
    return '"' + " ".join(text.replace('"', " ").split()) + '"'
