"""Stage 1, a .bib file cut into chunks, each from the line of an "@" to the next such line.

bibtexparser takes a file as one text and needs 60 times its size in memory; chunk by chunk it needs that for one
entry. Cut like this, an entry whose braces do not close costs nothing behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

_PIECE = 1 << 20  # characters taken of a line at once
LONGEST = 1 << 20  # characters of one chunk; what is beyond is left out
_BEGIN = re.compile(r"[ \t,\ufeff]*@[ \t]*[^\W\d][\w:+.-]*[ \t]*(?P<open>[{(])?")
# Where one entry follows another on a line; looked for in long lines alone, for an abstract may say so too.
_GLUED = re.compile(r"(?<=\})(?=[ \t,]*@[ \t]*[^\W\d][\w-]*[ \t]*[{(][^\s,{}()]*,)")
_LONG_LINE = 10_000  # characters
_OPENS = re.compile(r"[ \t]*[{(]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that stand together; but for what stands before the first, it begins with an "@"."""

    line: int  # 1-based, of the first
    text: str
    is_last: bool  # whether the file ends with it
    is_cut: bool  # whether it was longer than LONGEST


def chunks(stream: TextIO) -> Iterator[Chunk]:
    """Yields the chunks of a stream in order, what stands before the first "@" among them where it is not blank."""
    first, size, lines = 1, 0, list[str]()
    number = 0
    for piece, following in _with_next(_pieces(stream)):
        number += piece.is_line
        if piece.is_start and _begins(piece.text, following):
            if size:
                yield Chunk(first, "".join(lines), False, size > LONGEST)
            first, size, lines = number, 0, []
        if size < LONGEST:
            lines.append(piece.text[: LONGEST - size])
        size += len(piece.text)
    if size:
        yield Chunk(first, "".join(lines), True, size > LONGEST)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    is_line: bool  # whether a line begins with it
    is_start: bool  # whether an entry may begin with it


def _pieces(stream: TextIO) -> Iterator[_Piece]:
    is_line = True
    for text in iter(lambda: stream.readline(_PIECE), ""):
        first, *others = _GLUED.split(text) if len(text) > _LONG_LINE else (text,)
        yield _Piece(first, is_line, is_line)
        yield from (_Piece(other, False, True) for other in others)
        is_line = text.endswith("\n")


def _with_next(pieces: Iterator[_Piece]) -> Iterator[tuple[_Piece, str]]:
    """Yields each piece with the text of the one behind it."""
    previous: _Piece | None = None
    for piece in pieces:
        if previous:
            yield previous, piece.text
        previous = piece
    if previous:
        yield previous, ""


def _begins(text: str, following: str) -> bool:
    """Says whether an entry begins here: "@word{", or "@word" alone with the brace on the next line."""
    found = _BEGIN.match(text)
    if not found:
        return False
    return bool(found["open"]) or (not text[found.end() :].strip() and bool(_OPENS.match(following)))
