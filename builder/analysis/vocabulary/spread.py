"""Stage 3, analysis: how alike the papers are that share a word, and so how much the word tells in this collection."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection
from functools import cached_property

from builder.analysis.language.lexicon import word_list
from builder.analysis.language.phrase_index import Indexes

_SMALL = 20  # papers; in a smaller collection chance decides too much
_LARGE = 300  # papers; in a smaller one chance still decides over words in few papers
_ENOUGH = 4  # papers from which on their likeness is no mere chance
_MANY = 8  # papers from which on it can be trusted in any collection
_WORD = (2.0, 1.4)  # times as alike as any two papers that those with a word must be: few papers, enough of them
_FIELD = 1.0  # the same for names of tasks and methods, "pruning", and for any word in a small collection
_PHRASE = 0.8  # the same for a phrase of words that tell nothing by themselves
_WIDE = 5  # papers with a word, from which on it can be judged by itself
_SOME = 400  # papers looked at for one word, in order of id


class Spread:
    """Papers as weighted phrases; words are measured by the likeness of the papers that hold them.

    Likeness is the mean cosine of all pairs, by the phrases that the papers contain with their inverse document
    frequency, those with the word itself left out. A word that stands in papers no more alike than any others ties
    them by name only.
    """

    def __init__(self, indexes: Indexes) -> None:
        frequency = Counter(key for index in indexes.values() for key in index)
        rarity = {key: math.log(len(indexes) / count) for key, count in frequency.items() if count > 1}
        self._vectors = {
            id_: _unit({key: rarity[key] for key in index if key in rarity}) for id_, index in indexes.items()
        }
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in sorted(indexes):
            for key in indexes[id_]:
                if " " not in key:
                    self._holders[key].append(id_)
        self._of_word: dict[str, float] = {}

    @property
    def size(self) -> int:
        """The number of papers."""
        return len(self._vectors)

    def tells_little(self, key: str, papers: Collection[str]) -> bool:
        """Whether the papers (ids) that share a term have little else in common for the collection that they are in."""
        if self.size < _SMALL or not self._usual or (self.size < _LARGE and len(papers) < _MANY):
            return False
        words = key.split()
        if len(words) == 1:
            is_field = self.size < _LARGE or key in word_list("fields")
            return self.likeness(papers, words) < (_FIELD if is_field else _WORD[len(papers) >= _ENOUGH])
        if len(papers) >= _ENOUGH or not all(map(self._is_loose, words)):
            return False
        return self.likeness(papers, words) < _PHRASE

    def likeness(self, papers: Collection[str], words: Collection[str]) -> float:
        """How many times as alike the papers are, `words` left out, as any two papers; rounded to 4 places."""
        return round(self._mean_cosine(sorted(papers)[:_SOME], frozenset(words)) / self._usual, 4)

    @cached_property
    def _usual(self) -> float:
        return self._mean_cosine(sorted(self._vectors), frozenset())

    def _is_loose(self, word: str) -> bool:
        """Whether a word tells nothing by itself."""
        if word not in self._of_word:
            holders = self._holders.get(word, [])
            self._of_word[word] = self.likeness(holders, [word]) if len(holders) >= _WIDE else math.inf
        return self._of_word[word] < _WORD[True]

    def _mean_cosine(self, papers: Collection[str], without: frozenset[str]) -> float:
        total: defaultdict[str, float] = defaultdict(float)
        own = 0.0
        for id_ in papers:
            for key, weight in self._vectors[id_].items():
                if without.isdisjoint(key.split()):
                    total[key] += weight
                    own += weight * weight
        pairs = len(papers) * (len(papers) - 1)
        return (sum(weight * weight for weight in total.values()) - own) / pairs if pairs else 0.0


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}
