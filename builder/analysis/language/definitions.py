"""Stage 3, analysis: the places where a text spells an acronym out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import inf

from builder.analysis.language.alignment import best_fit, head_of_kind, is_clean
from builder.records import Span

_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2}|[A-Z]\d|\d[A-Z])[A-Za-z0-9]+(?:[-./+&][A-Za-z0-9+]++)*")
_SHORT = r"[A-Za-z0-9](?:[A-Za-z0-9+&]|[-./](?=[A-Za-z0-9])){1,14}"
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]")
_LEAD = (
    r"(?:(?:or|also|a\.k\.a\.|aka|i\.e\.|abbreviated(?: as| to| by)?|abbr\.|abbrev\.|named|called|termed|dubbed|denoted"
    r"(?: as| by)?|hereafter|henceforth|(?:which )?stands for|short for|for|in short|referred to as|the),? ){0,3}"
)
_SHORT_IN_BRACKET = re.compile(
    rf"{_LEAD}[\"'\u201c]?({_SHORT})[\"'\u201d]?(?= ?(?:$|[,;:]|(?:for|in) short\b|hereafter\b|henceforth\b|or\b))"
)
_LEAD_IN_BRACKET = re.compile(_LEAD)
_SHORT_BEFORE = re.compile(rf"(?<![\w/.-])({_SHORT})[\"'\u201d]?$")
# "LF stands for long form", "LF, short for long form".
_STANDS_FOR = re.compile(
    rf"(?<![\w/.-])({_SHORT})[\"'\u201d]?,? (?:(?:which )?(?:stands|is short|short)"
    r"|(?:is )?(?:an )?(?:acronym|abbreviation)) (?:for|of) (?:the )?[\"'\u201c]?"
)
_STANDING_WORDS = ("stands", "short", "acronym", "abbreviation")  # without one of them there is nothing to look for
# "long form, or LF,", "long form, LF for short".
_OR = re.compile(
    rf",? (?:or(?: simply)?|abbreviated(?: as| to| by)|in short,?|hereafter) ({_SHORT})(?=[,.;]|\)| for short\b)"
    rf"|, ({_SHORT}) (?:for|in) short\b"
)
_PIECE_END = re.compile(r"(?=[\"'\u201d]?(?:[,;:]|\.(?: |$)| (?:for|in|with|to|on|and|by|is|are|that|which) |$))")
_NEAR = 400  # characters before a bracket in which a long form stands: ten words and more
_BARRIERS = ("(", ")", "[", "]", ". ", "; ", ": ", "? ", "! ")
_FAR = 160  # characters after an acronym in which its long form stands
_PIECES = 6  # beginnings of it that are tried
_SURE = 0.3  # what a long form without brackets may cost


@dataclass(frozen=True, slots=True)
class Definition:
    """A place where a text gives an acronym its long form."""

    short: Span
    long: Span


def is_acronym(word: str) -> bool:
    """Whether one word is written as an acronym or a coined name: two capitals or more, or capitals and digits."""
    return _ACRONYM.fullmatch(word) is not None


def bare(word: str) -> str:
    """An acronym without its plural s: "GANs" is "GAN"."""
    return word[:-1] if len(word) > 2 and word[-1] == "s" and word[-2].isupper() else word


@lru_cache(maxsize=1 << 15)  # many steps ask for the same abstracts
def definitions(text: str) -> tuple[Definition, ...]:
    """The acronyms that `text` spells out, each place once, in order of standing (after Schwartz & Hearst, 2003).

    Read are "long form (LF)", also with square brackets and with more behind the acronym, "LF (long form)",
    "long form, or LF," and "LF stands for long form".
    """
    found: dict[int, Definition] = {}
    for definition in (*_in_brackets(text), *_without_brackets(text)):
        found.setdefault(definition.short.start, definition)
    return tuple(found[place] for place in sorted(found))


def _in_brackets(text: str) -> Iterator[Definition]:
    for match in _BRACKET.finditer(text):
        inner = _SHORT_IN_BRACKET.match(match[1])
        floor = _floor(text, match.start())
        before = text[floor : match.start()].rstrip(" ,~}\"'\u201d")
        if inner and is_acronym(bare(inner[1])):
            short = Span(match.start(1) + inner.start(1), match.start(1) + inner.end(1))
            definition = _backward(text, short, floor, floor + len(before))
        else:
            definition = _spelt_behind(text, match, floor, floor + len(before))
        if definition:
            yield definition


def _spelt_behind(text: str, bracket: re.Match[str], floor: int, end: int) -> Definition | None:
    """Reads "LF (long form)"."""
    before = _SHORT_BEFORE.search(text[floor:end])
    if not before or not is_acronym(bare(before[1])):
        return None
    lead = _LEAD_IN_BRACKET.match(bracket[1])
    start = bracket.start(1) + (lead.end() if lead else 0)
    return _forward(text, Span(floor + before.start(1), floor + before.end(1)), start, bracket.end(1))


def _without_brackets(text: str) -> Iterator[Definition]:
    for match in _STANDS_FOR.finditer(text) if any(word in text for word in _STANDING_WORDS) else ():
        if is_acronym(bare(match[1])):
            definition = _forward(text, Span(*match.span(1)), match.end(), min(len(text), match.end() + _FAR))
            if definition:
                yield definition
    for match in _OR.finditer(text):
        short = Span(*match.span(1 if match[1] else 2))
        if is_acronym(bare(text[short.start : short.end])):
            definition = _backward(text, short, _floor(text, match.start()), match.start(), _SURE)
            if definition:
                yield definition


def _backward(text: str, short: Span, floor: int, end: int, dearest: float = inf) -> Definition | None:
    """Looks for the long form at the end of text[floor:end]."""
    written = bare(text[short.start : short.end])
    before = text[floor:end]
    fits = [
        (fit, long) for long in (before, before.removesuffix(head_of_kind(before))) if (fit := best_fit(written, long))
    ]
    if not fits:
        return None
    fit, ending = min(fits, key=lambda pair: pair[0].cost)
    if fit.cost > dearest or not is_clean(written, ending[fit.start :], fit.cost):
        return None
    return Definition(short, Span(floor + fit.start, floor + len(ending)))


def _floor(text: str, end: int) -> int:
    """Returns where a long form before `end` can begin at the earliest: it holds no bracket and no sentence's end."""
    near = max(0, end - _NEAR)
    places = ((text.rfind(mark, near, end), len(mark)) for mark in _BARRIERS)
    return max(near, *(place + length for place, length in places if place >= 0), near)


def _forward(text: str, short: Span, start: int, end: int) -> Definition | None:
    """Looks for the long form at the beginning of text[start:end], which ends where a piece of the sentence ends."""
    written = bare(text[short.start : short.end])
    best: tuple[float, int] | None = None
    for edge in islice(_PIECE_END.finditer(text, start, end), _PIECES):
        piece = text[start : edge.start()]
        if written in piece:
            break
        fit = best_fit(written, piece)
        if fit and fit.start == 0 and is_clean(written, piece, fit.cost) and (best is None or fit.cost < best[0]):
            best = (fit.cost, edge.start())
    return Definition(short, Span(start, best[1])) if best else None
