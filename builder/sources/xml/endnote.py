"""Stage 1, reader: EndNote's XML export, whose texts may lie in any number of style elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from builder.problems import Problem
from builder.records import Author, Origin, Paper, PaperType
from builder.sources.raw import Raw, finished
from builder.sources.source import Source
from builder.sources.values.dates import date_of
from builder.sources.values.names import parse_name
from builder.sources.xml.records import filled, first_text, records, root_of, text_of, texts

if TYPE_CHECKING:
    from builder.sources.xml.records import Element

_FIELDS: Mapping[str, Sequence[str]] = {
    "title": ("titles/title", "titles/alt-title", "titles/short-title"),
    "venue": ("periodical/full-title", "titles/secondary-title", "alt-periodical/full-title", "periodical/abbr-1"),
    "abstract": ("abstract",),
    "year": ("dates/year",),
    "volume": ("volume",),
    "issue": ("number",),
    "pages": ("pages",),
    "publisher": ("publisher",),
    "language": ("language",),
    "doi": ("electronic-resource-num",),
    "key": ("label",),  # a rec-number counts the records of one library and is no key
}
_NOTES = ("notes", "research-notes")
_ADDRESSES = ("urls/web-urls/url", "urls/related-urls/url", "urls/pdf-urls/url", "urls/text-urls/url")
_TYPES: Mapping[str, PaperType] = {
    "journal article": "article",
    "electronic article": "article",
    "magazine article": "article",
    "newspaper article": "article",
    "conference proceedings": "conference paper",
    "conference paper": "conference paper",
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "book section": "chapter",
    "electronic book section": "chapter",
    "thesis": "thesis",
    "report": "report",
    "unpublished work": "preprint",
    "preprint": "preprint",
    "dataset": "data set",
    "computer program": "software",
}
# The same by EndNote's numbers, for programs that write no names.
_NUMBERS: Mapping[str, PaperType] = {
    "5": "chapter",
    "6": "book",
    "9": "software",
    "10": "conference paper",
    "17": "article",
    "19": "article",
    "23": "article",
    "27": "report",
    "28": "book",
    "32": "thesis",
    "34": "preprint",
    "43": "article",
    "44": "book",
    "47": "conference paper",
    "59": "data set",
    "60": "chapter",
}
_DIVIDERS = re.compile(r"[\r\n;]+")
_STAR = re.compile(r"^\s*\*|(?<=/)\*")  # marks a main heading of MeSH
_MEDLINE = re.compile(r"pubmed|medline|ncbi", re.IGNORECASE)


def sniff(head: str) -> bool:
    """Knows the file by its root element and EndNote's way to nest records in it."""
    return root_of(head) in ("xml", "records") and ("<records" in head or "<record>" in head)


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each record."""
    for found in records(source, ("record",)):
        yield found if isinstance(found, Problem) else _paper(*found)


def _paper(record: Element, origin: Origin) -> Paper | Problem:
    raw = Raw(**filled(record, _FIELDS))  # type: ignore[arg-type]  # all of them are texts
    raw.date = _date(raw.year, first_text(record, ("dates/pub-dates/date",)))
    raw.authors = _people(record, "contributors/authors/author")
    raw.editors = _people(record, "contributors/secondary-authors/author")
    raw.keywords = [_STAR.sub("", word) for text in texts(record, "keywords/keyword") for word in _DIVIDERS.split(text)]
    raw.urls = [url for path in _ADDRESSES for text in texts(record, path) for url in text.split()]
    raw.notes = [note for path in _NOTES for note in texts(record, path)]
    raw.type = _type(record)
    number = first_text(record, ("isbn",))
    raw.isbn, raw.issn = (number, "") if raw.type in ("book", "chapter") else ("", number)
    if _MEDLINE.search(first_text(record, ("remote-database-name",))):
        raw.pmid = first_text(record, ("accession-num",))
    return finished(raw, origin, hint='give it a title: "<titles><title>Deep learning</title></titles>"')


def _people(record: Element, path: str) -> list[Author]:
    # A comma after a single name is EndNote's sign of a body: "World Health Organization,".
    return [
        author
        for text in texts(record, path)
        if (author := Author(" ".join(text[:-1].split())) if text.rstrip().endswith(",") else parse_name(text))
    ]


def _date(year: str, day: str) -> str:
    """EndNote has the year in one element and often only the day, "Mar 17", in the other."""
    return day if date_of(day).year or not day else f"{year} {day}"


def _type(record: Element) -> PaperType:
    kind = record.find("ref-type")
    if kind is None:
        return ""
    return _TYPES.get((kind.get("name") or "").casefold()) or _NUMBERS.get(text_of(kind).strip(), "other")
