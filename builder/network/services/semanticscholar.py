"""Semantic Scholar: by DOI and by search; without a key it answers seldom, and says so with 429."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from builder.network.answers import Request
from builder.network.services.service import Search, Service, count_at

_FIELDS = (
    "title,abstract,authors,year,venue,publicationDate,externalIds,openAccessPdf,tldr,url,publicationTypes,journal"
)


def _record(ids: Sequence[str]) -> Request:
    return Request(f"/graph/v1/paper/DOI:{quote(ids[0], safe='/')}", {"fields": _FIELDS})


def _search(words: str, start: int, count: int) -> Request:
    query = {"query": words, "offset": str(start), "limit": str(count), "fields": _FIELDS}
    return Request("/graph/v1/paper/search", query)


SEMANTICSCHOLAR = Service(
    "semanticscholar",
    "Semantic Scholar",
    "https://api.semanticscholar.org",
    ".json",
    interval=1.1,
    record=_record,
    field="doi",
    fills=frozenset({"abstract", "authors", "year", "date", "venue", "url"}),
    search=Search(_search, count_at("total"), page=100, most=1_000),
)
