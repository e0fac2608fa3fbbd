"""The regression behind `benchmarks.train_keyphrases`: what its columns are, and their weights.

Most of a phrase's columns are noughts or those of its words. Kept in factors they take a fiftieth of the memory, and a
step of the search takes a fiftieth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from builder.analysis.keyphrases.model import ROLES, Vectors
from builder.analysis.keyphrases.word_weights import embed_words
from builder.analysis.language.phrase_index import Phrase, words_of

Array: TypeAlias = NDArray[np.float64]

STRETCH = 4.0  # unit vectors have small entries: without it the ridge would hold their weights down


@dataclass(frozen=True, slots=True)
class Columns:
    """What the weights are multiplied with, kept in factors: a bin is a place, a word vector one row of a table."""

    bins: csr_matrix  # shape (phrases, bins), one in each stretch that holds the value
    roles: Sequence[csr_matrix]  # for each of ROLES the share that each word has, shape (phrases, words)
    vectors: NDArray[np.float32]  # of the words, shape (words, dimensions)

    def sums(self, weights: Array) -> Array:
        """The product of the columns and their weights, shape (phrases,)."""
        start = self.bins.shape[1]
        total = self.bins @ weights[:start]
        if self.roles:
            words = self.vectors @ weights[start:].reshape(len(self.roles), -1).T.astype(np.float32)
            total = total + sum(role @ words[:, number] for number, role in enumerate(self.roles))
        return np.asarray(total, dtype=np.float64)

    def slope(self, error: Array) -> Array:
        """The product of the columns, turned round, and an error for each phrase."""
        words = [self.vectors.T @ (role.T @ error).astype(np.float32) for role in self.roles]
        return np.concatenate([self.bins.T @ error, *words])


def one_hot(values: Array, edges: Sequence[float]) -> csr_matrix:
    """A column for each stretch between the edges."""
    places = np.searchsorted(np.array(edges), values, side="right")
    ones = np.ones(len(values), dtype=np.float32)
    return csr_matrix((ones, (np.arange(len(values)), places)), shape=(len(values), len(edges) + 1))


def word_roles(phrases: Sequence[Phrase], source: Vectors) -> tuple[list[csr_matrix], NDArray[np.float32]]:
    """What share each word has in each of ROLES of each phrase, and the vectors of the words."""
    parts = [words_of(phrase.key) for phrase in phrases]
    words = sorted({word for part in parts for word in part}.union(*(p.before + p.after for p in phrases)))
    place = {word: number for number, word in enumerate(words)}
    shares = []
    for role in ROLES:
        members = [_members(role, part, phrase) for part, phrase in zip(parts, phrases, strict=True)]
        row = np.repeat(np.arange(len(phrases)), [len(own) for own in members])
        column = [place[word] for own in members for word in own]
        share = [1 / len(own) for own in members for _ in own]
        shares.append(csr_matrix((np.array(share, dtype=np.float32), (row, column)), shape=(len(phrases), len(words))))
    return shares, embed_words(words, source) * np.float32(STRETCH)


def _members(role: str, words: Sequence[str], phrase: Phrase) -> Sequence[str]:
    """The words that play a role of ROLES in and around a phrase."""
    alone = len(words) == 1
    return {
        "alone": words if alone else [],
        "head": [] if alone else words[-1:],
        "opening": [] if alone else words[:1],
        "modifier": words[:-1],
        "before": phrase.before,
        "after": phrase.after,
    }[role]


def fit(columns: Columns, right: Array, offset: Array, ridge: float) -> tuple[Array, float]:
    """Weights and bias of a logistic regression beside a fixed offset."""

    def loss(weights: Array) -> tuple[float, Array]:
        sums = columns.sums(weights[:-1]) + weights[-1] + offset
        error = 1 / (1 + np.exp(-sums)) - right
        slope = np.append(columns.slope(error) + ridge * weights[:-1], error.sum())
        return float(np.sum(np.logaddexp(0, sums) - right * sums) + ridge / 2 * weights[:-1] @ weights[:-1]), slope

    size = columns.bins.shape[1] + len(columns.roles) * columns.vectors.shape[1]
    found = minimize(loss, np.zeros(size + 1), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return found.x[:-1], float(found.x[-1])
