"""Stage 4, pages: the papers nearest to one as a small drawing, beside the list that it draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from builder.pages import paths
from builder.pages.edition import Edition, shortened
from builder.pages.markdown import escape
from builder.records import Related, Spot

_WIDTH, _ROW = 720, 38  # in units of the drawing: the whole, and the height for each paper of a side
_NEAR, _FAR = 60, 130  # from the middle to the closest paper and to the last
_LETTERS = 28  # of a title
_FEWEST = 2  # related papers that make a drawing
_DOT = 5  # from the line's end to its letters


def neighbourhood(edition: Edition, paper_id: str) -> str:
    """Returns Markdown of one line: an SVG element whose names lead to the papers; empty where there are too few.

    Papers stand left or right, higher or lower, as they do on the map; the closer, the nearer to the middle. Lines in
    between join those that are related to each other as well. It is for the eye alone: the list below has the links. On
    a narrow screen the middle is shown, with the papers' places in that list for their titles.
    """
    survey = edition.survey
    related = survey.related.get(paper_id, ())
    if len(related) < _FEWEST or any(other.id not in survey.layout for other in related):
        return ""
    places = _places(related, survey.layout)
    height = max(len([1 for x, _ in places if (x < _WIDTH // 2) == side]) for side in (True, False)) * _ROW
    middle = (_WIDTH // 2, height // 2)
    drawn = [
        *_between(edition, related, [(x, y + height // 2) for x, y in places]),
        *(_line(middle, (x, y + height // 2), "survey-near-line") for x, y in places),
        f'<path class="survey-near-dot survey-near-own" d="M{middle[0]} {middle[1]}h0"/>',
        *(_named(edition, paper_id, number, (x, y + height // 2)) for number, (x, y) in enumerate(places)),
    ]
    return (
        f'<svg class="survey-near" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'aria-hidden="true">{"".join(drawn)}</svg>'
    )


def _places(related: Sequence[Related], layout: Mapping[str, Spot]) -> list[tuple[int, int]]:
    """Returns a place for each, its height counted from the middle: half of them left, each side from top to bottom."""
    spots = [layout[other.id] for other in related]
    across = sorted(range(len(related)), key=lambda number: (spots[number].x, number))
    half = len(related) // 2
    places = [(0, 0)] * len(related)
    for sign, side in ((-1, across[:half]), (1, across[half:])):
        side.sort(key=lambda number: (spots[number].y, number))
        for row, number in enumerate(side):
            away = _NEAR + round((_FAR - _NEAR) * number / (len(related) - 1))
            places[number] = (_WIDTH // 2 + sign * away, round((row - (len(side) - 1) / 2) * _ROW))
    return places


def _between(edition: Edition, related: Sequence[Related], places: Sequence[tuple[int, int]]) -> Iterator[str]:
    for one, other in combinations(range(len(related)), 2):
        near = {entry.id for entry in edition.survey.related.get(related[one].id, ())}
        back = {entry.id for entry in edition.survey.related.get(related[other].id, ())}
        if related[other].id in near or related[one].id in back:
            yield _line(places[one], places[other], "survey-near-tie")


def _line(start: tuple[int, int], end: tuple[int, int], kind: str) -> str:
    return f'<path class="{kind}" d="M{start[0]} {start[1]}L{end[0]} {end[1]}"/>'


def _named(edition: Edition, here: str, number: int, spot: tuple[int, int]) -> str:
    """Returns dot, title and number of one related paper as a link."""
    survey = edition.survey
    other = survey.related[here][number]
    x, y = spot
    place = survey.place_of.get(other.id)
    region = survey.regions.get(place.topic) if place else None
    side = -1 if x < _WIDTH // 2 else 1
    title = escape(shortened(survey.papers[other.id].title, _LETTERS))
    anchor = ' class="survey-near-left"' if side < 0 else ""
    link = paths.relative(paths.paper_path(other.id), paths.paper_path(here))
    dot = f'<path class="survey-near-dot survey-hue-{region.hue if region else "x"}" d="M{x} {y}h0"/>'
    label = f'<text{anchor} x="{x + side * 2 * _DOT}" y="{y + _DOT}">{title}</text>'
    counted = f'<text class="survey-near-number" x="{x}" y="{y - 2 * _DOT}">{number + 1}</text>'
    return f'[{dot}{label}{counted}]({link}){{ tabindex="-1" }}'
