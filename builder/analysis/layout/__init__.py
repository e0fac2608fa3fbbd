"""Stage 3, analysis: where each paper stands on the map, so that papers that are alike stand together and stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from builder.analysis.layout.aligning import aligned
from builder.analysis.layout.placing import placed_among
from builder.analysis.layout.unfolding import Plane, relaxed, unfolded
from builder.analysis.topics.space import Points
from builder.records import Spot

_UNITS = 100  # of the map in one of the layout: a hundredth is finer than any eye, and coarser than processors differ
_LARGE = 6_000  # papers; of a larger collection so many are laid out, and the others are placed among them
_HUGE = 20_000  # papers; in a larger collection what is placed stays where it is placed
_KNOWN = 0.5  # share of the papers that must have had a place for the last map to be gone on with
_STEP = 7  # units between papers that would stand on one spot


def lay_out(ids: Sequence[str], points: Points, known: Mapping[str, Spot]) -> dict[str, Spot]:
    """Returns each paper's spot by its id; the centre of the map is near 0, 0.

    `ids` are sorted, `points` are the papers' unit rows in the same order (`topic_space`), `known` the spots of the
    last build. Where all papers have one, nothing moves. New papers are placed among those that they are most alike,
    and all settle for a little while; the map is then turned and moved to where it was.
    """
    old = np.array([id_ in known for id_ in ids], dtype=bool)
    if old.all():
        return {id_: known[id_] for id_ in ids}
    start = np.array([(known[id_].x, known[id_].y) if id_ in known else (0, 0) for id_ in ids]) / _UNITS
    goes_on = old.sum() >= max(3, _KNOWN * len(ids))
    found = _continued(points, start, old) if goes_on else _fresh(points)
    if old.sum() >= 3:
        found = aligned(found, found[old], start[old])
    return _spots(ids, found)


def _continued(points: Points, start: Plane, old: np.typing.NDArray[np.bool_]) -> Plane:
    found = placed_among(points, start, old)
    return relaxed(points, found) if len(points) <= _HUGE else found


def _fresh(points: Points) -> Plane:
    """Lays out all papers, or of a large collection an even choice of them, among which the others are placed."""
    size = len(points)
    if size <= _LARGE:
        return unfolded(points)
    chosen = np.zeros(size, dtype=bool)
    chosen[np.unique(np.linspace(0, size - 1, _LARGE).astype(np.intp))] = True
    start = np.zeros((size, 2))
    start[chosen] = unfolded(points[chosen])
    return _continued(points, start, chosen)


def _spots(ids: Sequence[str], plane: Plane) -> dict[str, Spot]:
    """Rounds the coordinates; a paper whose spot is taken goes to the next free one on its right."""
    taken: set[tuple[int, int]] = set()
    spots = {}
    for id_, (x, y) in zip(ids, np.round(plane * _UNITS).astype(int).tolist(), strict=True):
        while (x, y) in taken:
            x += _STEP
        taken.add((x, y))
        spots[id_] = Spot(x, y)
    return spots
