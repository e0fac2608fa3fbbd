"""Stage 3, analysis: the numbers of a sentence that may be measured values, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.analysis.results.patterns import HEDGE, METRIC_HEAD, UNIT, UNITS
from builder.records import Span

_PLAIN = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,9})?"
_TO = r"(?: ?[-\u2013\u2014~\u223c] ?| to )"
_FRACTION = r"\d/\d(?: to \d/\d)?"
_VALUE = re.compile(
    r"(?:(?<![\w.@#^/\[\\])(?<!\d,)|(?<=\bsim)|(?<=\\sim))(?P<sign>[+]?)"
    rf"(?P<value>{_FRACTION}(?!\d)|{_PLAIN}(?:[ \u00a0]?(?:{UNIT})\$?(?={_TO}\$?\d))?(?:{_TO}\$?{_PLAIN})?"
    rf"(?: ?(?:\u00b1|\+/?-|\\pm) ?{_PLAIN})?)"
    rf"\$?(?:[ \u00a0]?-?\[?(?P<unit>{UNIT})(?:\$|\])?)?(?![\w^]|-[A-Za-z]|[.,]\d|[:/]\d)"
)
_MAGNITUDE = re.compile(r"\b(?:(?P<count>two|three|four|2|3|4) )?orders? of magnitudes?\b")
_COUNTS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_IN_A_NAME = re.compile(r"[A-Za-z\d)][-\u2013\u2014]$|[A-Za-z]_$|\d ?(?:\u00d7|x|\\times) ?$")
_IN_A_GRID = re.compile(r"^ ?(?:\u00d7|x|\\times) ?\d|^\]")
_SPREAD = re.compile(r" ?(?:\u00b1|\+/?-|\\pm) ?.*$")
_DIGITS = re.compile(rf"\d/\d|{_PLAIN}")
_HEDGE_END = re.compile(rf"(?i)(?:(?<![a-z\d]){HEDGE}|[\s({{])$")
_NAME_END = re.compile(r"(?<![\w-])(?P<name>[a-z]*[A-Z][\w-]*) $")
NEAR = 240  # characters looked at on either side of a number, so that time grows with the text and no faster


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a sentence, with what stands around it."""

    span: Span  # sign, number and unit, in the sentence
    text: str  # the number as written, without its unit
    number: float  # of a range the upper end
    unit: str  # the shown form; empty where there is none
    is_signed: bool  # "+0.15 dB"
    is_bracketed: bool  # "(76 %"
    left: str  # what stands before it, hedges such as "up to" taken off
    right: str  # what stands after it


def find_values(sentence: str) -> list[Value]:
    """Returns the numbers of the sentence in order, without those that are parts of names or of grids."""
    return sorted((*_numbers(sentence), *_magnitudes(sentence)), key=lambda value: value.span.start)


def unit_of(written: str) -> str:
    """Returns the shown form of a unit, empty for none."""
    return next((shown for pattern, shown in UNITS if written and re.fullmatch(pattern, written)), "")


def _numbers(sentence: str) -> Iterator[Value]:
    for match in _VALUE.finditer(sentence):
        start, end = match.span()
        before = sentence[max(0, start - NEAR) : start]
        right = sentence[end : end + NEAR]
        if _IN_A_NAME.search(before[-8:]) or _IN_A_GRID.match(right):
            continue
        if not match["unit"] and "\u00b1" not in match["value"] and _is_numbered_name(before):
            continue
        text = match["value"].replace("$", "")
        yield Value(
            Span(start, end),
            text,
            _as_number(text),
            unit_of(match["unit"] or ""),
            bool(match["sign"]),
            "(" in before[len(_without_hedges(before)) :],
            _without_hedges(before),
            right,
        )


def _is_numbered_name(before: str) -> bool:
    """Whether the word before is a name that the number belongs to: "CoRe 50"; a metric's is none: "BLEU 32"."""
    match = _NAME_END.search(before[-40:])
    return match is not None and not METRIC_HEAD.fullmatch(match["name"])


def _magnitudes(sentence: str) -> Iterator[Value]:
    for match in _MAGNITUDE.finditer(sentence):
        start, end = match.span()
        before = _without_hedges(sentence[max(0, start - NEAR) : start])
        power = _COUNTS.get(match["count"] or "", 1)
        yield Value(Span(start, end), match[0], float(10**power), "", False, False, before, sentence[end : end + NEAR])


def _as_number(text: str) -> float:
    last = _DIGITS.findall(_SPREAD.sub("", text))[-1].replace(",", "")
    if "/" not in last:
        return float(last)
    above, below = last.split("/")
    return round(int(above) / int(below), 4) if int(below) else 0.0


def _without_hedges(before: str) -> str:
    """Takes "up to", "about", "~" and brackets off the end."""
    while match := _HEDGE_END.search(before[-40:]):
        before = before[: len(before) - len(match[0])]
    return before
