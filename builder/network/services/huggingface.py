"""Hugging Face's papers pages: arXiv's papers by their arXiv ids, and a search without pages."""

from __future__ import annotations

from collections.abc import Sequence

from builder.network.answers import Request
from builder.network.services.service import Search, Service


def _record(ids: Sequence[str]) -> Request:
    return Request(f"/api/papers/{ids[0]}")


def _search(words: str, start: int, count: int) -> Request:
    return Request("/api/papers/search", {"q": words, "limit": str(count)})


def _unknown(data: bytes) -> int | None:
    return None  # it does not say


HUGGINGFACE = Service(
    "huggingface",
    "Hugging Face",
    "https://huggingface.co",
    ".json",
    interval=1.0,
    record=_record,
    search=Search(_search, _unknown, page=120, most=120),
)
