"""Stage 1, what the formats in JSON share: a table of fields, and values taken in the type that a field needs."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from builder.problems import Code, Problem, excerpt
from builder.records import Author, Origin, Paper, PaperType
from builder.sources.json.records import Element, Path, elements
from builder.sources.raw import Raw, finished
from builder.sources.source import Source
from builder.sources.values.dates import Date
from builder.sources.values.names import parse_name
from builder.sources.values.text import clean

_SURROGATES = re.compile("[\ud800-\udfff]")  # halves of a character, which no file can hold
_RESOLVER = re.compile(r"^https?://\S+/")  # what Crossref once wrote before an ISBN and an ISSN
_TOLD = 100  # broken records of one file that are told one by one
_GIVEN_UP = 10_000  # broken records after which what follows is taken for no JSON at all


class Values:
    """One object; gives its values in the type that is asked for and notes in `lost` what it could not give.

    A path names a member, "biblio.volume" one of an object inside. What is not there is empty.
    """

    def __init__(self, members: Mapping[str, object], lost: list[str]) -> None:
        self.members = members
        self.lost = lost

    def get(self, path: str) -> object:
        """Returns the value as it stands; None where there is none."""
        value: object = self.members
        for key in path.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        return value

    def text(self, path: str) -> str:
        """Returns a text or a number as text; of a list that has one entry, this."""
        value = self.get(path)
        if isinstance(value, list):
            texts = self.texts(path)
            self._lose(path, len(texts) > 1)
            return texts[0] if texts else ""
        return self._taken(path, value)

    def texts(self, path: str) -> list[str]:
        """Returns the texts of a list, or the one text that stands in its place; empty ones are left out."""
        value = self.get(path)
        entries = value if isinstance(value, list) else [value]
        return [text for entry in entries if (text := self._taken(path, entry))]

    def objects(self, path: str) -> list[Values]:
        """Returns the objects of a list, or the one object that stands in its place."""
        value = self.get(path)
        entries = value if isinstance(value, list) else [] if value in (None, "", {}) else [value]
        found = [Values(entry, self.lost) for entry in entries if isinstance(entry, Mapping)]
        self._lose(path, len(found) < sum(entry not in (None, "") for entry in entries))
        return found

    def _taken(self, path: str, value: object) -> str:
        text = text_of(value)
        self._lose(path, text is None)
        return text or ""

    def _lose(self, path: str, is_lost: bool) -> None:
        if is_lost and path not in self.lost:
            self.lost.append(path)


Found: TypeAlias = str | Date | list[str] | list[Author]
Field: TypeAlias = str | Callable[[Values], Found]  # a path to a text, or a function of the record


@dataclass(frozen=True, slots=True)
class Layout:
    """How a service lays its records out."""

    fields: Mapping[str, Field]  # field of Raw to where it is found
    keys: Sequence[str]  # that every record has and no object inside of one does
    lists: Sequence[Path] = ()  # where else than on the outside a list of records may stand
    # Takes a record out of what is round it; None for something that is no paper, such as a review of one.
    record: Callable[[Mapping[str, object]], Mapping[str, object] | None] = lambda value: value
    finish: Callable[[Values, Raw], None] = lambda values, raw: None  # what one field alone does not tell
    hint: str = 'give it one: {"title": "…"}'

    def is_record(self, value: object) -> bool:
        """Says whether a value is a record, as it stands in the file."""
        record = self.record(value) if isinstance(value, Mapping) else None
        return record is not None and record.keys() >= set(self.keys)


def read_records(source: Source, layout: Layout) -> Iterator[Paper | Problem]:
    """Yields what the records of a text give; raises nothing for what the text holds."""
    count = wrong = broken = 0
    for element in elements(source, layout.lists, layout.is_record):
        count += 1
        broken += isinstance(element, Problem) or isinstance(element.value, str | int | float)
        for item in [element] if isinstance(element, Problem) else _found(element, source.origin, layout):
            wrong += isinstance(item, Problem)
            if isinstance(item, Paper) or wrong <= _TOLD:
                yield item
        if broken >= _GIVEN_UP:
            message = f"{broken:,} records are no JSON; what follows the last of them was not read"
            yield Problem(Code.BAD_RECORD, source.origin, message, "save or download the file again")
            return
    if wrong > _TOLD:
        message = f"{wrong - _TOLD:,} more problems in this file are not told one by one"
        yield Problem(Code.BAD_RECORD, source.origin, message, "mend those above and build again")
    if not count:
        yield Problem(Code.EMPTY_FILE, source.origin, "the file holds no record", "put records into it or remove it")


def _found(element: Element, origin: Origin, layout: Layout) -> Iterator[Paper | Problem]:
    """What an element gives; where it wraps a list of records below a name that is not known, what these give."""
    if element.value in (None, {}):
        return  # services answer null where they do not have what was asked for
    wrapped = [] if layout.is_record(element.value) else _wrapped(element.value, layout)
    for value in wrapped or [element.value]:
        yield from _items(Element(value, element.line, element.is_whole), origin, layout)


def _wrapped(value: object, layout: Layout, depth: int = 2) -> list[object]:
    """Returns the entries of the first list that holds records, also one object further in."""
    for entry in value.values() if isinstance(value, Mapping) else ():
        if isinstance(entry, list) and any(map(layout.is_record, entry)):
            return entry
        if depth > 1 and (found := _wrapped(entry, layout, depth - 1)):
            return found
    return []


def _items(element: Element, origin: Origin, layout: Layout) -> Iterator[Paper | Problem]:
    place = Origin(origin.path, element.line)
    if not isinstance(element.value, Mapping):
        found = excerpt(clean(str(text_of(element.value) or type(element.value).__name__)), 30)
        message = f'expected a record in braces, found "{found}"'
        yield Problem(Code.BAD_RECORD, place, message, 'write {"title": "…"} or remove it')
        return
    record = layout.record(element.value)
    if record is None:
        return
    values = Values(record, [])
    item = finished(_filled(values, layout), place, hint=layout.hint)
    if isinstance(item, Paper) or element.is_whole:
        yield item
    if values.lost:
        named = f'"{excerpt(item.title)}"' if isinstance(item, Paper) else "the record"
        message = f"{named} has values that are not of the kind expected; something was left out of: "
        hint = 'a text stands in quotes, an author in braces: {"family": "Lovelace", "given": "Ada"}'
        yield Problem(Code.BAD_RECORD, place, message + ", ".join(values.lost), hint)


def _filled(values: Values, layout: Layout) -> Raw:
    raw = Raw()
    for name, field in layout.fields.items():
        setattr(raw, name, values.text(field) if isinstance(field, str) else field(values))
    layout.finish(values, raw)
    if not raw.title.strip():
        raw.key = raw.key or raw.doi or next(iter(raw.urls), "")  # by which the problem names it
    return raw


def text_of(value: object) -> str | None:
    """Returns the text of a text or a number, "" for null, None for what has none."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return str(int(value)) if value == int(value) else str(value)


def first(*paths: str) -> Callable[[Values], str]:
    """Returns a function that takes the first text found on the paths, of a list its first entry."""
    return lambda values: next((text for path in paths for text in values.texts(path)), "")


def every(*paths: str) -> Callable[[Values], list[str]]:
    """Returns a function that takes all texts found on the paths."""
    return lambda values: [text for path in paths for text in values.texts(path)]


def joined(path: str) -> Callable[[Values], str]:
    """Returns a function that takes a list of numbers as one text, with commas."""
    return lambda values: ", ".join(_RESOLVER.sub("", text) for text in values.texts(path))


def kind(path: str, types: Mapping[str, PaperType]) -> Callable[[Values], PaperType]:
    """Returns a function that looks the type up, of several the first that is in the table."""
    return lambda values: next((types[text.lower()] for text in values.texts(path) if text.lower() in types), "")


def names(path: str, *below: str) -> Callable[[Values], list[Author]]:
    """Returns a function that takes authors from a list of objects that have the whole name on one of `below`."""

    def found(values: Values) -> list[Author]:
        whole = [next((text for name in below if (text := entry.text(name))), "") for entry in values.objects(path)]
        return [author for text in whole if (author := parse_name(text))]

    return found


def is_json(head: str) -> bool:
    """Says whether a text begins as a list or an object."""
    return head.lstrip("\ufeff \t\r\n\x1e")[:1] in ("{", "[")


def mark(*patterns: str) -> Callable[[str], bool]:
    """Returns a function that says whether a text is JSON and its head has all of the patterns."""
    compiled = [re.compile(pattern) for pattern in patterns]
    return lambda head: is_json(head) and all(pattern.search(head) for pattern in compiled)
