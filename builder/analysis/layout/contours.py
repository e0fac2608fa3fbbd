"""Stage 3, analysis: the closed lines around where a field over a grid is above 0 (marching squares)."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Line: TypeAlias = NDArray[np.float64]  # shape (corners, 2), closed without repeating the first
_Edge: TypeAlias = tuple[int, int, int]  # column, row, and 0 for the side to the right or 1 for the one downwards
# The sides of a cell in the order top, right, bottom, left, as offsets of the edge that each lies on.
_TOP, _RIGHT, _BOTTOM, _LEFT = (0, 0, 0), (1, 0, 1), (0, 1, 0), (0, 0, 1)
# For each way that the corners (top left 1, top right 2, bottom right 4, bottom left 8) are above: from side to side,
# with what is above on the right hand.
_STEPS: tuple[tuple[tuple[_Edge, _Edge], ...], ...] = (
    (),
    ((_TOP, _LEFT),),
    ((_RIGHT, _TOP),),
    ((_RIGHT, _LEFT),),
    ((_BOTTOM, _RIGHT),),
    ((_TOP, _LEFT), (_BOTTOM, _RIGHT)),
    ((_BOTTOM, _TOP),),
    ((_BOTTOM, _LEFT),),
    ((_LEFT, _BOTTOM),),
    ((_TOP, _BOTTOM),),
    ((_RIGHT, _TOP), (_LEFT, _BOTTOM)),
    ((_RIGHT, _BOTTOM),),
    ((_LEFT, _RIGHT),),
    ((_TOP, _RIGHT),),
    ((_LEFT, _TOP),),
    (),
)


def contours(field: NDArray[np.float64]) -> list[Line]:
    """Returns the lines in units of the grid, x along the first axis; the field must be below 0 on its rim."""
    following = _segments(field > 0)
    lines = []
    while following:
        start = edge = min(following)
        line = []
        while edge in following:
            line.append(_crossing(field, edge))
            edge = following.pop(edge)
        if edge == start:
            lines.append(np.array(line))
    return lines


def area(line: Line) -> float:
    """Returns the area inside a closed line."""
    x, y = line[:, 0], line[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _segments(above: NDArray[np.bool_]) -> dict[_Edge, _Edge]:
    """Maps each edge of the grid that a line crosses to the next one on that line."""
    kinds = above[:-1, :-1] + 2 * above[1:, :-1] + 4 * above[1:, 1:] + 8 * above[:-1, 1:]
    following = {}
    for column, row in np.argwhere((kinds > 0) & (kinds < 15)).tolist():
        for (x, y, side), (to_x, to_y, to_side) in _STEPS[int(kinds[column, row])]:
            following[(column + x, row + y, side)] = (column + to_x, row + to_y, to_side)
    return following


def _crossing(field: NDArray[np.float64], edge: _Edge) -> tuple[float, float]:
    """Returns where the field is 0 on an edge, taken to be straight along it."""
    column, row, side = edge
    ahead = (column, row + 1) if side else (column + 1, row)
    here, there = float(field[column, row]), float(field[ahead])
    share = here / (here - there)
    return (column, row + share) if side else (column + share, row)
