"""Stage 4, pages: the map of the papers as a still picture, for home, for print and for where no script runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.pages.labels import Name, laid_out_names
from builder.pages.markdown import escape
from builder.records import Region, Spot, Survey

WIDTH = 760  # in units of the drawing
_HIGHEST, _LOWEST = 1.0, 0.45  # of the height, in widths
_EDGE = 10  # around all that is drawn
_MOST = 2000  # papers drawn: an even choice of more looks the same
_SMALL = 300  # papers; of more, the dots are smaller
_LARGER = 1.9  # of the letters where a narrow screen makes the whole smaller
_NOWHERE = "x"  # colour of papers of no territory


@dataclass(frozen=True, slots=True)
class Frame:
    """How places on the map become places in a drawing."""

    left: int
    top: int
    scale: float
    width: int
    height: int

    def at(self, spot: Spot) -> tuple[float, float]:
        """Returns the place in the drawing, to a tenth of a unit."""
        x, y = (spot.x - self.left) * self.scale + _EDGE, (spot.y - self.top) * self.scale + _EDGE
        return round(x, 1), round(y, 1)


def map_picture(survey: Survey, description: str) -> str:
    """Returns an SVG element in one line, coloured by the style sheet; empty where there is no map."""
    if len(survey.layout) < 2:
        return ""
    frame = _frame([*survey.layout.values(), *_corners(survey.regions.values())])
    names = [
        Name(survey.topics[id_].label, *frame.at(region.label), region.hue)
        for id_, region in survey.regions.items()
        if region.outlines
    ]
    drawn = [
        *(_territory(region, frame) for region in survey.regions.values() if region.outlines),
        *_dots(survey, frame),
        *(_name(*line, "survey-name") for line in laid_out_names(names, frame.width, frame.height)),
        *(_name(*line, "survey-large-name") for line in laid_out_names(names, frame.width, frame.height, _LARGER)),
    ]
    return (
        f'<svg class="survey-picture" viewBox="0 0 {frame.width} {frame.height}" width="{frame.width}" '
        f'height="{frame.height}" role="img" aria-label="{escape(description)}">{"".join(drawn)}</svg>'
    )


def _frame(spots: Sequence[Spot]) -> Frame:
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    inner = WIDTH - 2 * _EDGE
    scale = min(inner / max(1, right - left), inner * _HIGHEST / max(1, bottom - top))
    width, height = round((right - left) * scale), round(max((bottom - top) * scale, inner * _LOWEST))
    return Frame(left, top, scale, width + 2 * _EDGE, height + 2 * _EDGE)


def _corners(regions: Iterable[Region]) -> Iterator[Spot]:
    for region in regions:
        for line in region.outlines:
            yield from line


def _territory(region: Region, frame: Frame) -> str:
    lines = []
    for outline in region.outlines:
        corners = [f"{x:g} {y:g}" for x, y in dict.fromkeys(map(frame.at, outline))]
        lines.append(f"M{'L'.join(corners)}Z")
    return f'<path class="survey-hue-{region.hue}" d="{"".join(lines)}"/>'


def _dots(survey: Survey, frame: Frame) -> Iterator[str]:
    """Yields a path a colour: a dot is a line of no length with round ends."""
    ids = sorted(survey.layout)
    step = max(1, -(-len(ids) // _MOST))
    by_hue: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in ids[::step]:
        place = survey.place_of.get(id_)
        region = survey.regions.get(place.topic) if place else None
        x, y = frame.at(survey.layout[id_])
        by_hue[str(region.hue) if region else _NOWHERE].append(f"M{x:g} {y:g}h0")
    size = "" if len(ids) <= _SMALL else " survey-small-dots"
    for hue in sorted(by_hue):
        yield f'<path class="survey-dots survey-hue-{hue}{size}" d="{"".join(by_hue[hue])}"/>'


def _name(text: str, x: float, y: float, kind: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{escape(text)}</text>'
