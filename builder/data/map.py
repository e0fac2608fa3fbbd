"""Stage 4c, data: "map", where the papers stand and where the territories of topics lie."""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.contents import Contents
from builder.records import DataFile, Spot


def map_data(contents: Contents) -> Iterator[DataFile]:
    """Yields the file "map": x and y of each paper by its number, one after the other, and the regions."""
    survey = contents.survey
    regions = [
        {
            "topic": id_,
            "hue": region.hue,
            "at": _flat([region.label]),
            "outlines": [_flat(outline) for outline in region.outlines],
        }
        for id_, region in survey.regions.items()
    ]
    spots = [survey.layout[paper.id] for paper in contents.papers if paper.id in survey.layout]
    yield DataFile("map", {"spots": _flat(spots), "regions": regions})


def _flat(spots: list[Spot] | tuple[Spot, ...]) -> list[int]:
    return [coordinate for spot in spots for coordinate in (spot.x, spot.y)]
