"""Stage 1, white space and control characters: what readers do to every text and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# C0 characters that are no white space, and DEL: they are invisible, and XML cannot carry them.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Marks that some editors leave on an empty line.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together without a blank line between them."""

    line: int  # 1-based, of the first
    lines: tuple[str, ...]  # each clean, none empty

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(self.lines)


def clean(text: str) -> str:
    """Returns the text with white space folded to single blanks and control characters removed, the rest untouched."""
    return " ".join(_CONTROLS.sub("", text).split())


def folded_lines(text: str) -> str:
    """Returns the text with the white space of each line folded and without empty lines."""
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))


def blocks(text: str) -> Iterator[Block]:
    """Splits a text with "\\n" line ends at its blank lines; a line of invisible characters alone is blank."""
    first, lines = 0, list[str]()
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        cleaned = clean(line)
        if cleaned.strip(_INVISIBLE + " "):
            first = first if lines else number
            lines.append(cleaned)
        elif lines:
            yield Block(first, tuple(lines))
            lines = []
