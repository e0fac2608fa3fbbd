"""Stage 3, analysis: the space in which topics are found, words and meaning joined and thinned out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding import Matrix
from builder.analysis.related.tf_idf import word_rows
from builder.records import Paper

Points: TypeAlias = NDArray[np.float64]

_LATENT = 128  # dimensions of the words
_WORDS = 0.6  # what words weigh beside meaning
_DIMENSIONS = (16, 50)  # at the least and at the most; a hundred papers have 16, ten times as many twice that
_NEIGHBOURS = 10  # papers whose place a paper's own is averaged with; fewer in a collection of less than 160
_BLOCK = 512  # rows of similarities held at once: 512 x 10,000 doubles are 40 MB
_DECIMALS = 4  # processors differ further down: what is decided must not


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a collection say of each paper, computed once for topics and related papers."""

    rows: Any  # sparse unit rows of weights, as `word_rows` gives them
    latent: Points  # as `latent_words` gives them

    def in_order(self, order: Sequence[int]) -> Words:
        """Returns the rows of the papers at these positions."""
        positions = np.array(order, dtype=np.intp)
        return Words(self.rows[positions], self.latent[positions])


def read_words(papers: Sequence[Paper]) -> Words:
    """Returns rows for the papers, in their order."""
    rows = word_rows(papers)
    return Words(rows, latent_words(rows))


def topic_space(vectors: Matrix, latent: Points) -> Points:
    """Returns unit rows of shape (papers, at most 50); a zero row for an empty paper.

    `vectors` are unit rows, one for each paper. They are joined with the latent dimensions of the papers' words (latent
    semantic analysis, Deerwester et al. 1990), and the principal components of both are kept.
    """
    if not len(vectors):
        return np.zeros((0, 1))
    joined = np.hstack([vectors.astype(np.float64), _WORDS * latent])
    said = np.abs(joined).sum(axis=1) > 0
    least, most = _DIMENSIONS
    dimensions = min(max(least, round(least * (len(vectors) / 100) ** 0.3)), most, joined.shape[1])
    points = np.zeros((len(vectors), dimensions))
    if said.any():
        points[said] = _principal(joined[said], dimensions)
    return points


def smoothed(points: Points) -> Points:
    """Returns each of the unit rows averaged with its nearest, up to ten, as unit rows: groups stand out more clearly.

    One step of mean shift (Fukunaga and Hostetler 1975) with the nearest neighbours for a window.
    """
    count = min(_NEIGHBOURS, len(points) // 16)
    if not count:
        return points
    rows = np.zeros_like(points)
    for start in range(0, len(points), _BLOCK):
        block = points[start : start + _BLOCK]
        cosines = np.round(block @ points.T, _DECIMALS)
        nearest = np.argsort(-cosines, axis=1, kind="stable")[:, : count + 1]  # the paper itself among them
        rows[start : start + _BLOCK] = points[nearest].mean(axis=1)
    rows[np.abs(points).sum(axis=1) == 0] = 0.0  # what is in the middle of everything is near nothing
    return np.round(unit_rows(rows), _DECIMALS)


def latent_words(rows: Any) -> Points:
    """Returns unit rows of shape (papers, at most 128): the leading singular vectors of the papers' weighted words.

    Words and pairs of one paper alone tie it to nothing and are left out. Randomised, with a fixed start (Halko,
    Martinsson and Tropp 2011).
    """
    from sklearn.utils.extmath import randomized_svd  # type: ignore[import-untyped]

    shared = rows[:, np.bincount(rows.indices, minlength=rows.shape[1]) > 1]
    rank = min(_LATENT, *shared.shape)
    if rank < 1 or not shared.nnz:
        return np.zeros((rows.shape[0], 1))
    left, values, _ = randomized_svd(shared, rank, n_iter=4, random_state=0)
    return unit_rows(left * values)


def unit_rows(rows: Points) -> Points:
    """Returns the rows at length 1; what is hardly longer than nothing becomes nothing."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    kept: Points = np.where(lengths > 10.0**-_DECIMALS, rows / np.where(lengths > 0, lengths, 1), 0)
    return kept


def _principal(rows: Points, dimensions: int) -> Points:
    """Returns unit rows of the coordinates along the directions of the most variance, each with its larger side up."""
    centred = rows - rows.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    leading = directions[:, ::-1][:, :dimensions]
    leading = leading * np.where(np.sum(leading**3, axis=0) < 0, -1.0, 1.0)
    return np.round(unit_rows(centred @ leading), _DECIMALS)
