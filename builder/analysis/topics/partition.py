"""Stage 3, analysis: points to groups; Ward's method starts and k-means finishes."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from builder.analysis.topics.space import Points, unit_rows

Labels: TypeAlias = NDArray[np.intp]

_SAMPLE = 2000  # points that Ward's method sees: its time and memory grow with their square
_ROUNDS = 100  # k-means settles in some twenty
_DECIMALS = 4  # processors differ further down: what is decided must not


def partition(points: Points, count: int, fewest: int) -> Labels:
    """Returns for each of the points, unit rows, the number of its group, 0 to at most `count` - 1, the largest first.

    Ward's method (Ward 1963) on a sample gives the first centres and spherical k-means (Dhillon and Modha 2001)
    settles them; a group of less than `fewest` points is given up, and its points go where they are closest.
    """
    centres = _settled(points, _ward_centres(points, count))
    while len(centres) > 1:
        sizes = np.bincount(closest(points, centres), minlength=len(centres))
        smallest = int(np.argmin(sizes))
        if sizes[smallest] >= fewest:
            break
        centres = _settled(points, np.delete(centres, smallest, axis=0))
    return _by_size(closest(points, centres))


def partition_into(points: Points, count: int, fewest: int) -> Labels:
    """Like `partition`, with exactly `count` groups where the points allow it."""
    found = partition(points, count, fewest)
    for more in range(count + 1, 2 * count + 1):
        if int(found.max(initial=0)) + 1 >= count:
            break
        following = partition(points, more, fewest)
        found = following if int(following.max(initial=0)) < count else found
    return found


def closest(points: Points, centres: Points) -> Labels:
    """Returns the row of the centre that is closest to each point, the first of equals."""
    labels: Labels = np.argmax(np.round(points @ centres.T, _DECIMALS), axis=1)
    return labels


def centres_of(points: Points, labels: Labels) -> Points:
    """Returns the mean direction of each group as unit rows, shape (groups, dimensions)."""
    sums = np.zeros((int(labels.max()) + 1, points.shape[1]))
    np.add.at(sums, labels, points)
    return unit_rows(sums)


def _ward_centres(points: Points, count: int) -> Points:
    from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]
    from scipy.spatial.distance import pdist  # type: ignore[import-untyped]

    if len(points) < 2 or count < 2:
        return centres_of(points, np.zeros(len(points), dtype=np.intp))
    chosen = np.unique(np.linspace(0, len(points) - 1, min(len(points), _SAMPLE)).astype(np.intp))
    sample = points[chosen]
    tree = linkage(np.round(pdist(sample), _DECIMALS), method="ward")
    return centres_of(sample, fcluster(tree, count, criterion="maxclust") - 1)


def _settled(points: Points, centres: Points) -> Points:
    """Moves the centres until no point changes its group; a group without points is given up."""
    labels = closest(points, centres)
    for _ in range(_ROUNDS):
        _, labels = np.unique(labels, return_inverse=True)
        centres = centres_of(points, labels)
        moved = closest(points, centres)
        if np.array_equal(moved, labels):
            break
        labels = moved
    return centres


def _by_size(labels: Labels) -> Labels:
    """Numbers the groups anew: the largest first, of equals the one with the earliest point."""
    numbers, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    order = sorted(range(len(numbers)), key=lambda group: (-sizes[group], first[group]))
    place = {int(numbers[group]): rank for rank, group in enumerate(order)}
    return np.array([place[int(label)] for label in labels], dtype=np.intp)
