"""arXiv: its API answers Atom, for identifiers and for searches alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.network.answers import ATOM, Request
from builder.network.services.service import Search, Service, quoted

_TOTAL = re.compile(rb"<opensearch:totalResults[^>]*>\s*(\d{1,12})\s*<")
# A search in arXiv's own language, "ti:attention AND cat:cs.CL", goes out as it is.
_FIELDED = re.compile(r"\b(ti|au|abs|co|jr|cat|rn|id|all):")

_SIGNS = re.compile(r"[^\w\s-]")  # in a phrase they would be operators or end it


def _record(ids: Sequence[str]) -> Request:
    return Request("/api/query", {"id_list": ",".join(ids), "max_results": str(len(ids))}, ATOM)


def _search(words: str, start: int, count: int) -> Request:
    query = words if _FIELDED.search(words) else f"all:{quoted(words)}"
    return Request("/api/query", {"search_query": query, "start": str(start), "max_results": str(count)}, ATOM)


def _total(data: bytes) -> int | None:
    found = _TOTAL.search(data)
    return int(found[1]) if found else None


def _title(title: str) -> str:
    return f"ti:{quoted(_SIGNS.sub(' ', title))}"


ARXIV = Service(
    "arxiv",
    "arXiv",
    "https://export.arxiv.org",
    ".atom",
    interval=3.0,  # as its terms of use ask for
    record=_record,
    batch=50,
    field="arxiv",
    fills=frozenset({"abstract", "authors", "year", "date", "url", "doi"}),
    search=Search(_search, _total, page=200, most=10_000, title=_title),
)
