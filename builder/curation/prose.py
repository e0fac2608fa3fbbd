"""Stage 1b, curation: the papers that the author's Markdown names, as [[id]], [[key|words]] or [words](papers:id)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from builder.records import Origin, Prose, Reference

_NAMED = re.compile(
    r"(?<![\\!])(?:\[\[(?P<wiki>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]*))?\]\]"
    r"|\[(?P<text>[^\[\]\n]*)\]\(papers:(?P<target>[^()\s]*)\))"
)
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\*\*|__)?")
_TICKS = re.compile(r"`+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def prose_of(text: str, place: Origin, *, entries: bool = False) -> Prose:
    """Returns the Markdown with the papers that it names; code stays as it is.

    `place` is the file and the line of the text's first line. With `entries`, a name that opens an item of a list is
    an entry.
    """
    code = list(_code(text))
    starts = [start for start, _ in code]
    newlines = [match.start() for match in re.finditer("\n", text)]
    parts: list[str | Reference] = []
    done = 0
    for match in _NAMED.finditer(text):
        inside = bisect_right(starts, match.start()) - 1
        if inside >= 0 and match.start() < code[inside][1]:
            continue
        row = bisect_right(newlines, match.start())
        line_start = newlines[row - 1] + 1 if row else 0
        origin = Origin(place.path, (place.line or 1) + row)
        is_entry = entries and bool(_ITEM.fullmatch(text, line_start, match.start()))
        parts += [text[done : match.start()], replace(_reference(match, origin), is_entry=is_entry)]
        done = match.end()
    return tuple(part for part in (*parts, text[done:]) if part != "")


def _reference(match: re.Match[str], origin: Origin) -> Reference:
    if match["wiki"] is not None:
        return Reference(match["wiki"].strip(), origin, (match["words"] or "").strip())
    return Reference(match["target"], origin, match["text"].strip())


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yields start and end of each stretch of code, in order: blocks by their lines, spans by their backticks."""
    from markdown_it import MarkdownIt

    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    blocks: list[tuple[int, int]] = []
    for token in MarkdownIt("commonmark").parse(text):
        if token.type in {"fence", "code_block"} and token.map:
            first, last = (min(line, len(starts) - 1) for line in token.map)
            blocks.append((starts[first], starts[last]))
    done = 0
    for start, end in [*blocks, (len(text), len(text))]:
        yield from _spans(text, done, start)
        if start < end:
            yield start, end
        done = max(done, end)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the code spans of each paragraph: from a run of backticks to the next as long."""
    cuts = [start, *(match.start() for match in _BLANK_LINE.finditer(text, start, end)), end]
    for first, last in pairwise(cuts):
        runs = list(_TICKS.finditer(text, first, last))
        following: dict[int, int] = {}
        closes: list[int | None] = [None] * len(runs)
        for number in range(len(runs) - 1, -1, -1):
            length = len(runs[number][0])
            closes[number] = following.get(length)
            following[length] = number
        number = 0
        while number < len(runs):
            close = closes[number]
            if close is not None:
                yield runs[number].start(), runs[close].end()
            number = number + 1 if close is None else close + 1
