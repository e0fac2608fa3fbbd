"""Stage 3, analysis: the territories of topics on the map, where the papers of one topic stand thicker than others'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from builder.analysis.layout.colours import hues
from builder.analysis.layout.contours import Line, area, contours
from builder.records import Region, Spot, Topic

_CELLS = 110  # of the grid, along the map's longer side
_REACH = 0.045  # of the map's longer side: how far a paper's say goes, in a survey of a hundred papers
_MARGIN = 4  # reaches around the outermost papers
_ENOUGH = 1.25  # what must come together in a place, in what one paper gives the place that it stands in
_LEAST = 1.6  # reaches squared: the area below which an outline is left out
_POINTS = 3  # fewest corners of an outline

Grid = NDArray[np.float64]


def find_regions(topics: Mapping[str, Topic], layout: Mapping[str, Spot]) -> dict[str, Region]:
    """Returns the region of each topic but miscellaneous, in the order of the topics."""
    named = [topic for topic in topics.values() if not topic.is_miscellaneous]
    if not named or not layout:
        return {}
    spots = {id_: np.array([spot.x, spot.y], dtype=np.float64) for id_, spot in layout.items()}
    everything = np.array(list(spots.values()))
    reach = max(1.0, float(np.ptp(everything, axis=0).max())) * _REACH * (100 / max(100, len(spots))) ** 0.25
    low = everything.min(axis=0) - _MARGIN * reach
    extent = np.ptp(everything, axis=0) + 2 * _MARGIN * reach
    cell = float(extent.max()) / _CELLS
    shape = tuple(int(size) for size in np.ceil(extent / cell).astype(int) + 1)
    members = [np.array([spots[id_] for id_ in topic.papers]) for topic in named]
    fields = np.array([_density(own, low, cell, (shape[0], shape[1]), reach) for own in members])
    colours = hues([topic.id for topic in named], fields)
    return {
        topic.id: Region(outlines, _label(outlines, own), colours[topic.id])
        for number, (topic, own) in enumerate(zip(named, members, strict=True))
        for outlines in [_outlines(fields, number, low, cell, reach)]
    }


def _density(own: Grid, low: Grid, cell: float, shape: tuple[int, int], reach: float) -> Grid:
    """Returns how thick papers stand in each corner of the grid; one alone gives 1 where it stands."""
    field = np.zeros(shape)
    across = np.arange(shape[0]) * cell + low[0]
    down = np.arange(shape[1]) * cell + low[1]
    for x, y in own:
        near = np.exp(-((across - x) ** 2) / (2 * reach**2))
        field += near[:, None] * np.exp(-((down - y) ** 2) / (2 * reach**2))[None, :]
    return field


def _outlines(fields: Grid, number: int, low: Grid, cell: float, reach: float) -> tuple[tuple[Spot, ...], ...]:
    others = np.delete(fields, number, axis=0)
    rival = others.max(axis=0) if len(others) else np.zeros_like(fields[number])
    over = fields[number] - np.maximum(rival, _ENOUGH)
    lines = [line * cell + low for line in contours(np.round(over, 6))]
    kept = [line for line in lines if area(line) > _LEAST * reach**2 and len(line) > _POINTS]
    kept.sort(key=lambda line: (-round(area(line)), line[0].tolist()))
    return tuple(_spots(line) for line in kept)


def _spots(line: Line) -> tuple[Spot, ...]:
    corners = [(int(x), int(y)) for x, y in np.round(line).tolist()]
    return tuple(Spot(*corner) for corner in dict.fromkeys(corners))


def _label(outlines: Sequence[Sequence[Spot]], own: Grid) -> Spot:
    """Returns the middle of the largest outline, or of the papers; the median of those inside would hang on few."""
    if outlines:
        line = np.array([(spot.x, spot.y) for spot in outlines[0]], dtype=np.float64)
        middle = (line.min(axis=0) + line.max(axis=0) + 2 * line.mean(axis=0)) / 4
    else:
        middle = np.median(own, axis=0)
    x, y = np.round(middle).astype(int).tolist()
    return Spot(x, y)
