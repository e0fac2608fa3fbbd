"""Stage 4, pages: names of territories in a still picture, none over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TypeAlias

from builder.pages.markdown import fold

_LETTERS = 20  # in a line, at the most
_LINES = 3
_LINE = 17  # height of a line, in units of the drawing
_LETTER = 8.6  # width of a letter on average, in a wide typeface
_WIDE = 0x1100  # from here on letters may be twice as wide
_SHIFTS = (0, -_LINE, _LINE, -2 * _LINE, 2 * _LINE)  # up or down, until the name is free

_Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the point that it is to stand on."""

    text: str
    x: float
    y: float
    hue: int


def laid_out_names(
    names: Sequence[Name], width: int, height: int, size: float = 1.0
) -> Iterator[tuple[str, float, float]]:
    """Yields lines of text with the middle of their baselines; `size` is how much larger than usual the letters are.

    A name that finds no room beside those before it is left out: the list of topics has it.
    """
    taken: list[_Box] = []
    for name in names:
        lines = _lines(name.text)
        for shift in _SHIFTS:
            box = _box(lines, name.x, name.y + shift * size, width, height, size)
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                middle = (box[0] + box[2]) / 2
                for number, line in enumerate(lines):
                    yield line, round(middle, 1), round(box[1] + (number + 0.75) * _LINE * size, 1)
                break


def _lines(text: str) -> list[str]:
    folded = fold(text)
    wide = any(ord(char) >= _WIDE for char in folded)
    lines = wrap(folded, _LETTERS // 2 if wide else _LETTERS) or [""]
    return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], lines[_LINES - 1] + "\N{HORIZONTAL ELLIPSIS}"]


def _box(lines: Sequence[str], x: float, y: float, width: int, height: int, size: float) -> _Box:
    """Returns the room that the lines take, moved until it is inside the drawing."""
    half = max(sum(2 if ord(char) >= _WIDE else 1 for char in line) for line in lines) * _LETTER * size / 2
    tall = len(lines) * _LINE * size
    x = min(max(x, half), max(half, width - half))
    top = min(max(y - tall / 2, 0), max(0, height - tall))
    return (x - half, top, x + half, top + tall)


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
