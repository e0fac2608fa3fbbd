"""Stage 3, analysis: which meaning of an acronym the words of a paper speak for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from builder.records import Paper

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 7  # letters that inflections of one word mostly share
_DEFINERS = 20  # papers of a meaning that are compared at the most
_ALONE = 0.02  # closeness that the only meaning must have
_AMONG = 0.05  # closeness that one of several meanings must have
_CLEARLY = 2  # times as close as the next


class Context:
    """The words of every paper, and how much each word tells (inverse document frequency, Sparck Jones 1972)."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._words: Mapping[str, frozenset[str]] = {
            paper.id: _stems(f"{paper.title} {paper.abstract}") for paper in papers
        }
        found = Counter(word for words in self._words.values() for word in words)
        self._weights = {word: log((1 + len(papers)) / count) for word, count in found.items()}
        # Strangers meet more easily among many papers: with each digit of their number one more must be close.
        self._closest = len(str(len(papers)))
        self._lengths = {paper: self._length(words) for paper, words in self._words.items()}

    def chosen(self, paper: str, meanings: Sequence[tuple[str, Sequence[str]]], *, hidden: str = "") -> int | None:
        """Returns the position of the meaning that holds in a paper which does not define it; None where it is unclear.

        A meaning is its long form and the ids of the papers that define it. The only one whose words all stand in the
        paper holds; else the one whose papers are close enough, and clearly closer than those of any other. Words of
        `hidden` do not count: benchmarks take out what gives the answer away.
        """
        words = self._words[paper] - _stems(hidden)
        spoken = [number for number, (long, _) in enumerate(meanings) if (stems := _stems(long)) and stems <= words]
        if len(spoken) == 1:
            return spoken[0]
        scores = [self._closeness(words, definers) for _, definers in meanings]
        best = max(range(len(scores)), key=lambda number: (scores[number], -number), default=None)
        if best is None or len(scores) == 1:
            return best if best is not None and scores[best] >= _ALONE else None
        second = max(score for number, score in enumerate(scores) if number != best)
        return best if scores[best] >= _AMONG and scores[best] >= _CLEARLY * second else None

    def _closeness(self, words: frozenset[str], definers: Sequence[str]) -> float:
        """Returns the mean cosine to the closest papers, 0 to 1, rounded to 4 places; a missing one counts as 0."""
        length = self._length(words)
        cosines = sorted((self._cosine(words, length, other) for other in definers[:_DEFINERS]), reverse=True)
        return round(sum(cosines[: self._closest]) / self._closest, 4)

    def _cosine(self, words: frozenset[str], length: float, other: str) -> float:
        lengths = length * self._lengths[other]
        return self._length(words & self._words[other]) ** 2 / lengths if lengths else 0.0

    def _length(self, words: frozenset[str]) -> float:
        return sqrt(sum(sorted(self._weights[word] ** 2 for word in words)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))
