"""Stage 3, analysis: words of a model that nothing is known of, moved so that sentences lie near their own papers."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray

from builder.analysis.meaning.texts import ShortTexts

Rows = NDArray[np.float64]

_STEPS = 40
_PASSES = 8  # through all texts at the most: more of a small collection learn it by heart
_BATCH = 1024  # texts that are told apart at once
_RATE = 0.001
_TEMPERATURE = 0.07
_NEAR = 0.1  # what it counts to lie near one's paper, beside lying farther from others


def trained(texts: ShortTexts, points: Rows, rows: Rows) -> Rows:
    """Returns the words' rows after training; `points` are unit rows, one for each paper.

    A text is the sum of its words. The loss is that of telling its paper from others (InfoNCE, van den Oord et al.
    2018) with a share of the cosine; the steps are Adam's (Kingma and Ba 2015), with a fixed start.
    """
    count = len(texts.bags)
    if not count:
        return rows
    rows = rows.copy()
    generator = np.random.default_rng(0)
    mean, square = np.zeros_like(rows), np.zeros_like(rows)
    for step in range(1, min(_STEPS, ceil(_PASSES * count / min(_BATCH, count))) + 1):
        chosen = np.sort(generator.choice(count, min(_BATCH, count), replace=False))
        some = texts.matrix(chosen)
        own, places = np.unique(texts.owners[chosen], return_inverse=True)
        gradient = some.T @ _gradient(some @ rows, points[own], places)
        mean += 0.1 * (gradient - mean)
        square += 0.01 * (gradient * gradient - square)
        rows -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return rows


def _gradient(sums: Rows, points: Rows, places: NDArray[np.intp]) -> Rows:
    """Returns how the loss changes with each text's sum of words."""
    lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6
    units = sums / lengths
    odds = units @ points.T / _TEMPERATURE
    shares = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(places)), places] -= 1 + _NEAR
    gradient = shares @ points / _TEMPERATURE / len(places)
    turned: Rows = (gradient - (gradient * units).sum(axis=1, keepdims=True) * units) / lengths
    return turned
