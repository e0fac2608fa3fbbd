"""Stage 3, analysis: where acronyms stand in an abstract, plural and within hyphens too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from builder.analysis.language.acronyms import bare
from builder.records import Span

_TOKEN = re.compile(r"[A-Za-z0-9]+(?:[-./+&][A-Za-z0-9+]++)*")
_PIECE = re.compile(r"[A-Za-z0-9+&]+")
_LONGEST = 80  # characters; what is longer is no word


def acronym_places(text: str, known: Collection[str], apart: Collection[Span]) -> Iterator[tuple[Span, str]]:
    """Yields each place where a known acronym stands, with the acronym, in order: "GANs", "LLM-based", "CNN/RNN".

    The place leaves the plural s and the other parts of a hyphenated word out. Nothing is looked for in the stretches
    `apart`, which are web addresses.
    """
    closed = bytearray(len(text))
    for span in apart:
        closed[span.start : span.end] = b"\x01" * (span.end - span.start)
    for match in _TOKEN.finditer(text):
        if not any(closed[match.start() : match.end()]) and match.end() - match.start() <= _LONGEST:
            for start, end in _parts(match[0], known):
                yield Span(match.start() + start, match.start() + end), bare(match[0][start:end])


def _parts(word: str, known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yields the longest known parts from left to right, as places in the word."""
    pieces = [match.span() for match in _PIECE.finditer(word)]
    first = 0
    while first < len(pieces):
        start = pieces[first][0]
        ends = (pieces[last - 1][1] for last in range(len(pieces), first, -1))
        end = next((end for end in ends if bare(word[start:end]) in known), None)
        if end is not None:
            yield start, end
        first += 1
        while end is not None and first < len(pieces) and pieces[first][0] < end:
            first += 1
