"""Stage 3, analysis: all places in a text where an inflection of a known phrase stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.analysis.language.acronyms import term_key
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.noun_phrases import MAX_WORDS
from builder.analysis.language.phrase_index import plain_case
from builder.analysis.language.text import join_forms, sentences, word_forms, words
from builder.records import Span

_APART = 3  # words that a phrase may take besides where prefixes stand apart: "multi modal"


@dataclass(frozen=True, slots=True)
class Known:
    """Phrases to look for, by `term_key`."""

    keys: frozenset[str]
    firsts: Mapping[str, int]  # words that one of them may begin with, and how many words it may take from there

    @classmethod
    def of(cls, keys: Iterable[str]) -> Known:
        """Prepares a search that many texts can share."""
        kept = frozenset(keys)
        firsts: dict[str, int] = {}
        for parts in map(str.split, kept):
            firsts[parts[0]] = max(firsts.get(parts[0], 0), len(parts) + _APART)
        return cls(kept, firsts | dict.fromkeys(word_list("prefixes"), MAX_WORDS + _APART))


def occurrences(text: str, known: Known) -> list[tuple[Span, str]]:
    """Every place where a known phrase stands, with its key, in order of start; places may overlap.

    Never across a sentence end or any mark but blanks.
    """
    found = []
    text = plain_case(text)
    for sentence in sentences(text):
        piece = text[sentence.start : sentence.end]
        for run in _runs(piece):
            for span, key in _windows(piece, run, known.firsts):
                if key in known.keys:
                    found.append((Span(span.start + sentence.start, span.end + sentence.start), key))
    return found


def without_overlap(places: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The places that are left when the longest come first and take their letters; in order of start."""
    taken = bytearray(max((span.end for span, _ in places), default=0))
    kept: list[tuple[Span, str]] = []
    for span, key in sorted(places, key=lambda place: (place[0].start - place[0].end, place[0].start, place[1])):
        if not (taken[span.start] or taken[span.end - 1]):  # those kept are no shorter: none lies inside
            taken[span.start : span.end] = bytes([1]) * (span.end - span.start)
            kept.append((span, key))
    return sorted(kept, key=lambda place: place[0].start)


def _runs(piece: str) -> Iterator[list[Span]]:
    """Words of a sentence that only blanks divide."""
    run: list[Span] = []
    for span in words(piece):
        if run and piece[run[-1].end : span.start].strip():
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _windows(piece: str, run: list[Span], firsts: Mapping[str, int]) -> Iterator[tuple[Span, str]]:
    forms = [word_forms(piece[span.start : span.end]) for span in run]
    for start in range(len(run)):
        yield run[start], term_key(piece[run[start].start : run[start].end])
        if not forms[start] or forms[start][0] not in firsts:
            continue
        for end in range(min(len(run), start + firsts[forms[start][0]]), start + 1, -1):
            joined = tuple(form for parts in forms[start:end] for form in parts)
            yield Span(run[start].start, run[end - 1].end), join_forms(joined)
