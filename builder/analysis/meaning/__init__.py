"""Stage 3, analysis: what papers and words mean to a search that has no model: a query is the sum of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding import Matrix
from builder.analysis.meaning import prior
from builder.analysis.meaning.texts import short_texts
from builder.analysis.meaning.training import trained
from builder.records import Meaning, Paper, Vector
from builder.search_words import compounds_of, telling_words

_MANY = 1000  # papers from which on there are more dimensions, and no sentences, which would weigh more than all else
_DIMENSIONS = (96, 192)  # of a few papers, and of many
_PAPER_BITS, _WORD_BITS = 4, 2  # of a number; words and sentences are many, and dimensions tell more than fine numbers
_IN_A_BYTE = 8 // _WORD_BITS
_SEEN = 3  # papers that a word must stand in where there are many, unless it is known beforehand
_CLIP = 2.2  # of the mean size of a row's numbers: where the largest level lies


def learn_meaning(papers: Sequence[Paper], vectors: Matrix, embed: Callable[[Sequence[str]], Matrix]) -> Meaning | None:
    """Returns vectors of the papers and of the words by which they are found; None where there is too little.

    `vectors` are unit rows, one for each paper, and `embed` is the model that they came from.
    """
    points = _centred(vectors)
    if np.count_nonzero(np.abs(points).sum(axis=1)) < 3:
        return None
    words = _vocabulary(papers)
    texts = short_texts(papers, words)
    rows = prior.rows(words, embed)
    is_large = len(papers) >= _MANY
    if not prior.is_for(embed):  # what was learned beforehand would be forgotten for a few sentences learned by heart
        rows = trained(texts, points, rows)
    axes = _axes(points, _DIMENSIONS[is_large])
    sentences: dict[str, list[Vector]] = {} if is_large else {paper.id: [] for paper in papers}
    if sentences and texts.bags:
        coded = _coded(texts.matrix(range(len(texts.bags))) @ rows @ axes, _WORD_BITS)
        for owner, vector in zip(texts.owners, coded, strict=True):
            sentences[papers[owner].id].append(vector)
    return Meaning(
        axes.shape[1],
        _PAPER_BITS,
        _WORD_BITS,
        dict(zip((paper.id for paper in papers), _coded(points @ axes, _PAPER_BITS), strict=True)),
        dict(zip(words, _coded(rows @ axes, _WORD_BITS), strict=True)),
        sentences,
    )


def _centred(vectors: Matrix) -> NDArray[np.float64]:
    """Returns unit rows without what all papers share; a zero row stays."""
    said = np.abs(vectors).sum(axis=1) > 0
    points = vectors.astype(np.float64)
    if said.any():
        points[said] -= points[said].mean(axis=0)
    lengths = np.linalg.norm(points, axis=1, keepdims=True)
    return np.where(lengths > 1e-6, points / np.where(lengths > 0, lengths, 1), 0)


def _vocabulary(papers: Sequence[Paper]) -> list[str]:
    """Returns the words of the papers and common ones beside them, in order."""
    counts = Counter(
        chain.from_iterable(
            {*telling_words(text), *compounds_of(text)} for text in (f"{one.title}. {one.abstract}" for one in papers)
        )
    )
    least = _SEEN if len(papers) >= _MANY else 1
    known = prior.known_words()
    own = {word for word, count in counts.items() if (count >= least or word in known) and not word.isdecimal()}
    return sorted(own | known)


def _axes(points: NDArray[np.float64], dimensions: int) -> NDArray[np.float64]:
    """Returns the directions in which the papers differ most, mixed so that each says about as much."""
    values, directions = np.linalg.eigh(points.T @ points)
    rank = int(np.count_nonzero(values > 1e-6 * values[-1]))
    leading = directions[:, ::-1][:, : min(dimensions, rank) // _IN_A_BYTE * _IN_A_BYTE or _IN_A_BYTE]
    leading = leading * np.where(np.sum(leading**3, axis=0) < 0, -1.0, 1.0)
    mixed, _ = np.linalg.qr(np.random.default_rng(0).normal(size=(leading.shape[1],) * 2))
    return np.asarray(leading @ mixed)


def _coded(rows: NDArray[np.float64], bits: int) -> list[Vector]:
    """Returns each row in steps of its own size: so many bits a number, the first of a byte in its lowest ones."""
    most, each = 2**bits - 1, 8 // bits
    sizes = np.abs(rows).mean(axis=1)
    scales = np.where(sizes > 0, _CLIP * sizes / most, 1.0)
    levels = np.clip(np.round((rows / scales[:, None] + most) / 2), 0, most).astype(np.uint8)
    packed = sum((levels[:, part::each] << bits * part for part in range(1, each)), levels[:, ::each])
    return [_vector(scale if size else 0.0, row) for scale, size, row in zip(scales, sizes, packed, strict=True)]


def _vector(scale: float, row: Any) -> Vector:
    return Vector(float(f"{scale:.3g}"), row.tobytes())
