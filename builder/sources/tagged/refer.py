"""Stage 1, reader: Refer and BibIX ("%A Lovelace, Ada"), which EndNote's .enw, Google Scholar and many sites write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper, PaperType
from builder.sources.raw import Raw, finished
from builder.sources.source import Source
from builder.sources.tagged import bibliographic as found_in
from builder.sources.tagged.records import Record, cut, overlong, values
from builder.sources.values.dates import Date, date_of

_LINE = re.compile(r"\s*%(?P<tag>[A-Z0-9@?!*$+&<>~=(){}\[\]^#:;])(?:\s(?P<value>.*))?$", re.DOTALL)
_MARK = re.compile(r"\s*%[0-9A-Z@](?: .*)?\n(?:.*\n){0,60}?\s*%[TAJD0] \S")
_TYPES: Mapping[str, PaperType] = {
    "book": "book",
    "book section": "chapter",
    "classical work": "book",
    "computer program": "software",
    "conference paper": "conference paper",
    "conference proceeding": "conference paper",
    "conference proceedings": "conference paper",
    "data set": "data set",
    "dataset": "data set",
    "dictionary": "chapter",
    "edited book": "book",
    "electronic article": "article",
    "electronic book": "book",
    "electronic book section": "chapter",
    "encyclopedia": "chapter",
    "generic": "",
    "government document": "report",
    "journal article": "article",
    "magazine article": "article",
    "newspaper article": "article",
    "online database": "data set",
    "preprint": "preprint",
    "report": "report",
    "serial": "book",
    "standard": "report",
    "thesis": "thesis",
    "unpublished work": "preprint",
}
_DEFAULT_VENUES = ("J", "B", "S")
_VENUES: Mapping[PaperType, tuple[str, ...]] = {
    "conference paper": ("B", "J", "S"),
    "chapter": ("B", "J", "S"),
    "book": ("J", "S", "B"),
}
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("T", "!"),
    "volume": ("V",),
    "issue": ("N",),
    "publisher": ("I",),
    "language": ("G",),
    "key": ("F", "L"),
}
_PUBMED = ("pubmed", "medline", "nlm")
_HINT = 'write "%T " and the title below "%0 "'


def sniff(head: str) -> bool:
    """Knows the file by its first line "%0 Journal Article" (or "%A ...") and another of the kind below."""
    return bool(_MARK.match(head.lstrip("\ufeff \t\n")))


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each record."""
    is_empty = True
    for record in cut(source, _field, _begins):
        is_empty = False
        origin = Origin(source.origin.path, record.line)
        yield finished(_raw(record), origin, hint=_HINT)
        yield from overlong(record, origin)
    if is_empty:
        yield Problem(
            Code.EMPTY_FILE, source.origin, "the file has no record", 'a record begins with "%0 Journal Article"'
        )


def _field(line: str) -> tuple[str, str] | None:
    found = _LINE.match(line)
    return (found["tag"], (found["value"] or "").strip()) if found else None


def _begins(record: Record, tag: str, is_after_blank: bool) -> bool:
    """%0 and, in files without it, a blank line; an abstract with blank lines inside does not end its record."""
    if tag == "0":
        return any(field.tag != "0" for field in record.fields)
    return is_after_blank and (not record.has("0") or (tag in "AT" and record.has("T")))


def _raw(record: Record) -> Raw:
    raw = Raw(**values(record, _FIELDS))  # type: ignore[arg-type]  # all of them are texts
    name = next(reversed(record.all("0")), "").casefold()
    raw.type = _TYPES.get(name, "other" if name else "")
    raw.venue = record.first(*_VENUES.get(raw.type, _DEFAULT_VENUES))
    raw.abstract = "\n".join(record.all("X"))
    raw.authors, raw.editors = _authors(record), found_in.people(_editors(record, raw.type))
    if name == "edited book" and not raw.editors:
        raw.authors, raw.editors = [], raw.authors
    raw.year = next((year for tag in "D8" for year in record.all(tag) if date_of(year).year), "")
    raw.date = _date(record, date_of(raw.year).year)
    raw.pages = _pages(record, raw.type)
    raw.keywords = found_in.keywords(record.all("K"))
    raw.doi = found_in.doi_in(record.all("R", "U"))
    raw.arxiv = found_in.arxiv_in(record.all("R", "J", "B", "M", "O", "Z"))
    raw.pmid = record.first("M") if record.first("~", "W").casefold() in _PUBMED else ""
    raw.urls = found_in.addresses([*record.all("U"), *record.all(">"), *record.all("R")])
    raw.isbn, raw.issn = found_in.isbn_of(record.all("@")), found_in.issn_of(record.all("@"))
    raw.notes = record.all("Z", "O", "<")
    return raw


def _authors(record: Record) -> list[Author]:
    bodies = [Author(" ".join(body.split())) for body in record.all("Q")]
    return found_in.people(record.all("A")) + bodies


def _editors(record: Record, kind: PaperType) -> list[str]:
    """The proceedings' editors stand in %Y where a program wrote it by way of MODS, as the ACL Anthology does."""
    return record.all("E") or (record.all("Y") if kind == "conference paper" else [])


def _date(record: Record, year: int | None) -> Date:
    """%8 is a day or a month beside the year of %D, or a whole date."""
    texts = [*record.all("8"), *record.all("D")]
    dates = [date if (date := date_of(text)).year else date_of(f"{text} {year or ''}") for text in texts]
    return next((date for date in dates if date.iso and date.year == year), Date(year))


def _pages(record: Record, kind: PaperType) -> str:
    """The last one: CNKI writes the number of pages above the range. Of a book it is the number alone."""
    text = next(reversed(record.all("P")), "")
    return "" if kind in ("book", "thesis") and "-" not in text else text
