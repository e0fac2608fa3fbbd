"""Stage 3, analysis: what is known of words before any paper is read, from benchmarks/train_meaning.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding import Matrix

WEIGHTS = Path(__file__).with_name("weights.npz")


@dataclass(frozen=True, slots=True)
class _Weights:
    words: dict[str, int]  # to its row
    rows: Matrix
    turn: Matrix  # from a word's own vector to what it adds to a text
    word_mean: Matrix


def known_words() -> frozenset[str]:
    """Returns normal forms of words that are common in English or in abstracts."""
    return frozenset(_weights().words)


def is_for(embed: Callable[[Sequence[str]], Matrix]) -> bool:
    """Returns whether what is known was learned for this model: MiniLM, told by its dimensions."""
    return bool(embed(["word"]).shape[1] == _weights().rows.shape[1])


def rows(words: Sequence[str], embed: Callable[[Sequence[str]], Matrix]) -> NDArray[np.float64]:
    """Returns what each word adds to a text, shape (words, dimensions); its length is its weight.

    The weights were learned for MiniLM. They have rows for common words, and a way from the vector of any other word.
    With another model a word's own vector stands, without what all words share.
    """
    weights = _weights()
    is_ours = is_for(embed)
    missing = [word for word in words if not is_ours or word not in weights.words]
    vectors = embed(missing).astype(np.float64)
    mean = weights.word_mean if is_ours else vectors.mean(axis=0)
    vectors = vectors - mean
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    computed = dict(zip(missing, vectors @ weights.turn if is_ours else vectors, strict=True))
    found = [computed[word] if word in computed else weights.rows[weights.words[word]] for word in words]
    return np.array(found, dtype=np.float64)


@cache
def _weights() -> _Weights:
    with np.load(WEIGHTS) as file:
        words = file["words"].tobytes().decode("utf-8").split("\n")
        codes = file["codes"]
        levels = np.empty((len(words), 2 * codes.shape[1]), dtype=np.float32)
        levels[:, ::2], levels[:, 1::2] = codes & 15, codes >> 4
        rows = (levels - 8) * file["scales"].astype(np.float32)[:, None]
        places = {word: place for place, word in enumerate(words)}
        return _Weights(places, rows, file["turn"].astype(np.float32), file["word_mean"].astype(np.float32))
