"""Stage 4, pages: a paper's abstract with its addresses linked, its keyphrases marked and its acronyms spelt out."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.pages import markdown, paths
from builder.records import Paper, Span, Survey

# Python-Markdown's time grows with the square of a paragraph's length; no reader misses the longer paragraph either.
_LONG = 4000  # characters
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
_MARK = ("<mark>", "</mark>")


@dataclass(frozen=True, slots=True)
class _Standing:
    """A stretch of the abstract and the markup around it."""

    span: Span
    opening: str
    closing: str
    is_address: bool = False


def annotated(survey: Survey, paper: Paper, quoted: Sequence[Span] = ()) -> str:
    """Returns the abstract as Markdown, in one paragraph unless it is longer than thousands of characters.

    Where stretches overlap, an address wins over a name, and a name over a keyphrase; of two keyphrases the better one
    is marked. An acronym has its long form as a tooltip, within a keyphrase too. Each of the `quoted` stretches is an
    element whose id is `paths.sentence_anchor`.
    """
    text = paper.abstract
    standings = _apart(_standings(survey, paper), len(text))
    breaks = _breaks(text, standings)
    acronyms = _within(_acronyms(survey, paper), standings, len(text))
    anchors = _anchors(quoted, standings, breaks, len(text))
    return _written(text, [*anchors, *standings, *acronyms], breaks).strip()


def _standings(survey: Survey, paper: Paper) -> Iterator[_Standing]:
    """Yields addresses, names and keyphrases, the most important first."""
    here = paths.paper_path(paper.id)
    for link in survey.links.get(paper.id, ()):
        if markdown.is_web(link.url):
            yield _Standing(link.span, *_link(markdown.destination(link.url)), is_address=True)
    for mention in survey.mentions.get(paper.id, ()):
        if mention.span:
            yield _Standing(mention.span, *_link(paths.relative(paths.paper_path(mention.target), here)))
    for phrase in survey.keyphrases.get(paper.id, ()):
        tag = survey.tag_of_phrase.get(phrase.key)
        for number, span in enumerate(phrase.in_abstract):
            if tag and number == 0:
                opening, closing = _link(paths.relative(paths.tag_path(tag), here))
                yield _Standing(span, _MARK[0] + opening, closing + _MARK[1])
            else:
                yield _Standing(span, *_MARK)


def _acronyms(survey: Survey, paper: Paper) -> Iterator[_Standing]:
    for expansion in survey.expansions.get(paper.id, ()):
        title = markdown.escape(expansion.long).replace('"', html.escape('"'))
        yield _Standing(expansion.span, f'<abbr title="{title}">', "</abbr>")


def _link(target: str) -> tuple[str, str]:
    return "[", f"]({target})"


def _apart(standings: Iterable[_Standing], length: int) -> list[_Standing]:
    """Returns the stretches in order of standing, without what overlaps a more important one."""
    taken = bytearray(length)
    kept: list[_Standing] = []
    for standing in standings:
        place = slice(standing.span.start, standing.span.end)
        if place.start < place.stop <= length and not any(taken[place]):
            taken[place] = b"\x01" * (place.stop - place.start)
            kept.append(standing)
    return sorted(kept, key=lambda standing: standing.span.start)


def _within(acronyms: Iterable[_Standing], standings: Sequence[_Standing], length: int) -> list[_Standing]:
    """Returns the acronyms that stand in plain text or wholly within a name or a keyphrase."""
    kept: list[_Standing] = []
    for acronym in _apart(acronyms, length):
        start, end = _around(acronym.span.start, standings), _around(acronym.span.end - 1, standings)
        if start is end and not (start and start.is_address):
            kept.append(acronym)
    return kept


def _around(place: int, standings: Sequence[_Standing]) -> _Standing | None:
    """Returns the stretch that the character at `place` belongs to."""
    number = bisect_right(standings, place, key=lambda standing: standing.span.start) - 1
    return standings[number] if number >= 0 and place < standings[number].span.end else None


def _anchors(
    quoted: Iterable[Span], standings: Sequence[_Standing], breaks: Sequence[int], length: int
) -> list[_Standing]:
    """Returns an element for each quoted stretch, widened and cut so that elements nest and none holds a break."""
    widened: list[tuple[int, int, int]] = []
    for span in quoted:
        if 0 <= span.start < span.end <= length:
            first, last = _around(span.start, standings), _around(span.end - 1, standings)
            start, end = first.span.start if first else span.start, last.span.end if last else span.end
            cut = bisect_right(breaks, start)
            widened.append((start, -min(end, breaks[cut]) if cut < len(breaks) else -end, span.start))
    kept: list[_Standing] = []
    enclosing: list[int] = []
    for start, negative_end, place in sorted(widened):
        while enclosing and enclosing[-1] <= start:
            enclosing.pop()
        end = min([-negative_end, *enclosing[-1:]])
        enclosing.append(end)
        opening = f'<span class="survey-at" id="{paths.sentence_anchor(Span(place, end))}">'
        kept.append(_Standing(Span(start, end), opening, "</span>"))
    return kept


def _breaks(text: str, standings: Sequence[_Standing]) -> list[int]:
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


def _written(text: str, nested: Sequence[_Standing], breaks: Sequence[int]) -> str:
    """Returns the text as Markdown with the markup at its places; of two equal stretches the first holds the other."""
    ends: defaultdict[int, str] = defaultdict(str)
    starts: defaultdict[int, str] = defaultdict(str)
    for standing in sorted(nested, key=lambda standing: (standing.span.start, -standing.span.end)):
        starts[standing.span.start] += standing.opening
        ends[standing.span.end] = standing.closing + ends[standing.span.end]
    gaps = dict.fromkeys(breaks, "\n\n")
    edges = sorted({0, len(text), *starts, *ends, *gaps})
    pieces = [ends[0] + starts[0]]
    for start, end in pairwise(edges):
        pieces.append(markdown.escape_stretch(text[start:end]))
        pieces.append(ends[end] + gaps.get(end, "") + starts[end])
    return "".join(pieces)
