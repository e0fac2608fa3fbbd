"""Stage 3, analysis: unit rows to a plane by t-SNE (van der Maaten and Hinton 2008), the same on every run."""

from __future__ import annotations

import math
import warnings
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from builder.analysis.topics.space import Points

Plane: TypeAlias = NDArray[np.float64]  # shape (papers, 2)

_PERPLEXITY = 20.0  # about how many neighbours a paper is to keep
_FEWEST = 5  # papers; fewer stand on a circle
_TURNS = 250  # rounds in which a map that is there already settles: the least that scikit-learn allows
_SPREAD = 1e-4  # of a start from nothing, as van der Maaten has it
_SEED = 0


def unfolded(points: Points) -> Plane:
    """Returns points of a plane, started from the two directions of the most variance."""
    start = points[:, :2] - points[:, :2].mean(axis=0) if points.shape[1] > 1 else np.zeros((len(points), 2))
    spread = float(start[:, 0].std()) if len(points) else 0.0
    if len(points) < _FEWEST or spread < _SPREAD:
        return _circle(len(points))
    return _upright(_settled(points, start / spread * _SPREAD, exaggeration=12.0, turns=1000))


def relaxed(points: Points, start: Plane) -> Plane:
    """Returns what a map becomes when it settles for a little while."""
    return _settled(points, start, exaggeration=1.0, turns=_TURNS) if len(points) >= _FEWEST else start


def _settled(points: Points, start: Plane, *, exaggeration: float, turns: int) -> Plane:
    """Runs scikit-learn's t-SNE (Barnes-Hut, van der Maaten 2014) on one thread: sums of several differ in order."""
    from sklearn.manifold import TSNE  # type: ignore[import-untyped]
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    method = TSNE(
        2,
        perplexity=min(_PERPLEXITY, (len(points) - 1) / 3),
        init=start.astype(np.float32),
        early_exaggeration=exaggeration,
        max_iter=turns,
        random_state=_SEED,
        n_jobs=1,
    )
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of papers without a word many stand on one point
        found: Plane = method.fit_transform(points).astype(np.float64)
    return found


def _upright(plane: Plane) -> Plane:
    """Turns the plane so that it is wider than high: screens are."""
    centred = plane - plane.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    leading = directions[:, ::-1]
    turned: Plane = centred @ (leading * np.where(np.sum(leading**3, axis=0) < 0, -1.0, 1.0))
    return turned


def _circle(count: int) -> Plane:
    """Returns so many points on a circle, its radius growing with their number; one alone stands in the middle."""
    radius = 0.0 if count == 1 else math.sqrt(count)
    turns = np.arange(count) * 2 * math.pi / max(1, count)
    return np.column_stack([-radius * np.cos(turns), radius * np.sin(turns)])
