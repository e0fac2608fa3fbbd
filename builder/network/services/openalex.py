"""OpenAlex: an open index of all of scholarship; by DOI and by search."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from builder.network.answers import Request
from builder.network.services.service import Search, Service, count_at


def _record(ids: Sequence[str]) -> Request:
    return Request("/works", {"filter": "doi:" + "|".join(ids), "per-page": str(len(ids))})


def _search(words: str, start: int, count: int) -> Request:
    # Pages have a number and one size, so that `start` is always a whole number of pages.
    query = {"search": words, "per-page": str(count), "page": str(start // count + 1)}
    return Request("/works", query)


def _title(title: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", title))


def _contact(contact: str) -> Mapping[str, str]:
    return {"mailto": contact}


OPENALEX = Service(
    "openalex",
    "OpenAlex",
    "https://api.openalex.org",
    ".json",
    interval=0.15,
    record=_record,
    batch=50,
    field="doi",
    fills=frozenset({"abstract", "authors", "year", "date", "venue", "url"}),
    search=Search(_search, count_at("meta", "count"), page=200, most=10_000, title=_title),
    contact=_contact,
)
