"""Stage 1, rows: the lines of a table to rows of cells with the line that each begins at, one at a time."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

FIELD_LIMIT = 1 << 24  # characters of a cell
_ROW_LINES = 2_000  # physical lines that one row may have before a quote in it counts as not closed
_ROW_LENGTH = 1 << 20  # characters, the like
_TORN = 200  # rows torn by quotes, after which every line is a row: no file is read over and over


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells stand in a line."""

    delimiter: str
    is_quoted: bool = True  # whether '"' round a cell is no part of it


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands."""

    line: int  # 1-based, where it begins
    cells: tuple[str, ...]  # at least one
    is_torn: bool = False  # its quotes are not sound; it was read to the end of its first line
    is_cut: bool = False  # the text ends inside a quoted cell
    is_loose: bool = False  # its quotes are not as they should be
    is_last: bool = False
    is_ended: bool = True  # whether a line end stands behind it


class _OverlongError(Exception):
    """A row that does not end where rows do."""


class _Lines:
    """The lines of a text, of which those of one row can be given back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: deque[str] = deque()
        self.row: list[str] = []  # lines taken for the row at hand
        self.done = 0  # lines before it
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._stream.readline()
        if not line:
            raise StopIteration
        self.row.append(line)
        self._length += len(line)
        if len(self.row) > 1 and (len(self.row) > _ROW_LINES or self._length > _ROW_LENGTH):
            raise _OverlongError
        return line.replace("\r", " ")  # which csv takes for a line end at the wrong place

    def is_at_end(self) -> bool:
        """Says whether no line is left."""
        if not self._back and (line := self._stream.readline()):
            self._back.append(line)
        return not self._back

    def begin_row(self) -> None:
        """Forgets the lines of the row before."""
        self.done += len(self.row)
        self.row, self._length = [], 0

    def keep(self, count: int) -> list[str]:
        """Returns the first lines of the row, and gives the others back."""
        self._back.extendleft(reversed(self.row[count:]))
        del self.row[count:]
        self._length = sum(map(len, self.row))
        return self.row


def rows(stream: TextIO, dialect: Dialect, width: int = 0) -> Iterator[Row]:
    """Yields the rows of a text with "\\n" line ends; blank lines and Excel's "sep=;" are passed over.

    `width` is how many cells a row should have: by it a row shows that a lost quote has drawn into the one before.
    """
    lines = _Lines(stream)
    reader = _reader(lines, dialect)
    torn = 0
    while not lines.is_at_end():
        lines.begin_row()
        cells, is_torn, is_cut, is_loose = list[str](), False, False, False
        if torn > _TORN:
            cells = _alone(next(lines), dialect)
        else:
            try:
                cells = next(reader)
            except (csv.Error, _OverlongError) as error:
                is_cut, is_loose = "unexpected end" in str(error), True
                cells, is_torn = _mended(lines, dialect, width)
                is_cut = is_cut and not is_torn
                torn += is_torn
                reader = _reader(lines, dialect)
        if cells and not (lines.done == 0 and is_divider_mark(lines.row[0])):
            is_ended = lines.row[-1].endswith("\n")
            is_last = not is_ended or lines.is_at_end()
            yield Row(lines.done + 1, tuple(cells), is_torn, is_cut, is_loose, is_last, is_ended)


def is_divider_mark(line: str) -> bool:
    """Says whether a file's first line tells Excel the delimiter: "sep=;"."""
    return line.lower().strip("\ufeff\"' \n").startswith("sep=") and len(line) < 12


def _reader(lines: Iterator[str], dialect: Dialect, *, strict: bool = True) -> Iterator[list[str]]:
    # A blank behind a delimiter is no part of the cell; before a quote it would hide the quote.
    if not dialect.is_quoted:
        return csv.reader(lines, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE, skipinitialspace=True)
    return csv.reader(lines, delimiter=dialect.delimiter, strict=strict, skipinitialspace=True)


def _mended(lines: _Lines, dialect: Dialect, width: int) -> tuple[list[str], bool]:
    """Returns the cells of a row whose quotes are not sound, and whether it was torn: cut after its first line."""
    lines.keep(0)
    try:
        cells = next(_reader(lines, dialect, strict=False), [])
    except (csv.Error, _OverlongError):
        cells = []
    swallowed = lines.row[1:]
    if cells and not any(len(_alone(line, dialect)) == width for line in swallowed):
        return cells, False
    return _alone(lines.keep(1)[0], dialect), bool(swallowed)


def _alone(line: str, dialect: Dialect) -> list[str]:
    """Parts one line by itself, whatever its quotes."""
    line = line.replace("\r", " ")
    for way in (dialect, Dialect(dialect.delimiter, is_quoted=False)):
        try:
            return next(_reader(iter([line]), way, strict=False), [])
        except csv.Error:  # a cell over the limit
            continue
    return line.split(dialect.delimiter)
