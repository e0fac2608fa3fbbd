"""Stage 1, reader: Ovid's tagged text ("VN  - Ovid Technologies"), of MEDLINE, BIOSIS, PsycINFO and others.

Its records begin with a line "<12. >", and most have journal, volume and pages in one line only, the citation (SO).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper, PaperType
from builder.sources.raw import Raw, finished
from builder.sources.source import Source
from builder.sources.tagged import bibliographic as found_in
from builder.sources.tagged.records import Record, cut, overlong, values
from builder.sources.values.names import parse_name

_MARK = re.compile(r"^\ufeff?VN {0,3}- Ovid Technologies", re.MULTILINE)
_START = 2000  # characters among which the mark stands
_BEGINNING = re.compile(r"<\d+\. ?>\s*$")
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,3}-(?:\s+(?P<value>.*))?$", re.DOTALL)
_NUMBER = "<>"  # stands for the tag of a line "<12. >"
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "abstract": ("AB",),
    "venue": ("JT", "JN", "BT", "TA"),
    "volume": ("VI", "VO"),
    "issue": ("IP",),
    "pages": ("PG",),
    "publisher": ("PB",),
    "language": ("LG", "LA"),
    "year": ("YR",),
}
_TYPES: Mapping[str, PaperType] = {
    "book chapter": "chapter",
    "meeting paper": "conference paper",
    "patent": "other",
    "technical report": "report",
    "dissertation": "thesis",
    "book": "book",
    "article": "article",
    "journal article": "article",
}
# Journals@Ovid names the kind behind the title, and all its databases close a title with a full stop.
_KIND = re.compile(r"\.? ?\[[A-Z][\w &/-]{1,40}\]$")
_EDITOR = re.compile(r"\[Ed(?:itor|\.)[^\][]{0,60}\]\.? ?")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Winter|Spring|Summer|Fall|Autumn"
# Where the journal ends in "Acta Loomica August 2011;43(8):647-653" and "Loom Ecology. 201(2-3):327-334, 2004."
_JOURNAL_END = re.compile(rf"\.[\s:]|\.$|;|,?\s(?=\d)|,\s(?=vol)|\s(?=(?:{_MONTHS})[\w/ ]{{0,20}}\d{{4}})")
_VOLUME = re.compile(r"\b(\d{1,5})\((\d{1,4}(?:-\d{1,4})?)\)")
_PAGES = re.compile(r":\s*(\w{1,8}-\w{1,8})\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
# What stands behind a name: a role in brackets, degrees, a full stop that is of no initial; and marks of footnotes.
_BEHIND_NAME = re.compile(r" ?\[.*$|(?<=[^\W\d_]{2})\.$|,? (?:Ph\.?D|M\.?D|[BM]Sc|[BM]A|MPH|MB|RN|FACSM)\b.*$")
_FOOTNOTES = " ,+*0123456789"


def sniff(head: str) -> bool:
    """Knows the file by "VN  - Ovid Technologies" in its first record."""
    return bool(_MARK.search(head[:_START]))


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each record."""
    is_empty = True
    for record in cut(source, _field, _begins):
        is_empty = False
        origin = Origin(source.origin.path, record.line)
        yield finished(_raw(record), origin, hint='write "TI  - " and the title below "VN  - Ovid Technologies"')
        yield from overlong(record, origin)
    if is_empty:
        yield Problem(Code.EMPTY_FILE, source.origin, "the file has no record", 'a record begins with "<1. >"')


def _field(line: str) -> tuple[str, str] | None:
    if _BEGINNING.match(line):
        return _NUMBER, ""
    found = _LINE.match(line)
    return (found["tag"], (found["value"] or "").strip()) if found else None


def _begins(record: Record, tag: str, _is_after_blank: bool) -> bool:
    return tag == _NUMBER or (tag == "VN" and record.has("VN"))


def _raw(record: Record) -> Raw:
    raw = Raw(**values(record, _FIELDS))  # type: ignore[arg-type]  # all of them are texts
    raw.title = _KIND.sub("", " ".join(record.first("TI").split())).removesuffix(".")
    raw.type = _type(record)
    raw.authors = [author for name in record.all("FA", "FAU") or record.all("AU") if (author := _author(name))]
    raw.editors = [author for name in record.all("ED") if (author := _author(name))]
    raw.venue = "" if raw.type == "book" else raw.venue
    _read_citation(raw, " ".join(record.first("SO").split()))
    raw.pages = found_in.full_range(raw.pages)
    raw.keywords = found_in.keywords(record.all("KW", "MH"))
    raw.isbn, raw.issn = found_in.isbn_of(record.all("IB")), found_in.issn_of(record.all("IS"))
    raw.doi = found_in.doi_in(record.all("DI", "DO"))
    raw.urls = found_in.addresses(record.all("UR"))
    raw.pmid = record.first("UI") if "medline" in record.first("DB").casefold() else ""
    return raw


def _type(record: Record) -> PaperType:
    kinds = [kind.casefold().rstrip(".") for kind in record.all("PT")]
    return next((_TYPES[kind] for kind in _TYPES if kind in kinds), "other" if kinds else "article")


def _author(text: str) -> Author | None:
    """ "Werner, S. M. [Author]", "Zhang, Weijia 1,2,+", "Gazic, Barbara MD, PhD *"."""
    name = before = " ".join(text.split())
    while (name := _BEHIND_NAME.sub("", name.rstrip(_FOOTNOTES))) != before:
        before = name
    author = parse_name(name)
    if author and author.given and author.family.isupper() and len(author.family) > 2:
        return Author(author.family.title(), author.given, author.particle, author.suffix)
    return author


def _read_citation(raw: Raw, citation: str) -> None:
    """Fills what the record has in its citation only; of a chapter the editors stand in front of the book."""
    citation = citation[max((found.end() for found in _EDITOR.finditer(citation)), default=0) :]
    raw.venue = raw.venue or _JOURNAL_END.split(citation, maxsplit=1)[0]
    if found := _VOLUME.search(citation):
        raw.volume, raw.issue = raw.volume or found[1], raw.issue or found[2]
    if found := _PAGES.search(citation):
        raw.pages = raw.pages or found[1]
    if not raw.year and (found := _YEAR.search(citation)):
        raw.year = found[0]
