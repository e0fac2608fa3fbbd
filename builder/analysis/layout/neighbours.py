"""Stage 3, analysis: the rows that are most alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from builder.analysis.topics.space import Points

_BLOCK = 512  # rows of similarities held at once
_DECIMALS = 4  # processors differ further down: what is decided must not


def nearest(rows: Points, among: Points, count: int) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Returns for each of the unit rows the positions of those `among` which it is most alike, and the cosines.

    Both have the shape (rows, at most `count`), the closest first.
    """
    count = min(count, len(among))
    positions = np.zeros((len(rows), count), dtype=np.intp)
    cosines = np.zeros((len(rows), count))
    for start in range(0, len(rows), _BLOCK):
        block = np.round(rows[start : start + _BLOCK] @ among.T, _DECIMALS)
        best = np.argsort(-block, axis=1, kind="stable")[:, :count]
        positions[start : start + _BLOCK] = best
        cosines[start : start + _BLOCK] = np.take_along_axis(block, best, axis=1)
    return positions, cosines
