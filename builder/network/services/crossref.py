"""Crossref: what publishers register with a DOI; and doi.org, which knows the DOIs of all other agencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from builder.network.answers import CSL, Request
from builder.network.services.service import Search, Service, count_at


def _record(ids: Sequence[str]) -> Request:
    if len(ids) == 1:
        return Request(f"/works/{quote(ids[0], safe='')}")
    return Request("/works", {"filter": ",".join(f"doi:{doi}" for doi in ids), "rows": str(len(ids))})


def _search(words: str, start: int, count: int) -> Request:
    return Request("/works", {"query.bibliographic": words, "rows": str(count), "offset": str(start)})


def _contact(contact: str) -> Mapping[str, str]:
    return {"mailto": contact}


def _other_agency(ids: Sequence[str]) -> Request:
    return Request(f"/{quote(ids[0], safe='/')}", {}, CSL)


CROSSREF = Service(
    "crossref",
    "Crossref",
    "https://api.crossref.org",
    ".json",
    interval=0.2,  # until its answers name another
    record=_record,
    batch=20,
    field="doi",
    fills=frozenset({"abstract", "authors", "year", "date", "venue", "url"}),
    search=Search(_search, count_at("message", "total-results"), page=200, most=10_000),
    otherwise="doi",
    contact=_contact,
)
DOI = Service("doi", "doi.org", "https://doi.org", ".json", interval=1.0, record=_other_agency)
