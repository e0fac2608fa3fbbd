"""Stage 4, pages: the shape of the field: papers of each topic in each year, tags that meet and tags that never do."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from urllib.parse import urlencode

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.tags import by_size
from builder.pages.template import fill
from builder.pages.trends import Trend, trends
from builder.pages.years import columns_of, known_years, said_years
from builder.records import Page, Tag

_TOPICS = 40  # rows at the most
_TAGS = 14  # rows and columns
_LARGE = 60  # tags whose pairs are looked through for those that never meet
_APART = 10  # pairs shown
_OF_ONE = 3  # pairs shown of one tag: a large one would be in them all
_EXPECTED = 0.8  # papers that a pair of tags must be expected to share by chance to be missed
_HEATS = 5  # steps of colour


@dataclass(frozen=True, slots=True)
class _Cell:
    """One number of a table, and where it leads."""

    count: int
    heat: int  # 0 for none, to 5
    link: str  # where no script runs: the page that lists these papers and others
    asked: str  # what the table of papers is asked for, as an attribute's value


def shape_pages(edition: Edition) -> Iterator[Page]:
    """Yields map/shape.md."""
    survey = edition.survey
    years = known_years(survey.papers)
    spans = columns_of(years)
    largest = list(by_size(survey.tags.values())[:_TAGS])
    rising, falling = trends(survey.tags, years, spans)
    yield Page(
        paths.SHAPE,
        fill(
            "shape.md.jinja",
            papers=len(survey.papers),
            dated=len(years),
            spans=[said_years(span) for span in spans],
            topics=_topics_by_year(edition, years, spans),
            more_topics=max(0, len(survey.topics) - _TOPICS),
            tags=[(tag.name, _tag_link(tag)) for tag in largest],
            pairs=_pairs(largest),
            apart=_apart(edition, by_size(survey.tags.values())[:_LARGE]),
            rising=_shown(rising),
            falling=_shown(falling),
            years=f"{spans[0][0]} to {spans[-1][1]}" if spans else "",
        ),
    )


def _topics_by_year(
    edition: Edition, years: Mapping[str, int], spans: Sequence[tuple[int, int]]
) -> list[tuple[str, str, list[_Cell]]]:
    """Returns label, link and cells of each topic; nothing where years are not known."""
    topics = list(edition.survey.topics.values())[:_TOPICS] if spans else []
    counts = [
        [sum(first <= years.get(id_, -1) <= last for id_ in topic.papers) for first, last in spans] for topic in topics
    ]
    most = max((count for row in counts for count in row), default=0)
    rows = []
    for topic, row in zip(topics, counts, strict=True):
        link = paths.relative(paths.topic_path(topic.id), paths.SHAPE)
        cells = [
            _Cell(count, _heat(count, most), link, _asked(("topic", topic.id), ("year", _asked_years(span))))
            for count, span in zip(row, spans, strict=True)
        ]
        rows.append((topic.label, link, cells))
    return rows


def _asked_years(span: tuple[int, int]) -> str:
    first, last = span
    return str(first) if first == last else f"{first}-{last}"


def _asked(*pairs: tuple[str, str]) -> str:
    return html.escape(urlencode(pairs))


def _pairs(tags: Sequence[Tag]) -> list[tuple[str, str, list[_Cell]]]:
    """Returns name, link and cells of each tag: the papers that it shares with those before it, and its own."""
    sets = [frozenset(tag.papers) for tag in tags]
    most = max((len(one & other) for one, other in combinations(sets, 2)), default=0)
    rows = []
    for number, tag in enumerate(tags):
        link = _tag_link(tag)
        shared = [len(sets[number] & sets[other]) for other in range(number)]
        cells = [
            _Cell(count, _heat(count, most), link, _asked(("tag", tag.id), ("tag", other.id)))
            for count, other in zip(shared, tags, strict=False)
        ]
        rows.append((tag.name, link, [*cells, _Cell(len(tag.papers), 0, link, _asked(("tag", tag.id)))]))
    return rows


def _apart(edition: Edition, tags: Sequence[Tag]) -> list[tuple[str, str, str, str, float]]:
    """Returns pairs of tags that no paper carries together, those first that chance would have joined most often.

    A tag and one that is a kind of it are left out: whoever carries the narrower need not carry the broader.
    """
    total = max(1, len(edition.survey.papers))
    found = []
    for one, other in combinations(tags, 2):
        expected = round(len(one.papers) * len(other.papers) / total, 2)
        kin = other.id in (*one.broader, *one.narrower)
        if expected >= _EXPECTED and not kin and not frozenset(one.papers) & frozenset(other.papers):
            found.append((expected, one, other))
    found.sort(key=lambda pair: (-pair[0], pair[1].id, pair[2].id))
    told: Counter[str] = Counter()
    kept = []
    for expected, one, other in found:
        if max(told[one.id], told[other.id]) < _OF_ONE:
            told.update((one.id, other.id))
            kept.append((expected, one, other))
    return [
        (
            one.name,
            _tag_link(one),
            other.name,
            _tag_link(other),
            expected,
        )
        for expected, one, other in kept[:_APART]
    ]


def _shown(found: Sequence[Trend]) -> list[tuple[str, str, int, str]]:
    return [(trend.tag.name, _tag_link(trend.tag), sum(trend.counts), trend.picture) for trend in found]


def _tag_link(tag: Tag) -> str:
    return paths.relative(paths.tag_path(tag.id), paths.SHAPE)


def _heat(count: int, most: int) -> int:
    """Returns the step of colour: by the root, so that small numbers differ as well."""
    return max(1, round(_HEATS * sqrt(count / most))) if count else 0
