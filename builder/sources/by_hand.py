"""Stage 1, fields of a record as an author writes them by hand, to the form that records have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from builder.records import Author, ByHand, Correctable, PaperType
from builder.sources.raw import unique
from builder.sources.values.dates import date_from, date_of
from builder.sources.values.identifiers import arxiv_of, doi_of, openreview_of, pmid_of
from builder.sources.values.names import parse_name, parse_names
from builder.sources.values.text import clean

_YEARS = range(1, 10_000)


def _one(convert: Callable[[str], object | None]) -> Callable[[tuple[ByHand, ...]], tuple[object, ...] | None]:
    """Reads one text; what `convert` makes nothing of cannot be used."""

    def read(written: tuple[ByHand, ...]) -> tuple[object, ...] | None:
        if len(written) != 1 or not isinstance(written[0], str):
            return None
        value = convert(clean(written[0]))
        return (value,) if value else None

    return read


def _year(written: tuple[ByHand, ...]) -> tuple[object, ...] | None:
    text = written[0] if len(written) == 1 else ""
    if not isinstance(text, str) or not (text.isascii() and text.isdigit()) or int(text[:6]) not in _YEARS:
        return None
    return (date_from([int(text)]).year,)


def _date(written: tuple[ByHand, ...]) -> tuple[object, ...] | None:
    date = date_of(written[0]) if len(written) == 1 and isinstance(written[0], str) else date_of("")
    return None if date.year is None else (date.iso, date.year)


def _people(written: tuple[ByHand, ...]) -> tuple[object, ...] | None:
    if len(written) == 1 and isinstance(written[0], str):
        people: list[Author | None] = [*parse_names(written[0])]
    else:
        people = [parse_name(name) if isinstance(name, str) else _in_parts(name) for name in written]
    known = tuple(person for person in people if person)
    return (known,) if known and len(known) == len(people) else None


def _in_parts(name: Mapping[str, str]) -> Author | None:
    parts = {part: clean(text) for part, text in name.items()}
    return Author(**parts) if parts.get("family") else None


def _keywords(written: tuple[ByHand, ...]) -> tuple[object, ...] | None:
    texts = [clean(text) for text in written if isinstance(text, str)]
    if len(texts) == 1:
        texts = [part.strip() for part in texts[0].replace(";", ",").split(",")]
    return (tuple(unique(texts)),) if len(texts) >= len(written) else None


def _type(text: str) -> str | None:
    return text.casefold() if text.casefold() in get_args(PaperType) else None


def _url(text: str) -> str | None:
    return text if text.lower().startswith(("https://", "http://")) and " " not in text else None


_TEXT = _one(str)

BY_HAND: Mapping[str, Correctable] = {
    "title": Correctable(("title",), "title: A better title", _TEXT),
    "authors": Correctable(("authors",), "authors: [Ada Lovelace, {family: Babbage, given: Charles}]", _people),
    "year": Correctable(("year",), "year: 2024", _year),
    "date": Correctable(("date", "year"), "date: 2024-03-17", _date),
    "venue": Correctable(("venue",), "venue: Journal of Maps", _TEXT),
    "doi": Correctable(("doi",), "doi: 10.1109/5.771073", _one(doi_of)),
    "arxiv": Correctable(("arxiv",), "arxiv: 2303.08134", _one(arxiv_of)),
    "url": Correctable(("url",), "url: https://example.org/paper", _one(_url)),
    "abstract": Correctable(("abstract",), "abstract: We show that maps fold.", _TEXT),
    "keywords": Correctable(("keywords",), "keywords: [maps, folding]", _keywords),
    "type": Correctable(("type",), f"type: {get_args(PaperType)[1]}", _one(_type)),
    "editors": Correctable(("editors",), "editors: [Ada Lovelace]", _people),
    "volume": Correctable(("volume",), "volume: 12", _TEXT),
    "issue": Correctable(("issue",), "issue: 3", _TEXT),
    "pages": Correctable(("pages",), "pages: 137-144", _TEXT),
    "publisher": Correctable(("publisher",), "publisher: Map Press", _TEXT),
    "isbn": Correctable(("isbn",), "isbn: 978-3-16-148410-0", _TEXT),
    "issn": Correctable(("issn",), "issn: 2049-3630", _TEXT),
    "language": Correctable(("language",), "language: en", _TEXT),
    "pmid": Correctable(("pmid",), "pmid: 23193287", _one(pmid_of)),
    "openreview": Correctable(("openreview",), "openreview: H1cWzoxA-", _one(openreview_of)),
    "key": Correctable(("key",), "key: lovelace1843", _TEXT),
    "summary": Correctable(("summary",), "summary: Maps fold.", _TEXT),
}
