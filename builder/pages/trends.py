"""Stage 4, pages: tags that papers carry more or less often than before, each with a small drawing of its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from builder.pages.years import said_years
from builder.records import Tag

_SHOWN = 6  # tags that rise, and as many that fall
_FEWEST = 4  # papers of a tag
_SURE = 1.64  # standard deviations; one tag in ten gets this far up or down by chance
_BAR, _GAP, _HEIGHT = 12, 3, 40  # of the drawing, in its units


@dataclass(frozen=True, slots=True)
class Trend:
    """One tag over the years."""

    tag: Tag
    change: float  # standard deviations between its later and its earlier share; above 0 it rises
    counts: tuple[int, ...]  # papers with the tag in each span of years
    picture: str  # an SVG element in one line


def trends(
    tags: Mapping[str, Tag], years: Mapping[str, int], spans: Sequence[tuple[int, int]]
) -> tuple[list[Trend], list[Trend]]:
    """Returns the tags that rise most surely and those that fall, the surest first.

    The papers are cut in two at the year that halves them, and the shares of the two halves that carry the tag are
    compared by the z-score of two proportions. A drawing shows the tag's share of each span's papers.
    """
    totals = _counted(years, years, spans)
    middle = sorted(years.values())[len(years) // 2] if years else 0
    late = sum(year >= middle for year in years.values())
    found = []
    for tag in tags.values():
        dated = [id_ for id_ in tag.papers if id_ in years]
        change = _z(sum(years[id_] >= middle for id_ in dated), len(dated), late, len(years))
        if len(dated) >= _FEWEST and abs(change) >= _SURE:
            counts = _counted(dated, years, spans)
            found.append(Trend(tag, change, tuple(counts), _bars(counts, totals, spans)))
    rising = sorted((trend for trend in found if trend.change > 0), key=lambda trend: (-trend.change, trend.tag.id))
    falling = sorted((trend for trend in found if trend.change < 0), key=lambda trend: (trend.change, trend.tag.id))
    return rising[:_SHOWN], falling[:_SHOWN]


def _z(later: int, all_: int, late: int, total: int) -> float:
    """Returns how far the share among late papers lies above that among early ones, in standard deviations."""
    early = total - late
    if not late or not early:
        return 0.0
    share = all_ / total
    spread = sqrt(share * (1 - share) * (1 / late + 1 / early))
    return round((later / late - (all_ - later) / early) / spread, 4) if spread else 0.0


def _counted(
    ids: Sequence[str] | Mapping[str, int], years: Mapping[str, int], spans: Sequence[tuple[int, int]]
) -> list[int]:
    counts = Counter(years[id_] for id_ in ids)
    return [sum(counts[year] for year in range(first, last + 1)) for first, last in spans]


def _bars(counts: Sequence[int], totals: Sequence[int], spans: Sequence[tuple[int, int]]) -> str:
    """Draws the share of each span's papers; the highest bar has the whole height."""
    shares = [count / total if total else 0.0 for count, total in zip(counts, totals, strict=True)]
    most = max(shares) or 1.0
    width = len(spans) * (_BAR + _GAP) - _GAP
    drawn = [f'<path class="survey-bars-ground" d="M0 {_HEIGHT + 0.5}h{width}"/>']
    for number, share in enumerate(shares):
        height = round(share / most * _HEIGHT, 1)
        if height:
            drawn.append(f'<path d="M{number * (_BAR + _GAP)} {_HEIGHT}v-{height:g}h{_BAR}v{height:g}z"/>')
    said = ", ".join(
        f"{said_years(span)}: {count} of {total}" for span, count, total in zip(spans, counts, totals, strict=True)
    )
    return (
        f'<svg class="survey-bars" viewBox="0 0 {width} {_HEIGHT + 1}" width="{width}" height="{_HEIGHT + 1}" '
        f'role="img" aria-label="Papers by year. {said}">{"".join(drawn)}</svg>'
    )
