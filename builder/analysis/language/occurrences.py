"""Stage 3, analysis: all places in a text where an inflection of a known phrase stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from builder.analysis.language.acronyms import term_key
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.noun_phrases import MAX_WORDS
from builder.analysis.language.phrase_index import plain_case
from builder.analysis.language.text import forms_of_word, join_forms, sentences, word_bounds
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
        return cls(kept, firsts | _prefixes())


@cache
def _prefixes() -> dict[str, int]:
    return dict.fromkeys(word_list("prefixes"), MAX_WORDS + _APART)


def occurrences(text: str, known: Known) -> list[tuple[Span, str]]:
    """Every place where a known phrase stands, with its key, in order of start; places may overlap.

    Never across a sentence end or any mark but blanks.
    """
    found = []
    text = plain_case(text)
    for sentence in sentences(text):
        piece = text[sentence.start : sentence.end]
        bounds = word_bounds(piece)
        for index, (start, end) in enumerate(bounds):
            key, first = _word(piece[start:end])
            if key in known.keys:
                found.append((Span(start + sentence.start, end + sentence.start), key))
            if first in known.firsts:
                run = _run(piece, bounds[index : index + known.firsts[first]])
                for last, longer in _longer(run, known):
                    found.append((Span(start + sentence.start, last + sentence.start), longer))
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


@lru_cache(maxsize=1 << 16)  # few words make up most of what is written
def _word(word: str) -> tuple[str, str]:
    """A word's `term_key` and the form that it begins with, "" where it has none."""
    return term_key(word), next(iter(forms_of_word(word)), "")


def _run(piece: str, bounds: Sequence[tuple[int, int]]) -> list[tuple[int, tuple[str, ...]]]:
    """The words from the first on that only blanks divide, each as the place where it ends and its forms."""
    run: list[tuple[int, tuple[str, ...]]] = []
    for start, end in bounds:
        if run and piece[run[-1][0] : start].strip():
            break
        run.append((end, forms_of_word(piece[start:end])))
    return run


def _longer(run: Sequence[tuple[int, tuple[str, ...]]], known: Known) -> Iterator[tuple[int, str]]:
    """Yields where known phrases of two words and more end that begin where the run does, the longest first."""
    for words in range(len(run), 1, -1):
        key = join_forms(tuple(chain.from_iterable(forms for _, forms in run[:words])))
        if key in known.keys:
            yield run[words - 1][0], key
