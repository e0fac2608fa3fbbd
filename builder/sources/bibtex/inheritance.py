"""Stage 1, crossref and xdata in a .bib file: what an entry takes from another, as BibLaTeX does it.

A file is read once, so entries that others may refer to are kept aside, and entries wait for those that stand later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Fields = dict[str, list[str]]  # name to what each field of that name says, with TeX in it

# What would be wrong of a part because it is right of the whole.
_OWN_NAMES = (
    "crossref xref xdata ids entryset label shorthand shorttitle sortkey presort options related abstract annotation"
    " annote comment note keywords keyword doi url eprint eprinttype archiveprefix primaryclass pmid pages eid file"
    " urldate title subtitle titleaddon booktitle booksubtitle booktitleaddon author tldr"
)
_OWN = frozenset(_OWN_NAMES.split())
_BOOK_TITLE = {"title": "booktitle", "subtitle": "booksubtitle"}
_TITLE_GOES_TO: Mapping[str, Mapping[str, str]] = {
    "periodical": {"title": "journaltitle", "subtitle": "journalsubtitle"},
    "mvbook": {"title": "maintitle"},
    "mvcollection": {"title": "maintitle"},
    "mvproceedings": {"title": "maintitle"},
    "mvreference": {"title": "maintitle"},
}
_BY_ITS_AUTHOR = frozenset(("inbook", "bookinbook", "suppbook"))
_DATES = frozenset(("date", "year", "month", "day"))
# Nothing stands in these, and most of a large file is of these types: they are not kept.
_PART_NAMES = (
    "article inproceedings conference incollection inbook phdthesis mastersthesis thesis techreport report online"
    " patent unpublished"
)
_PARTS = frozenset(_PART_NAMES.split())


@dataclass(slots=True)
class Record:
    """One entry with its values."""

    line: int
    type: str
    key: str
    fields: Fields
    missing: str = ""  # the key that it refers to and that the file has not


@dataclass(slots=True)
class Aside:
    """The entries that others take from, and those that wait."""

    _wholes: dict[str, Record] = field(default_factory=dict)
    _waiting: dict[str, list[Record]] = field(default_factory=dict)

    def settled(self, record: Record) -> list[Record]:
        """Returns the record once it has what it inherits, and those that waited for it."""
        done, ready = list[Record](), [record]
        while ready:
            current = ready.pop()
            if missing := self._missing(current):
                self._waiting.setdefault(missing.lower(), []).append(current)
                continue
            self._inherit(current)
            done.append(current)
            names = [name.lower() for name in (current.key, *_keys(current.fields.get("ids", []))) if name]
            if current.type not in _PARTS or any(name in self._waiting for name in names):
                self._wholes.update(dict.fromkeys(names, _kept(current)))
            ready += [waiting for name in names for waiting in self._waiting.pop(name, [])][::-1]
        return done

    def left(self) -> list[Record]:
        """Returns the records whose other entry never came, in order of line."""
        records = [record for waiting in self._waiting.values() for record in waiting]
        for record in records:
            record.missing = self._missing(record)
            self._inherit(record)
        self._waiting = {}
        return sorted(records, key=lambda record: record.line)

    def _missing(self, record: Record) -> str:
        """Keys are compared as BibTeX does, whatever their case."""
        own = record.key.lower()
        lacking = (key for key in _sources(record.fields) if key.lower() not in self._wholes)
        return next((key for key in lacking if key.lower() != own), "")

    def _inherit(self, record: Record) -> None:
        for key in _sources(record.fields):
            if (whole := self._wholes.get(key.lower())) and key.lower() != record.key.lower():
                _take(record, whole, is_data=key in _keys(record.fields.get("xdata", [])))


def is_complete(record: Record) -> bool:
    """Says whether a part names its whole and its year itself: DBLP leaves the entry of the whole out of its files."""
    return "booktitle" in record.fields and bool(_DATES & record.fields.keys())


def _take(record: Record, whole: Record, *, is_data: bool) -> None:
    has_date = bool(_DATES & record.fields.keys())
    for name, values in whole.fields.items():
        if (name in _DATES and has_date) or name == "xdata":
            continue
        if is_data or name not in _OWN or (name == "author" and record.type in _BY_ITS_AUTHOR):
            record.fields.setdefault(name, values)
    if is_data:
        return
    goes_to = _TITLE_GOES_TO.get(whole.type, _BOOK_TITLE)
    for name in ("booktitle", "booksubtitle"):  # BibTeX's way: the whole says what its parts are to call it
        if name in whole.fields and "title" in goes_to and "booktitle" in whole.fields:
            record.fields.setdefault(name, whole.fields[name])
    if "booktitle" not in record.fields or goes_to is not _BOOK_TITLE:
        for name, target in goes_to.items():
            if name in whole.fields:
                record.fields.setdefault(target, whole.fields[name])


def _kept(record: Record) -> Record:
    """Returns the record without what nobody inherits and what is long."""
    dropped = () if record.type == "xdata" else ("abstract", "note", "annote", "annotation", "comment", "file")
    return Record(record.line, record.type, record.key, {k: v for k, v in record.fields.items() if k not in dropped})


def _sources(fields: Fields) -> list[str]:
    return _keys([*fields.get("xdata", []), *fields.get("crossref", [])])


def _keys(values: list[str]) -> list[str]:
    return [key for value in values for part in value.split(",") if (key := part.strip())]
