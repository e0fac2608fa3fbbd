"""Stage 1, reader: RIS, as EndNote, Zotero, Mendeley, Scopus, Embase, Cochrane and most publishers write it.

rispy's table says which tags there are. Its parser is not used: it needs the whole file, knows no line numbers, wants
exactly two blanks before the dash, keeps the first of repeated tags only, and drops a last record that has no "ER  - ".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from builder.problems import Code, Problem
from builder.records import Origin, Paper, PaperType
from builder.sources.raw import Raw, finished, unique
from builder.sources.source import Source
from builder.sources.tagged import bibliographic as found_in
from builder.sources.tagged.records import Record, cut, overlong, unended, values, with_last
from builder.sources.values.dates import Date, date_of
from builder.sources.values.text import clean

_LINE = re.compile(r"[ \t]*(?P<tag>[A-Za-z][A-Za-z0-9])(?P<gap>[ \t\xa0]*)[-–](?P<value>.*)", re.DOTALL)
_TYPE_LINE = re.compile(r"^[ \t\ufeff]*TY([ \t\xa0]*)[-–] ?[A-Za-z]{2,8}[ \t]*$", re.MULTILINE)
_TWO_FIELDS = re.compile(r"^(TI|T1|AU|A1|ID|DB)  - .*\n(?:[ \t\w].*\n){0,5}?[A-Z][A-Z0-9]  - ", re.MULTILINE)
_OTHER_TAGS = (
    "A5",
    "BT",
    "CP",
    "CR",
    "CT",
    "DI",
    "ED",
    "H1",
    "H2",
    "J1",
    "JP",
    "L3",
    "LK",
    "M2",
    "PM",
    "PP",
    "RD",
    "SV",
)
_TYPES: Mapping[str, PaperType] = {
    "ABST": "article",
    "BOOK": "book",
    "CHAP": "chapter",
    "CLSWK": "book",
    "COMP": "software",
    "CONF": "conference paper",
    "CPAPER": "conference paper",
    "DATA": "data set",
    "DBASE": "data set",
    "DICT": "chapter",
    "DISS": "thesis",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article",
    "ENCYC": "chapter",
    "GEN": "",  # EndNote's "Generic" says nothing
    "GOVDOC": "report",
    "INPR": "article",
    "JFULL": "article",
    "JOUR": "article",
    "MGZN": "article",
    "NEWS": "article",
    "PREPRINT": "preprint",
    "RPRT": "report",
    "SER": "book",
    "STAND": "report",
    "THES": "thesis",
    "UNPB": "preprint",
    "UNPD": "preprint",
}
_PERIODICAL = ("JF", "T2", "BT", "JO", "JA", "J2", "J1")
_VENUES: Mapping[PaperType, tuple[str, ...]] = {
    "chapter": ("BT", "T2", "JF", "JO", "T3"),
    "conference paper": ("C3", "BT", "T2", "JF", "JO", "JA", "J2", "T3"),
    # A second title is the series; the short ones of a book and of data are of themselves.
    "book": ("JF", "JO", "T2", "T3"),
    "data set": ("JF", "T2"),
}
# Field of a Raw to tags, the first that has a value counts.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("TI", "T1"),
    "volume": ("VL",),
    "issue": ("IS", "CP"),
    "publisher": ("PB",),
    "language": ("LA",),
    "key": ("ID", "LB"),
}
_DATES = ("DA", "Y1", "PY")  # Y2 is the day of access
_YEARS = ("PY", "DA", "Y1")
_ADDRESSES = ("UR", "LK", "L2", "L1", "L3", "L4")
_DOIS = ("DO", "DI", "M3", "N1", "L3", "L1", "AN", "ID", "UR", "LK")
_ARXIV = ("AN", "M3", "M1", "N1", "JO", "T2", "JF", "PB", "VL")
# What databases write into notes of their own: nobody noted it.
_MACHINE_NOTE = re.compile(
    r"(cited by\b[^:]{0,20}:|export date\b|pmid\s*:|accession number:|correspondence address\b|coden:|references:"
    r"|funding (details|text)\b|conference code:|chemicals/cas\b|(copyright|date|name|last updated) - )",
    re.IGNORECASE,
)
_ABSTRACT_NOTE = re.compile(r"abstract\s*:\s", re.IGNORECASE)
_NUMBER_IN_DATABASE = re.compile(r"[A-Za-z]+ \d{5,}\b")  # Cochrane's C3: "PUBMED 12345678,EMBASE 123456789"
_PMID_SAID = re.compile(r"\b(?:pmid|pubmed|pm)[:\s]\s*(\d{1,8})\b|\b(\d{1,8})\s?\[pmid\]", re.IGNORECASE)
_PMIDS = ("PM", "C3", "U1", "UR", "N1", "AN")
_ISSUE = re.compile(r"\D{0,12}\d[\w./ -]{0,12}")
_HINT = 'write "TI  - " and the title below "TY  - "'


def sniff(head: str) -> bool:
    """Knows the file by its first line "TY  - JOUR", or by two lines of fields where that is missing."""
    return bool(_TYPE_LINE.search(head) or _TWO_FIELDS.search(head))


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each record, and a Problem for what stands in a wrong place."""
    is_empty = True
    for record, is_last in with_last(_gathered(cut(source, _Lines(), _begins, end="ER"))):
        is_empty = False
        origin = Origin(source.origin.path, record.line)
        yield finished(_raw(record), origin, hint=_HINT)
        yield from overlong(record, origin)
        yield from unended(record, origin, is_last, "ER  - ")
        if not record.has("TY"):
            message, hint = 'the record has no line "TY  - "', 'write "TY  - JOUR" above its first line'
            yield Problem(Code.BAD_RECORD, origin, message, hint)
    if is_empty:
        yield Problem(Code.EMPTY_FILE, source.origin, "the file has no RIS record", 'a record begins with "TY  - JOUR"')


class _Lines:
    """Tells lines of fields from continued ones: "TI  - ...", and what is written for it by hand or by old programs.

    "ti  - ", "TI - " and, in a record that begins with "TY- ", "TI- " count for tags that RIS knows.
    """

    def __init__(self) -> None:
        self._is_compact = False  # whether the record began with "TY- "

    def __call__(self, line: str) -> tuple[str, str] | None:
        found = _LINE.match(line)
        if not found:
            return None
        tag, gap, value = found["tag"].upper(), found["gap"], found["value"]
        is_type = tag == "TY" and value.strip().upper() in _type_names()
        if not is_type and not self._is_field(line, tag, gap, value):
            return None
        if tag == "TY":
            self._is_compact = not gap
        return tag, value.strip()

    def _is_field(self, line: str, tag: str, gap: str, value: str) -> bool:
        if len(gap) > 1 or gap == "\t":
            return line.startswith(tag) or tag in _tags()
        is_spaced = bool(gap or self._is_compact) and value[:1] in ("", " ", "\t", "\xa0")
        return line.startswith(tag) and is_spaced and tag in _tags()


@cache
def _tags() -> frozenset[str]:
    from rispy.config import TAG_KEY_MAPPING  # type: ignore[import-untyped]

    return frozenset((*TAG_KEY_MAPPING, *_OTHER_TAGS)) - {"UK"}  # rispy's own name for the unknown


@cache
def _type_names() -> frozenset[str]:
    from rispy.config import TYPE_OF_REFERENCE_MAPPING

    return frozenset((*TYPE_OF_REFERENCE_MAPPING, *_TYPES))


def _begins(record: Record, tag: str, is_after_blank: bool) -> bool:
    """A second TY begins a record; fields right above the first belong to it, and a blank line divides them from it."""
    if record.has("TY"):
        return tag == "TY" and any(field.tag != "TY" for field in record.fields)
    return is_after_blank and (tag == "TY" or not record.after_blank)


def _gathered(records: Iterator[Record]) -> Iterator[Record]:
    """Yields the records; fields right below an "ER  - ", and not above a "TY  - ", go to the record above."""
    before: Record | None = None
    for record in records:
        is_tail = not record.after_blank and not record.has("TY", *_FIELDS["title"])
        if before and before.is_ended and is_tail:
            before.fields.extend(record.fields)
            continue
        if before:
            yield before
        before = record
    if before:
        yield before


def _raw(record: Record) -> Raw:
    raw = Raw(**values(record, _FIELDS))  # type: ignore[arg-type]  # all of them are texts
    name = next(reversed(record.all("TY")), "").upper()
    raw.type = _TYPES.get(name, "other" if name else "")
    raw.title = record.first("TI", "T1", "BT") if raw.type == "book" else raw.title
    raw.title = raw.title or record.first("CT", "ST", "TT")
    parts = unique(clean(part) for part in record.all("AB") or record.all("N2"))
    raw.abstract = " ".join(parts) or _noted_abstract(record)
    venues = (venue for tag in _VENUES.get(raw.type, _PERIODICAL) for venue in record.all(tag))
    raw.venue = next((venue for venue in venues if not _NUMBER_IN_DATABASE.match(venue)), "")
    if raw.type == "thesis" and raw.publisher:
        raw.venue, raw.publisher = raw.publisher, ""  # the university; a second title is its department
    number = record.first("M1") if raw.type == "article" else ""  # EndNote's issue, Ovid's address of the authors
    raw.issue = raw.issue or (number if _ISSUE.fullmatch(number) else "")
    raw.authors, raw.editors = found_in.people(record.all("AU", "A1")), found_in.people(_editors(record, raw.type))
    if name == "EDBOOK":
        raw.authors, raw.editors = [], raw.authors + raw.editors
    raw.year = next((year for tag in _YEARS for year in record.all(tag) if date_of(year).year), "")
    raw.date = _date(record, date_of(raw.year).year)
    raw.pages = _pages(record, raw.type)
    raw.isbn, raw.issn = found_in.isbn_of(record.all("SN")), found_in.issn_of(record.all("SN"))
    raw.keywords = found_in.keywords(record.all("KW"))
    raw.urls = found_in.addresses(url for tag in _ADDRESSES for url in record.all(tag))
    raw.doi = found_in.doi_in(doi for tag in _DOIS for doi in record.all(tag))
    raw.pmid = _pmid(record)
    raw.arxiv = found_in.arxiv_in(text for tag in _ARXIV for text in record.all(tag))
    if raw.volume.startswith("abs/"):  # DBLP: "abs/1706.03762"
        raw.arxiv, raw.volume = raw.volume.removeprefix("abs/"), ""
    raw.notes = [note for note in record.all("N1", "RN") if _is_note(note, raw)]
    return raw


def _editors(record: Record, kind: PaperType) -> list[str]:
    """A2 is the editor of what a paper stands in; of a book it is the series' editor, and A3 the book's."""
    if kind in ("thesis", "other"):
        return record.all("ED")  # a supervisor, a sponsor, a recipient, an assignee
    return record.all("ED", "A3") or record.all("A2") if kind == "book" else record.all("ED", "A2")


def _date(record: Record, year: int | None) -> Date:
    """The first date with a month in the year that is known; EndNote writes the day alone ("Jul 2") beside the year."""
    texts = [text for tag in _DATES for text in record.all(tag)]
    dates = [date if (date := date_of(text)).year else date_of(f"{text} {year or ''}") for text in texts]
    return next((date for date in dates if date.iso and date.year == year), Date(year))


def _pages(record: Record, kind: PaperType) -> str:
    first, last = record.first("SP"), record.first("EP")
    if kind in ("book", "thesis") and not last and "-" not in first:
        return ""  # how many there are
    return found_in.pages(first, last) or record.first("C7")  # an article's number


def _noted_abstract(record: Record) -> str:
    return next((text[found.end() :] for text in record.all("N1") if (found := _ABSTRACT_NOTE.match(text))), "")


def _pmid(record: Record) -> str:
    said = next((found for tag in _PMIDS for text in record.all(tag) if (found := _PMID_SAID.search(text))), None)
    if said:
        return said[1] or said[2]
    is_pubmed = record.first("DB", "DP").casefold() in ("pubmed", "medline", "nlm")
    return record.first("PM", "AN") if is_pubmed else record.first("PM")


def _is_note(note: str, raw: Raw) -> bool:
    """EndNote repeats the title there, publishers the DOI, and old programs put the abstract there."""
    is_known = note == raw.title or (raw.abstract and note.endswith(raw.abstract))
    return not (is_known or found_in.is_doi_alone(note) or _MACHINE_NOTE.match(note))
