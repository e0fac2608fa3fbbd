"""Stage 3, analysis: the ids of topics live on from build to build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from builder.slugs import term_id

MISCELLANEOUS = "miscellaneous"  # the id that is kept for what little holds together

_LEAST = 0.25  # of the papers that are in either the old topic or the new one, so many must be in both
_DECIMALS = 6


def assign_ids(
    groups: Sequence[AbstractSet[str]], keys: Sequence[str], known: Mapping[str, AbstractSet[str]]
) -> list[str]:
    """Returns an id for each group of paper ids: that of the topic it was in the last build, or one made of its key.

    `keys` are the normal forms of the labels, `known` the topics of earlier builds. Old and new are paired so that
    the sum of their Jaccard indices is the largest (the assignment problem, Kuhn 1955), papers that were not there
    before left out of account; topics with less than a quarter in common are not the same. No new topic takes the id
    of another one that was ever there.
    """
    paired = _paired(groups, {id_: known[id_] for id_ in sorted(known) if id_ != MISCELLANEOUS})
    taken = {MISCELLANEOUS, *known, *paired.values()}
    ids: list[str] = []
    for number, key in enumerate(keys):
        id_ = paired.get(number) or _free(term_id(key), taken)
        taken.add(id_)
        ids.append(id_)
    return ids


def _paired(groups: Sequence[AbstractSet[str]], known: Mapping[str, AbstractSet[str]]) -> dict[int, str]:
    """Returns the number of each group that was there before, with its id."""
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    if not groups or not known:
        return {}
    names = list(known)
    before = frozenset().union(*known.values())
    alike = np.array([[_jaccard(group & before, known[name]) for name in names] for group in groups])
    alike[alike < _LEAST] = 0.0
    rows, columns = linear_sum_assignment(alike, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {row: names[column] for row, column in pairs if alike[row, column] > 0}


def _jaccard(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    both = len(one & other)
    return round(both / (len(one) + len(other) - both), _DECIMALS) if both else 0.0


def _free(id_: str, taken: AbstractSet[str]) -> str:
    """Returns the id, or the id with the lowest number from 2 on that makes it a new one."""
    number = 2
    free = id_
    while free in taken:
        free = f"{id_}-{number}"
        number += 1
    return free
