"""Stage 3, analysis: what the meaning of its words says for or against a phrase, by static word vectors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from builder.analysis.embedding.static import embed
from builder.analysis.keyphrases.model import Numbers

_DECIMALS = 4


class WordWeights:
    """Looks words up; each word of a collection is embedded once."""

    def __init__(self, weights: Numbers) -> None:
        """Takes the weights of the dimensions, shape (dimensions, 3), for ROLES."""
        self._weights = weights
        self._known: dict[str, tuple[float, float, float]] = {}

    def learn(self, keys: Iterable[str]) -> None:
        """Embeds the words of the phrases that are not known yet."""
        new = sorted({word for key in keys for word in _words(key)} - self._known.keys())
        sums = np.round(embed(new).astype(np.float64) @ self._weights, _DECIMALS).tolist()
        self._known.update(
            (word, (alone, head, modifier)) for word, (alone, head, modifier) in zip(new, sums, strict=True)
        )

    def sums(self, keys: Sequence[str]) -> Numbers:
        """Returns what each phrase's words add to its log odds, shape (len(keys),); their words must be known."""
        return np.array([self._sum(_words(key)) for key in keys], dtype=np.float64)

    def _sum(self, words: Sequence[str]) -> float:
        if len(words) == 1:
            return self._known[words[0]][0]
        modifiers = [self._known[word][2] for word in words[:-1]]
        return self._known[words[-1]][1] + sum(modifiers) / len(modifiers)


def _words(key: str) -> list[str]:
    return key.casefold().split(" ")
