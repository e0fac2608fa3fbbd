"""Reads files that lie anywhere, as a survey reads those of content/papers/."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.decoding import find_encoding
from builder.sources.folder import read_file, read_opened, read_sources
from builder.sources.formats import Format, format_of
from builder.sources.opening import openers
from builder.sources.source import HEAD
from builder.sources.tables import table

STDIN = "-"


def read_anything(name: str, kind: str = "", columns: Mapping[str, str] | None = None) -> Iterator[Paper | Problem]:
    """Reads a file, all files of a folder, or standard input ("-"), places named as they were given.

    `kind` is an extension ("ris") to know the format by, whatever the name of a file. Raises OSError where there is no
    such file.
    """
    suffix = f".{kind.lstrip('.')}" if kind else ""
    path = Path(name)
    if name == STDIN:
        data = sys.stdin.buffer.read()
        yield from read_opened(Origin(f"stdin{suffix}"), lambda: BytesIO(data), columns or {})
    elif path.is_dir():
        yield from read_sources(path.resolve(), path.resolve().parent, columns)
    elif suffix:
        yield from read_opened(Origin(f"{path.as_posix()}{suffix}"), lambda: path.open("rb"), columns or {})
    else:
        path.stat()
        yield from read_file(path, Origin(path.as_posix()), columns or {})


def kinds_in(file: Path, origin: Origin) -> Iterator[tuple[Format, str]]:
    """Yields the format that a file is read as, with the beginning of its text; of an archive for each file in it."""
    for found in openers(file, origin):
        if isinstance(found, Problem):
            continue
        place, opener = found
        encoding, _ = find_encoding(opener, place)
        if encoding is None:
            continue
        with encoding.open(opener) as text:
            head = text.read(HEAD)
        kind = format_of(place.path, head)
        if kind is not None:
            yield kind, head


def columns_of(kind: Format, head: str, columns: Mapping[str, str]) -> str:
    """Returns how the columns of a table are understood: "title <- Name of paper, ..."; "" where it is no table."""
    layout = table.layout_of(head, columns) if kind.reader is table.read else None
    return str(layout.columns) if layout else ""


def no_file(name: str) -> Problem:
    """Returns the problem of a file that is not there."""
    return Problem(Code.UNREADABLE_FILE, Origin(name), "there is no such file", "name one that is there")
