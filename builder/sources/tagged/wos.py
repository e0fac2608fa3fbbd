"""Stage 1, reader: Web of Science's tagged export (.ciw, savedrecs.txt): "PT J", "TI ...", continued lines indented.

The tags are those of rispy's table for it; its parser is not used, for the reasons that the reader of RIS gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper, PaperType
from builder.sources.raw import Raw, finished
from builder.sources.source import Source
from builder.sources.tagged import bibliographic as found_in
from builder.sources.tagged.records import Record, cut, overlong, unended, values, with_last
from builder.sources.values.dates import Date, date_of

_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?:[ \t](?P<value>.*))?$", re.DOTALL)
_MARK = re.compile(r"^\ufeff?(?:FN (?:Clarivate|Thomson|ISI)\b|PT [A-Z]\s*\n[A-Z][A-Z0-9] \S)", re.MULTILINE)
_START = 2000  # characters among which the mark stands
_OF_THE_FILE = ("FN", "VR", "EF")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("TI",),
    "abstract": ("AB",),
    "venue": ("SO", "CT", "JI", "J9"),
    "volume": ("VL",),
    "issue": ("IS",),
    "publisher": ("PU",),
    "language": ("LA",),
    "doi": ("DI", "D2"),
    "pmid": ("PM",),
    "year": ("PY", "EY"),
}
_KINDS: Mapping[str, PaperType] = {"J": "article", "B": "book", "S": "chapter", "C": "conference paper", "P": "other"}
_DOCUMENTS: Mapping[str, PaperType] = {
    "proceedings paper": "conference paper",
    "book chapter": "chapter",
    "article; book chapter": "chapter",
    "proceedings paper; book chapter": "conference paper",
}
# The authors' own, Keywords Plus, and what BIOSIS and CABI, sold by the same house, have beside them.
_KEYWORDS = ("DE", "ID", "OR", "BD", "MC", "MQ")
_SMALL_WORDS = "a an and as at by de for from in la of on or the to und with y"
_SMALL = frozenset(_SMALL_WORDS.split())
_ACRONYMS = "ACM AIAA AIP ASME BMC BMJ EURASIP IEEE IEICE IET IFIP JAMA PLOS PNAS SIAM SPIE USA"
_KEPT = frozenset(_ACRONYMS.split())
_ACRONYM = 6  # letters of the longest word that may be one
_WORD = re.compile(r"[^\W\d_]+")


def sniff(head: str) -> bool:
    """Knows the file by "FN Clarivate ..." or by "PT J" at its start."""
    return bool(_MARK.search(head[:_START]))


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each record, and a Problem for one without its end."""
    is_empty = True
    for record, is_last in with_last(cut(source, _field, _begins, end="ER")):
        is_empty = False
        origin = Origin(source.origin.path, record.line)
        yield finished(_raw(record), origin, hint='write "TI " and the title below "PT J"')
        yield from overlong(record, origin)
        yield from unended(record, origin, is_last, "ER")
    if is_empty:
        yield Problem(Code.EMPTY_FILE, source.origin, "the file has no record", 'a record begins with "PT J"')


def _field(line: str) -> tuple[str, str] | None:
    found = _LINE.match(line)
    if not found:
        return None
    # Lines about the file belong to no record: they add nothing to one that lacks its end.
    return ("", "") if found["tag"] in _OF_THE_FILE else (found["tag"], (found["value"] or "").strip())


def _begins(record: Record, tag: str, _is_after_blank: bool) -> bool:
    return tag == "PT" and record.has("PT")


def _raw(record: Record) -> Raw:
    raw = Raw(**values(record, _FIELDS))  # type: ignore[arg-type]  # all of them are texts
    raw.type = _DOCUMENTS.get(record.first("DT").casefold(), _KINDS.get(record.first("PT")[:1].upper(), ""))
    raw.venue = _in_title_case(raw.venue, record.first("JI"))
    raw.publisher = _in_title_case(raw.publisher)
    raw.authors = _people(record, "AF", "AU", "BF", "BA") + _bodies(record)
    raw.editors = _people(record, "BE", "ED")
    raw.date = _date(record, raw.year)
    raw.pages = found_in.pages(record.first("BP"), record.first("EP")) or record.first("PS", "AR")
    raw.keywords = [keyword for tag in _KEYWORDS for keyword in _keywords(record, tag)]
    raw.isbn, raw.issn = found_in.isbn_of(record.all("BN")), found_in.issn_of(record.all("SN", "EI"))
    return raw


def _people(record: Record, *tags: str) -> list[Author]:
    """The names of the first tag that has some: full ones go before short ones. What stands in brackets repeats it."""
    found = next((names for tag in tags if (names := record.all(tag))), [])
    return found_in.people([line.partition(" (")[0] for text in found for line in text.split("\n")])


def _bodies(record: Record) -> list[Author]:
    names = (line for text in record.all("CA", "GP") for line in text.split("\n"))
    return [Author(name) for text in names if (name := " ".join(text.split()))]


def _keywords(record: Record, tag: str) -> list[str]:
    if tag == "ID" and record.first("UT").startswith("INSPEC"):  # numbers of the article there
        return []
    found = [keyword for text in record.all(tag) for keyword in " ".join(text.split()).split(";")]
    return [keyword.lower() for keyword in found] if tag == "ID" else found  # Keywords Plus are capitals


def _date(record: Record, year: str) -> Date:
    """PD is "JUN 14" or "FEB" beside the year of PY."""
    day = record.first("PD")
    date = date_of(f"{day} {year}") if day else Date()
    return date if date.year == date_of(year).year else date_of(year)


def _in_title_case(text: str, short: str = "") -> str:
    """Journals and publishers stand in capitals there: "NEURAL NETWORKS" becomes "Neural Networks".

    What its short form (JI: "Fiddlehead", "FEMS Yeast Res.") has in capitals keeps them; so does a single short word.
    """
    if not text.isupper() or (" " not in text and len(text) <= _ACRONYM and not short):
        return text
    if short.casefold() == text.casefold():
        return short
    kept = _KEPT | {word for word in _WORD.findall(short) if len(word) > 1 and word.isupper() and not short.isupper()}
    return _WORD.sub(lambda word: _word(word[0], word.start(), kept), text)


def _word(word: str, start: int, kept: frozenset[str]) -> str:
    if word in kept:
        return word
    return word.lower() if start and word.lower() in _SMALL else word.capitalize()
