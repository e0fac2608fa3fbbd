"""Stage 3, analysis: what the meaning of its words and neighbours says for or against a phrase, by static vectors."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from builder.analysis.embedding.static import embed
from builder.analysis.keyphrases.model import Numbers
from builder.analysis.language.phrase_index import Phrase

_DECIMALS = 4


class WordWeights:
    """Looks words up; each word of a collection is embedded once."""

    def __init__(self, weights: Numbers) -> None:
        """Takes the weights of the dimensions, shape (dimensions, len(ROLES))."""
        self._weights = weights
        self._known: dict[str, tuple[float, ...]] = {}

    def learn(self, phrases: Iterable[Phrase]) -> None:
        """Embeds the words of the phrases, and those around them, that are not known yet."""
        words: set[str] = set()
        for phrase in phrases:
            words.update(words_of(phrase), phrase.before, phrase.after)
        new = sorted(words - self._known.keys())
        sums = np.round(embed(new).astype(np.float64) @ self._weights, _DECIMALS).tolist()
        self._known.update(zip(new, map(tuple, sums), strict=True))

    def sums(self, phrases: Collection[Phrase]) -> Numbers:
        """Returns what words add to each phrase's log odds, shape (len(phrases),); they must be known."""
        return np.fromiter(map(self._sum, phrases), np.float64, len(phrases))

    def _sum(self, phrase: Phrase) -> float:
        known = self._known
        words = words_of(phrase)
        if len(words) == 1:
            own = known[words[0]][0]
        else:
            own = known[words[-1]][1] + sum(known[word][2] for word in words[:-1]) / (len(words) - 1)
        around = zip(phrase.before, phrase.after, strict=True)
        return own + sum(known[before][3] + known[after][4] for before, after in around) / len(phrase.before)


def words_of(phrase: Phrase) -> list[str]:
    """Returns the words of a phrase as they are weighed."""
    return phrase.key.casefold().split(" ")
