"""Stage 3, analysis: the noun phrase beside a number that names what was measured."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.analysis.language.noun_phrases import chunks
from builder.analysis.results.patterns import EVALUATIVE, METRIC_HEAD, NO_METRIC, SETTING
from builder.records import Span

_REACH = 120  # characters: no metric's name is longer
_MOST_WORDS = 5
_WORD = re.compile(r"\S+")
_ASIDE = re.compile(r" \([^()]{1,40}\)(?= \w)")
_NUMBER_OF = re.compile(r"(?i) (?:the )?(?:average |total )?(?P<number>(?:number|amount) of )")
_ABBREVIATION = re.compile(r" ?\([A-Za-z][\w@-]{0,10}\)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A metric as written, and where it stands in the text that was searched."""

    text: str
    span: Span
    head: str  # "accuracy" of "top-1 accuracy"


def metrics_in(text: str) -> list[Named]:
    """Returns the metrics that `text` names, in order."""
    if not METRIC_HEAD.search(text):
        return []
    found = []
    for chunk in chunks(text):
        first, last = chunk[0].span.start, chunk[-1].span.end
        heads = [match for match in METRIC_HEAD.finditer(text, first, last) if match.end() <= last]
        # "top-1 accuracy" has two heads in one phrase; the last one closes it, unless another word stands between.
        if heads:
            found.append(_named(text, first, _closing(text, heads)))
    covered = [(name.span.start, name.span.end) for name in found]
    for match in METRIC_HEAD.finditer(text):  # "recall" and "top-1" may be no noun to the word lists
        if not any(start <= match.start() < end for start, end in covered):
            found.append(Named(match[0], Span(*match.span()), match[0]))
    named = _joined(text, sorted(found, key=lambda name: name.span.start))
    return [name for name in named if not SETTING.search(name.text)]


def _joined(text: str, names: list[Named]) -> list[Named]:
    """Joins neighbours: "top-1" and "accuracy" are one metric."""
    joined: list[Named] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and text[last.span.end : name.span.start] == " ":
            span = Span(last.span.start, name.span.end)
            joined[-1] = Named(text[span.start : span.end], span, name.head)
        else:
            joined.append(name)
    return joined


def metric_after(text: str) -> Named | None:
    """Returns the metric that `text` begins with after at most one blank."""
    aside = _ASIDE.match(text)  # "1.93 % (1.98 on average) error"
    piece = text[:_REACH] if not aside else " " * aside.end() + text[aside.end() : _REACH]
    for name in metrics_in(piece):
        between = piece[: name.span.start].split()
        if all(word.casefold() in EVALUATIVE for word in between) and len(between) <= 2:
            return name
        return None
    return None


def metric_before(text: str) -> Named | None:
    """Returns the metric that `text` ends with, an abbreviation in brackets left out."""
    piece = text[-_REACH:].rstrip()
    abbreviation = _ABBREVIATION.search(piece)
    if abbreviation:
        piece = piece[: abbreviation.start()]
    names = metrics_in(piece)
    if not names or names[-1].span.end != len(piece.rstrip()):
        return None
    name = names[-1]
    shift = max(0, len(text) - _REACH)
    return Named(name.text, Span(name.span.start + shift, name.span.end + shift), name.head)


def quantity_in(text: str) -> Named | None:
    """Returns the noun phrase that `text` consists of, as the object of "reduces ... by": "the visual tokens"."""
    prefix = _NUMBER_OF.match(text)
    found = [chunk for chunk in chunks(text) if not prefix or chunk[0].span.start >= prefix.end()]
    if not found:
        return None
    last = found[0][-1].span.end
    start = prefix.start("number") if prefix else found[0][0].span.start
    name = _named(text, start, Span(last, last))
    return None if NO_METRIC.search(name.text) or any(char.isupper() for char in name.text[:1]) else name


def _closing(text: str, heads: list[re.Match[str]]) -> Span:
    end = heads[0]
    for head in heads[1:]:
        if text[end.end() : head.start()].strip(" -"):
            break
        end = head
    return Span(*end.span())


def _named(text: str, start: int, head: Span) -> Named:
    """The phrase from `start` to the head's end, at most five words, without what only judges."""
    words = list(_WORD.finditer(text, start, head.end))[-_MOST_WORDS:]
    while len(words) > 1 and (words[0][0].casefold() in EVALUATIVE or words[0][0][0].isdecimal()):
        words.pop(0)
    begin = words[0].start() if words else head.start
    return Named(text[begin : head.end], Span(begin, head.end), text[head.start : head.end])
