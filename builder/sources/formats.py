"""Stage 1, the table of formats: which reader takes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from builder.problems import Problem
from builder.records import Paper
from builder.sources import huggingface
from builder.sources.source import Source

Reader: TypeAlias = Callable[[Source], Iterator[Paper | Problem]]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of source: what it is called, how to know it, who reads it."""

    name: str  # as shown in messages and documentation
    extensions: tuple[str, ...]  # lower case, with the dot
    sniff: Callable[[str], bool]  # whether a file of that extension is of this format, by the text's head
    reader: Reader  # a source to papers and problems
    is_marked: bool = True  # whether `sniff` alone is sure of it, whatever the file is called


# The first that fits takes the file: formats with a mark of their own stand above those without.
FORMATS: tuple[Format, ...] = (
    Format("listing of Hugging Face's papers page", (".txt",), huggingface.sniff, huggingface.read, False),
)


def format_of(path: str, head: str) -> Format | None:
    """Returns the first format that has the path's extension and knows the text by its head, or None.

    Where no format has the extension, the text decides alone, among formats with a mark of their own.
    """
    lowered = path.lower()
    named = [kind for kind in FORMATS if lowered.endswith(kind.extensions)]
    candidates = named or [kind for kind in FORMATS if kind.is_marked]
    return next((kind for kind in candidates if kind.sniff(head)), None)


def known_formats() -> str:
    """Returns the formats and their extensions for a message: "listing of ... (.txt), RIS (.ris)"."""
    return ", ".join(f"{kind.name} ({', '.join(kind.extensions)})" for kind in FORMATS)
