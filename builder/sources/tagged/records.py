"""Stage 1, formats of tagged lines ("AU  - Lovelace, Ada"): cuts a stream into records, each field with its line.

One record is in memory at a time, however long the file is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO, TypeAlias

from builder.problems import Code, Problem
from builder.records import Origin
from builder.sources.source import Source

_LIMIT = 500_000  # characters of one record that are kept; 3,000 authors have some 100,000

Parse: TypeAlias = Callable[[str], tuple[str, str] | None]  # a line to its tag and its value; None without a tag


@dataclass(slots=True)
class Field:
    """One tag with its value."""

    tag: str
    lines: list[str]  # the line of the tag and those without tag behind it

    @property
    def value(self) -> str:
        """The lines, divided by "\\n"."""
        return "\n".join(self.lines).strip()


@dataclass(slots=True)
class Record:
    """The fields between one beginning of a record and the next."""

    line: int = 0  # 1-based, of the first field
    fields: list[Field] = field(default_factory=list)
    after_blank: bool = False  # whether a line that is not a field stands before the first
    is_ended: bool = False  # whether the format's mark for the end stands behind it
    is_overlong: bool = False  # whether something was left out
    _size: int = 0

    def add(self, tag: str, text: str) -> None:
        """Appends a field, or with tag "" a line to the last field."""
        if not tag and not self.fields:
            return
        kept = text[: max(0, _LIMIT - self._size)]
        self._size += len(text) + 1
        self.is_overlong = self.is_overlong or len(kept) < len(text)
        if self._size > _LIMIT and not kept:
            return
        if tag:
            self.fields.append(Field(tag, [kept]))
        else:
            self.fields[-1].lines.append(kept)

    def has(self, *tags: str) -> bool:
        """Says whether one of the tags stands there."""
        return any(field.tag in tags for field in self.fields)

    def all(self, *tags: str) -> list[str]:
        """Returns the values of these tags that are not empty, in the order of the record."""
        return [value for field in self.fields if field.tag in tags and (value := field.value)]

    def first(self, *tags: str) -> str:
        """Returns the first value of the first of these tags that has one; "" without any."""
        return next((value for tag in tags for value in self.all(tag)), "")


# Whether a tag begins another record: the record so far, the tag, and whether a blank line stands before it.
Begins: TypeAlias = Callable[[Record, str, bool], bool]


def cut(source: Source, parse: Parse, begins: Begins, end: str = "") -> Iterator[Record]:
    """Yields the records of a source; `end` is the tag that closes one, "" where the format has none.

    Lines without a tag belong to the field above them; outside of records they are passed over.
    """
    record, is_after_blank = Record(), True
    for number, line, is_overlong in _lines(source.stream):
        found = parse(line)
        if found is None:
            record.add("", line)
            # Where no mark ends a record, a paragraph below a blank line shows that the record goes on.
            is_after_blank = not record.fields or not line.strip() or (bool(end) and is_after_blank)
        elif end and found[0] == end:
            record.is_ended = True
            if record.fields:
                yield record
            record, is_after_blank = Record(), False
        else:
            if record.fields and begins(record, found[0], is_after_blank):
                yield record
                record = Record()
            if not record.fields:
                record.line, record.after_blank = number, is_after_blank
            record.add(*found)
            is_after_blank = False
        record.is_overlong = record.is_overlong or (is_overlong and bool(record.fields))
    if record.fields:
        yield record


def overlong(record: Record, origin: Origin) -> Iterator[Problem]:
    """Yields the problem of a record of which something was left out."""
    if record.is_overlong:
        message = f"the record has more than {_LIMIT:,} characters; what is beyond them was left out"
        yield Problem(Code.BAD_RECORD, origin, message, "see whether the end of a record is missing")


def with_last(records: Iterator[Record]) -> Iterator[tuple[Record, bool]]:
    """Yields each record with whether it is the last."""
    before: Record | None = None
    for record in records:
        if before:
            yield before, False
        before = record
    if before:
        yield before, True


def unended(record: Record, origin: Origin, is_last: bool, end: str) -> Iterator[Problem]:
    """Yields the problem of a record behind which the mark `end` is missing; it is kept."""
    if record.is_ended:
        return
    if is_last:
        message = f'the file ends inside the record: its last line is not "{end}"'
        yield Problem(Code.TRUNCATED, origin, message, "copy the file again to its end")
    else:
        message = f'the record has no line "{end}"; it was taken to end where the next begins'
        yield Problem(Code.BAD_RECORD, origin, message, f'write "{end}" below its last line')


def values(record: Record, table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Returns for each field of a Raw the first value among its tags."""
    return {name: record.first(*tags) for name, tags in table.items()}


def _lines(stream: TextIO) -> Iterator[tuple[int, str, bool]]:
    """Yields each line with its 1-based number, cut at the limit, and whether it was cut."""
    number = 0
    while line := stream.readline(_LIMIT):
        number += 1
        is_overlong = len(line) == _LIMIT and not line.endswith("\n")
        rest = line
        while rest and not rest.endswith("\n"):
            rest = stream.readline(_LIMIT)
        yield number, line.rstrip("\n").lstrip("\ufeff"), is_overlong
