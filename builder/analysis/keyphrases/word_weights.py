"""Stage 3, analysis: what the meaning of its words and neighbours says for or against a phrase."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding import minilm, static
from builder.analysis.keyphrases.model import Model, Numbers, Vectors
from builder.analysis.language.phrase_index import Phrase, words_of

_DECIMALS = 4


class WordWeights:
    """Looks words up; each word of a collection is embedded once."""

    def __init__(self, model: Model) -> None:
        """Takes the weights of the dimensions and the name of the vectors that they were learned on."""
        self._weights = model.words
        self._vectors = model.vectors
        self._known: dict[str, tuple[float, ...]] = {}

    def learn(self, phrases: Iterable[Phrase]) -> None:
        """Embeds the words of the phrases, and those around them, that are not known yet."""
        words: set[str] = set()
        for phrase in phrases:
            words.update(words_of(phrase.key), phrase.before, phrase.after)
        new = sorted(words - self._known.keys())
        sums = np.round(embed_words(new, self._vectors).astype(np.float64) @ self._weights, _DECIMALS).tolist()
        self._known.update(zip(new, map(tuple, sums), strict=True))

    def sums(self, phrases: Collection[Phrase]) -> Numbers:
        """Returns what words add to each phrase's log odds, shape (len(phrases),); they must be known."""
        return np.fromiter(map(self._sum, phrases), np.float64, len(phrases))

    def _sum(self, phrase: Phrase) -> float:
        known = self._known
        words = words_of(phrase.key)
        if len(words) == 1:
            own = known[words[0]][0]
        else:
            led = sum(known[word][3] for word in words[:-1]) / (len(words) - 1)
            own = known[words[-1]][1] + known[words[0]][2] + led
        around = zip(phrase.before, phrase.after, strict=True)
        return own + sum(known[before][4] + known[after][5] for before, after in around) / len(phrase.before)


def vectors_at_hand() -> Vectors:
    """Returns MiniLM where its files are installed, else the static vectors, which always are."""
    return "minilm" if minilm.is_installed() else "static"


def embed_words(words: Sequence[str], vectors: Vectors) -> NDArray[np.float32]:
    """Returns unit vectors of words, shape (len(words), dimensions)."""
    return minilm.embed_words(words) if vectors == "minilm" else static.embed(words)
