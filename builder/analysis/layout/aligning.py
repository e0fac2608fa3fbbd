"""Stage 3, analysis: a map is turned, mirrored and moved until it lies on another one (orthogonal Procrustes)."""

from __future__ import annotations

import numpy as np

from builder.analysis.layout.unfolding import Plane


def aligned(plane: Plane, moved: Plane, onto: Plane) -> Plane:
    """Returns the plane after the rotation, reflection and shift that bring `moved` closest to `onto`, row by row.

    Least squares (Schönemann 1966); nothing is stretched.
    """
    middle, target = moved.mean(axis=0), onto.mean(axis=0)
    left, _, right = np.linalg.svd((moved - middle).T @ (onto - target))
    turned: Plane = (plane - middle) @ (left @ right) + target
    return turned
