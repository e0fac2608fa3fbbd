"""Stage 4, pages: the flow of records to papers as a diagram, in the form of PRISMA 2020 (Page et al., BMJ 372:n71)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from builder.pages.markdown import escape, fold

_WIDTH, _COLUMN, _GAP = 720, 330, 60  # of the whole, of a box, and between the two columns, in units of the drawing
_LINE, _PADDING, _BETWEEN = 20, 14, 34  # heights: of a line of text, above and below it, between two rows
_LETTERS = 42  # in a line of a box
_HEAD = 5  # half the width of an arrow's head
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SCRIPTS_WIDE = 0x1100  # from here on letters may be twice as wide


@dataclass(frozen=True, slots=True)
class Box:
    """One box: what it counts, how many, and what that is made of."""

    title: str
    number: int | None  # None where nobody recorded it
    parts: tuple[tuple[str, int | None], ...] = ()

    def lines(self) -> list[str]:
        """The text, as it stands in the box."""
        own = self.title if self.number is None else f"{self.title} (n{_NO_BREAK}={_NO_BREAK}{self.number:,})"
        parts = (f"{fold(words)}: {'not recorded' if n is None else f'{n:,}'}" for words, n in self.parts)
        return [line for text in (own, *parts) for line in _wrapped(text)]

    @property
    def height(self) -> int:
        """In units of the drawing."""
        return _LINE * len(self.lines()) + 2 * _PADDING


@dataclass(frozen=True, slots=True)
class Step:
    """One row: what there is, and what leaves the flow there."""

    box: Box
    leaving: Box | None = None


def flow_diagram(steps: Sequence[Step]) -> str:
    """Returns an SVG element in one line, drawn in the colour of the text around it."""
    drawn: list[str] = []
    top = 1
    for number, step in enumerate(steps):
        height = max(step.box.height, step.leaving.height if step.leaving else 0)
        drawn += _box(step.box, 1, top, height)
        if step.leaving:
            middle, left = top + height // 2, _COLUMN + _GAP
            drawn += _box(step.leaving, left, top, height)
            drawn.append(f'<path d="M{_COLUMN - 1} {middle}H{left}"/>')
            drawn.append(f'<path d="M{left - 2 * _HEAD} {middle - _HEAD}L{left} {middle}l-{2 * _HEAD} {_HEAD}"/>')
        bottom = top + height
        if number + 1 < len(steps):
            x, end = _COLUMN // 2, bottom + _BETWEEN
            drawn.append(f'<path d="M{x} {bottom}V{end}"/>')
            drawn.append(f'<path d="M{x - _HEAD} {end - 2 * _HEAD}L{x} {end}l{_HEAD} -{2 * _HEAD}"/>')
        top = bottom + _BETWEEN
    height = top - _BETWEEN + 1
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        'aria-label="From records to papers; the list below says the same" fill="none" stroke="currentColor" '
        f'font-size="14">{"".join(drawn)}</svg>'
    )


def _box(box: Box, x: int, y: int, height: int) -> Iterator[str]:
    yield f'<rect x="{x}" y="{y}" width="{_COLUMN - 2}" height="{height}" rx="2"/>'
    lines = box.lines()
    first = y + (height - _LINE * len(lines)) // 2 + _LINE * 3 // 4
    for number, line in enumerate(lines):
        text = escape(line)
        place = f'x="{x + _PADDING}" y="{first + number * _LINE}"'
        yield f'<text {place} fill="currentColor" stroke="none">{text}</text>'


def _wrapped(text: str) -> list[str]:
    """Returns the text in lines that fit; wide letters (Chinese, Japanese, Korean) take two places."""
    wide = any(ord(char) >= _SCRIPTS_WIDE for char in text)
    return wrap(text, _LETTERS // 2 if wide else _LETTERS) or [""]
