"""Stage 1, the table of formats: which reader takes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from builder.problems import Problem
from builder.records import Origin, Paper
from builder.sources import huggingface

Reader: TypeAlias = Callable[[str, Origin], Iterator[Paper | Problem]]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of source: what it is called, how to know it, who reads it."""

    name: str  # as shown in messages and documentation
    extensions: tuple[str, ...]  # lower case, with the dot
    sniff: Callable[[str], bool]  # whether a file of that extension is of this format, by its decoded text
    reader: Reader  # decoded text with "\n" line ends, and the file's origin, to papers and problems


# The first that fits takes the file: formats with a mark of their own stand above those without.
FORMATS: tuple[Format, ...] = (
    Format("listing of Hugging Face's papers page", (".txt",), huggingface.sniff, huggingface.read),
)


def format_of(path: str, text: str) -> Format | None:
    """Returns the first format in FORMATS that has the path's extension and knows the text; None where none does."""
    lowered = path.lower()
    return next((kind for kind in FORMATS if lowered.endswith(kind.extensions) and kind.sniff(text)), None)


def known_formats() -> str:
    """Returns the formats and their extensions for a message: "listing of ... (.txt), RIS (.ris)"."""
    return ", ".join(f"{kind.name} ({', '.join(kind.extensions)})" for kind in FORMATS)
