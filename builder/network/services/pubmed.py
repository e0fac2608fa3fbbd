"""PubMed: a search gives numbers, and the records of numbers come as XML (NCBI's E-utilities)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.network.answers import XML, Request
from builder.network.services.service import Search, Service, count_at, list_at, quoted


def _record(ids: Sequence[str]) -> Request:
    return Request("/entrez/eutils/efetch.fcgi", {"db": "pubmed", "id": ",".join(ids), "retmode": "xml"}, XML)


def _search(words: str, start: int, count: int) -> Request:
    query = {"db": "pubmed", "term": words, "retstart": str(start), "retmax": str(count), "retmode": "json"}
    return Request("/entrez/eutils/esearch.fcgi", query)


def _ids(data: bytes) -> list[str]:
    return [number for number in list_at(data, "esearchresult", "idlist") if isinstance(number, str)]


def _contact(contact: str) -> Mapping[str, str]:
    return {"tool": "litsurvey", "email": contact}


PUBMED = Service(
    "pubmed",
    "PubMed",
    "https://eutils.ncbi.nlm.nih.gov",
    ".xml",
    interval=0.34,  # three questions a second, as NCBI asks for
    record=_record,
    batch=100,
    field="pmid",
    fills=frozenset({"abstract", "authors", "year", "date", "venue", "doi"}),
    search=Search(
        _search,
        count_at("esearchresult", "count"),
        page=100,
        most=9_999,
        title=lambda title: f"{quoted(title)}[Title]",
        ids=_ids,
    ),
    contact=_contact,
)
