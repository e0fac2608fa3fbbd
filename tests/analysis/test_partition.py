"""Groups of points: found as they are, whatever their sizes, and hardly moved by a point more or less."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from builder.analysis.topics.partition import Labels, partition, partition_into
from builder.analysis.topics.space import Points, unit_rows

SIZES = (60, 30, 12, 6)


def crowds(sizes: tuple[int, ...] = SIZES, spread: float = 0.15) -> Points:
    """Returns unit rows around as many directions as there are sizes, mixed."""
    noise = np.random.default_rng(5)
    rows = [np.eye(8)[number] + spread * noise.standard_normal((size, 8)) for number, size in enumerate(sizes)]
    return np.round(unit_rows(np.vstack(rows)), 4)


def pairs(labels: Labels) -> set[tuple[int, int]]:
    """Returns which points stand together."""
    together = np.flatnonzero((labels[:, None] == labels[None, :]).ravel())
    return {(int(pair) // len(labels), int(pair) % len(labels)) for pair in together}


def test_crowds_of_any_size_are_found_and_numbered_by_size() -> None:
    labels = partition(crowds(), 4, 3)
    assert np.bincount(labels).tolist() == list(SIZES)
    assert labels.tolist() == sorted(labels.tolist())


def test_a_group_that_is_too_small_joins_the_closest() -> None:
    labels = partition(crowds(), 4, 7)
    assert len(np.bincount(labels)) == 3
    assert np.bincount(labels).min() >= 7


def test_a_tenth_of_the_points_less_leaves_most_of_the_others_together() -> None:
    points = crowds((40,) * 6, spread=0.5)  # they touch: Ward's method alone keeps 65 % of the pairs
    shares = []
    for left in range(10):
        kept = np.flatnonzero(np.arange(len(points)) % 10 != left)
        whole, part = pairs(partition(points, 6, 3)[kept]), pairs(partition(points[kept], 6, 3))
        shares.append(len(whole & part) / len(whole | part))
    assert np.mean(shares) > 0.72


def test_groups_are_as_many_as_asked_for() -> None:
    counts = [int(partition_into(crowds(), count, 2).max()) + 1 for count in range(1, 9)]
    assert counts == list(range(1, 9))
    assert all(a < b for a, b in pairwise(counts))


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_few_points(size: int) -> None:
    labels = partition(crowds()[:size], 2, 1)
    assert labels.shape == (size,)
    assert set(labels.tolist()) <= {0, 1}


def test_points_that_are_all_the_same_are_one_group() -> None:
    assert set(partition(np.tile(np.eye(4)[0], (20, 1)), 5, 3).tolist()) == {0}
