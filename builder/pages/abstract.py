"""Stage 4, pages: an abstract as Markdown, with its keyphrases marked and its addresses and names linked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from builder.pages import markdown, paths
from builder.records import Paper, Span, Survey

# Python-Markdown's time grows with the square of a paragraph's length; no reader misses the longer paragraph either.
_LONG = 4000  # characters
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True, slots=True)
class _Standing:
    """A stretch of the abstract and what it becomes."""

    span: Span
    write: Callable[[str], str]  # escaped Markdown of the stretch to Markdown with markup


def annotated(survey: Survey, paper: Paper) -> str:
    """Returns the abstract as Markdown, in one paragraph unless it is longer than thousands of characters.

    Where stretches overlap, an address wins over a name, and a name over a keyphrase; of two keyphrases the better one
    is marked.
    """
    text = paper.abstract
    standings = _apart(_standings(survey, paper), len(text))
    breaks = _breaks(text, standings)
    pieces: list[str] = []
    end = 0
    for standing in standings:
        span = standing.span
        pieces.append(_plain(text, Span(end, span.start), breaks))
        pieces.append(standing.write(markdown.escape_stretch(text[span.start : span.end])))
        end = span.end
    pieces.append(_plain(text, Span(end, len(text)), breaks))
    return "".join(pieces).strip()


def _standings(survey: Survey, paper: Paper) -> Iterator[_Standing]:
    """Yields all stretches, the most important first."""
    here = paths.paper_path(paper.id)
    for link in survey.links.get(paper.id, ()):
        if markdown.is_web(link.url):
            yield _Standing(link.span, _linked(markdown.destination(link.url)))
    for mention in survey.mentions.get(paper.id, ()):
        if mention.span:
            yield _Standing(mention.span, _linked(paths.relative(paths.paper_path(mention.target), here)))
    for phrase in survey.keyphrases.get(paper.id, ()):
        tag = survey.tag_of_phrase.get(phrase.key)
        for number, span in enumerate(phrase.in_abstract):
            linked = _linked(paths.relative(paths.tag_path(tag), here)) if tag and number == 0 else str
            yield _Standing(span, _marked(linked))


def _apart(standings: Iterator[_Standing], length: int) -> list[_Standing]:
    """Returns the stretches in order of standing, without what overlaps a more important one."""
    taken = bytearray(length)
    kept: list[_Standing] = []
    for standing in standings:
        place = slice(standing.span.start, standing.span.end)
        if place.start < place.stop <= length and not any(taken[place]):
            taken[place] = b"\x01" * (place.stop - place.start)
            kept.append(standing)
    return sorted(kept, key=lambda standing: standing.span.start)


def _breaks(text: str, standings: list[_Standing]) -> list[int]:
    """Returns the blanks at which a very long text is broken into paragraphs: none of them within a stretch."""
    taken = {place for standing in standings for place in range(standing.span.start, standing.span.end)}
    breaks: list[int] = []
    start = 0
    while len(text) - start > 2 * _LONG:
        sentence = _SENTENCE_END.search(text, start + _LONG, start + 2 * _LONG)
        place = sentence.start() if sentence else text.find(" ", start + _LONG)
        while place in taken:
            place = text.find(" ", place + 1)
        if place < 0:
            break
        breaks.append(place)
        start = place + 1
    return breaks


def _plain(text: str, span: Span, breaks: list[int]) -> str:
    """Returns the Markdown of a stretch that is nothing but text, with its share of the paragraph breaks."""
    edges = [span.start, *(place for place in breaks if span.start <= place < span.end), span.end]
    return "\n\n".join(markdown.escape_stretch(text[start:end]) for start, end in pairwise(edges))


def _linked(target: str) -> Callable[[str], str]:
    return lambda text: f"[{text}]({target})"


def _marked(inner: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: f"<mark>{inner(text)}</mark>"
