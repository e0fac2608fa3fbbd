"""Stage 3, analysis: papers that have no place on the map yet are placed among those that they are most alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from builder.analysis.layout.neighbours import nearest
from builder.analysis.layout.unfolding import Plane
from builder.analysis.topics.space import Points

_NEIGHBOURS = 5
_SHARPNESS = 8  # power of the cosines that neighbours are weighed by: the closest has most of the say
_GOLDEN = 2.399963  # radians, of which no few make a circle
_APART = 0.05  # of the map's unit: papers placed among the same others must not stand on one point


def placed_among(points: Points, start: Plane, old: NDArray[np.bool_]) -> Plane:
    """Returns the plane with all papers placed; those that are `old` stay where `start` has them."""
    found = start.copy()
    positions, cosines = nearest(points[~old], points[old], _NEIGHBOURS)
    weights = np.clip(cosines, 1e-3, None) ** _SHARPNESS
    weights /= weights.sum(axis=1, keepdims=True)
    turns = np.arange(len(positions)) * _GOLDEN
    apart = _APART * np.column_stack([np.cos(turns), np.sin(turns)])
    # The median holds off a neighbour that stands somewhere else altogether; the mean tells papers apart.
    near = start[old][positions]
    middle = np.median(near, axis=1)
    distances = np.linalg.norm(near - middle[:, None], axis=2)
    weights = weights / (1 + distances)
    weights /= weights.sum(axis=1, keepdims=True)
    found[~old] = (near * weights[:, :, None]).sum(axis=1) + apart
    return found
