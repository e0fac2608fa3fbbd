"""Stage 3, analysis: points to groups; centres found again and again in samples start, and k-means finishes."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from builder.analysis.topics.space import Points, unit_rows

Labels: TypeAlias = NDArray[np.intp]

_SAMPLES = (6, 24)  # in which centres are looked for, at the least and at the most
_CENTRES = 1000  # that all samples are to give together
_SHARE = 0.7  # of the points that a sample has
_SAMPLE = 1500  # points that it has at the most: the time and memory of Ward's method grow with their square
_COPIES = 2  # in which a centre of a group of mean size is handed on: one of more points has more say
_STEP, _SHIFT, _CYCLE = 7919, 104_729, 10_007  # primes, which spread the samples evenly and leave no number to chance
_ROUNDS = 100  # k-means settles in some twenty
_DECIMALS = 4  # processors differ further down: what is decided must not


def partition(points: Points, count: int, fewest: int) -> Labels:
    """Returns for each of the points, unit rows, the number of its group, 0 to at most `count` - 1, the largest first.

    Up to 24 samples give centres of their own; Ward's method (Ward 1963) puts those together that are found again and
    again (bagged clustering, Leisch 1999), so that a few points more or less change little. Spherical k-means (Dhillon
    and Modha 2001) settles the centres among all points; a group of less than `fewest` points is given up, and its
    points go where they are closest.
    """
    least, most = _SAMPLES
    samples = max(least, min(most, _CENTRES // max(1, count)))
    found = [_weighed_centres(points[_sampled(len(points), number)], count, fewest) for number in range(samples)]
    return _by_size(closest(points, _large_enough(points, _ward_centres(np.vstack(found), count), fewest)))


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


def _sampled(size: int, number: int) -> NDArray[np.bool_]:
    """Returns which of so many points are in a sample, at least one of them."""
    share = min(_SHARE, _SAMPLE / max(1, size))
    chosen = (np.arange(size) * _STEP + number * _SHIFT) % _CYCLE < share * _CYCLE
    return chosen if chosen.any() else ~chosen


def _weighed_centres(points: Points, count: int, fewest: int) -> Points:
    """Returns the centres that one sample gives, each as often as its group is large."""
    centres = _large_enough(points, _ward_centres(points, count), fewest)
    sizes = np.bincount(closest(points, centres), minlength=len(centres))
    copies = np.maximum(1, np.round(_COPIES * sizes / sizes.mean())).astype(np.intp)
    return np.repeat(centres, copies, axis=0)


def _large_enough(points: Points, centres: Points, fewest: int) -> Points:
    """Settles the centres and gives up those of groups of less than `fewest` points, the smallest first."""
    centres = _settled(points, centres)
    while len(centres) > 1:
        sizes = np.bincount(closest(points, centres), minlength=len(centres))
        smallest = int(np.argmin(sizes))
        if sizes[smallest] >= fewest:
            break
        centres = _settled(points, np.delete(centres, smallest, axis=0))
    return centres


def _ward_centres(points: Points, count: int) -> Points:
    """Returns the mean directions of the groups that Ward's method makes."""
    from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]
    from scipy.spatial.distance import pdist  # type: ignore[import-untyped]

    if len(points) < 2 or count < 2:
        return centres_of(points, np.zeros(len(points), dtype=np.intp))
    tree = linkage(np.round(pdist(points), _DECIMALS), method="ward")
    return centres_of(points, fcluster(tree, count, criterion="maxclust") - 1)


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
