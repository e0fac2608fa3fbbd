"""Stage 1, reader: MEDLINE, the tagged text that PubMed saves (.nbib), and ERIC and KoreaMed likewise.

Keywords are the authors' own (OT) and after them the indexers' headings (MH) with their qualifiers
("Looms/history"), as in the reader of PubMed's XML; the asterisk that marks a main one is no part of it. Titles stand
as PubMed has them, with the full stop that closes them, as reference managers keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper, PaperType
from builder.sources.raw import Raw, finished, is_no_title
from builder.sources.source import Source
from builder.sources.tagged import bibliographic as found_in
from builder.sources.tagged.records import Record, cut, overlong, values
from builder.sources.values.names import parse_name, person

# Without a blank behind the dash ("TI  -Looms") only where blanks stand before it: "DNA-based" is text.
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,4})(?: {0,3}-(?=\s|$)| {1,3}-)\s?(?P<value>.*)$", re.DOTALL)
_MARK = re.compile(r"^\ufeff?(?:PMID|OWN |STAT|FAU |DCOM|EDAT|JID |PHST) ?- ", re.MULTILINE)
# A blank line divides records where one of these stands below it: an abstract may have blank lines inside.
_FIRST = ("PMID", "OWN")
_ONCE = ("STAT", "TI", "BTI", "DP", "TA", "JT", "OID")  # where the record has one already
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("TI", "BTI", "CTI", "TT"),
    "venue": ("JT", "TA", "BTI", "CTI"),
    "date": ("DP", "DEP"),
    "volume": ("VI",),
    "issue": ("IP",),
    "publisher": ("PB",),
    "language": ("LA",),
    "pmid": ("PMID",),
}
_AUTHOR_TAGS = {"FAU": "AU", "FED": "ED"}  # the full form of a name to its short one
_ISSNS = ("IS", "ISSN")
_DOIS = ("LID", "AID", "DOI")
# What PT may say, the most telling first: "Journal Article" stands beside "Preprint".
_TYPES: Mapping[str, PaperType] = {
    "preprint": "preprint",
    "book chapter": "chapter",
    "book": "book",
    "books": "book",
    "dataset": "data set",
    "academic dissertation": "thesis",
    "congress": "conference paper",
    "speeches/meeting papers": "conference paper",
    "technical report": "report",
    "journal article": "article",
    "journal articles": "article",
    "review": "article",
}
_PARTLY: Mapping[str, PaperType] = {"dissertation": "thesis", "report": "report"}  # words of ERIC's types
_SHORT_NAME = re.compile(r"(?P<family>.+?) (?P<given>[^\W\d_]{1,5})(?: (?P<suffix>Jr|Sr|2nd|3rd|4th|II|III|IV)\.?)?")
_SUFFIX = re.compile(r" (Jr|Sr|2nd|3rd|4th|II|III|IV)\.?$")
_SOURCE_OF_ID = re.compile(r"\s*\[\w+\]$")


def sniff(head: str) -> bool:
    """Knows the file by "PMID- " or another tag that no other format has."""
    return bool(_MARK.search(head))


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each record."""
    is_empty = True
    for record in cut(source, _field, _begins):
        is_empty = False
        origin = Origin(source.origin.path, record.line)
        yield finished(_raw(record), origin, hint='write "TI  - " and the title below "PMID- "')
        yield from overlong(record, origin)
    if is_empty:
        yield Problem(Code.EMPTY_FILE, source.origin, "the file has no record", 'a record begins with "PMID- 12345678"')


def _field(line: str) -> tuple[str, str] | None:
    found = _LINE.match(line)
    return (found["tag"], (found["value"] or "").strip()) if found else None


def _begins(record: Record, tag: str, is_after_blank: bool) -> bool:
    if tag in _FIRST or tag == record.fields[0].tag:
        return is_after_blank or (tag == "PMID" and record.has("PMID"))
    return is_after_blank and tag in _ONCE and record.has(tag)


def _raw(record: Record) -> Raw:
    raw = Raw(**values(record, _FIELDS))  # type: ignore[arg-type]  # all of them are texts
    raw.title = record.first("TT") if is_no_title(raw.title) else raw.title
    raw.type = _type(record)
    raw.venue = "" if raw.venue == raw.title else raw.venue  # a book as a whole
    raw.abstract = " ".join(record.all("AB")) or record.first("OAB")
    raw.authors, raw.editors = _people(record, "FAU", "CN"), _people(record, "FED")
    raw.pages = found_in.full_range(record.first("PG"))
    raw.keywords = [found_in.unstarred(keyword) for tag in ("OT", "KW", "MH") for keyword in record.all(tag)]
    raw.issn = found_in.issn_of(record.all(*_ISSNS))
    raw.isbn = found_in.isbn_of(record.all("ISBN", "IS"))
    identifiers = [_SOURCE_OF_ID.sub("", text) for tag in _DOIS for text in record.all(tag)]
    raw.doi, raw.urls = found_in.doi_in(identifiers), identifiers
    raw.notes = record.all("GN")
    return raw


def _type(record: Record) -> PaperType:
    kinds = [kind.casefold() for kind in record.all("PT")]
    exact = (_TYPES[kind] for kind in _TYPES if kind in kinds)
    partly = (_PARTLY[word] for kind in kinds for word in _PARTLY if word in kind)
    return next(chain(exact, partly), "article" if record.has("JT", "TA") else "")


def _people(record: Record, full: str, body: str = "") -> list[Author]:
    """The names in their order; a short form counts where no full form stands above it."""
    authors, is_named = list[Author | None](), False
    for field in record.fields:
        text = " ".join(field.value.split())
        if field.tag == full:
            authors.append(_full_name(text))
        elif field.tag == _AUTHOR_TAGS[full] and not is_named:
            authors.append(_short_name(text))
        elif body and field.tag == body and text:
            authors.append(Author(text))
        is_named = field.tag == full if field.tag in (full, _AUTHOR_TAGS[full]) else is_named
    return [author for author in authors if author]


def _full_name(text: str) -> Author | None:
    """ "van Raaij, Mark J", "King, Martin Luther Jr"."""
    found = _SUFFIX.search(text)
    family, comma, given = text[: found.start()].partition(",") if found else ("", "", "")
    return person(family, given, "", found[1]) if found and comma else parse_name(text)


def _short_name(text: str) -> Author | None:
    """ "van Raaij MJ", "King ML Jr"; ERIC has full names there, "King, Martin Luther"."""
    found = _SHORT_NAME.fullmatch(text)
    if "," in text or not found or not found["given"].isupper():
        return parse_name(text)
    return person(found["family"], found["given"], "", found["suffix"] or "")
