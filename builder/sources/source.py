"""Stage 1, what a reader is given: one decoded text, from its start, and what is known of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TextIO

from builder.records import Origin

HEAD = 65_536  # characters by which a format is known


@dataclass(frozen=True, slots=True)
class Source:
    """One text with "\\n" line ends; a reader goes through `stream` once, from first line to last.

    Readers of large formats take it piece by piece; only those of small files take `text()`.
    """

    origin: Origin
    stream: TextIO
    head: str  # the first HEAD characters; `stream` begins with them
    columns: Mapping[str, str] = field(default_factory=dict)  # survey.yml: field of a record to column of a table

    def text(self) -> str:
        """Returns what is left of the stream, as one text."""
        return self.stream.read()


def source_of(text: str, origin: Origin, columns: Mapping[str, str] | None = None) -> Source:
    """Returns a source that holds `text`."""
    return Source(origin, io.StringIO(text), text[:HEAD], columns or {})
