"""The shape of the field: counts that are true, links for empty cells too, and nothing about time without years."""

from __future__ import annotations

from dataclasses import replace

from builder.pages.edition import Edition
from builder.pages.shape import shape_pages
from builder.pages.trends import trends
from builder.pages.years import columns_of, known_years, said_years
from builder.records import Paper, Survey, Tag, Topic
from tests.pages.nasty_survey import CITATIONS, CURATION, SETTINGS
from tests.pages.support import site_markdown

PAPERS = [Paper(f"Paper {n}", "Words.", (), f"p{n:02}", year=2018 + n % 4) for n in range(24)]


def _tag(name: str, numbers: range | list[int]) -> Tag:
    return Tag(name, name, (), tuple(f"p{n:02}" for n in numbers), ())


def _page(papers: list[Paper]) -> str:
    ids = [paper.id for paper in papers]
    tags = [
        _tag("even", range(0, 24, 2)),
        _tag("odd", range(1, 24, 2)),
        _tag("first", range(6)),
        _tag("late", [3, 7, 11]),
    ]
    topics = {
        "all": Topic("all", "all", (), tuple(ids[4:]), 0.5),
        "four": Topic("four", "four", (), tuple(ids[:4]), 0.5),
    }
    survey = Survey({paper.id: paper for paper in papers}, tags={tag.id: tag for tag in tags}, topics=topics)
    [page] = shape_pages(Edition(survey, SETTINGS, CITATIONS, CURATION))
    return page.text


def test_each_cell_counts_and_asks_the_table_for_its_papers() -> None:
    text = _page(PAPERS)
    assert 'data-table="topic=all&amp;year=2018" markdown="span">[5](../topics/all.md)' in text
    assert 'data-table="topic=four&amp;year=2021" markdown="span">[1](../topics/four.md)' in text
    assert 'class="survey-heat-0" data-table="tag=odd&amp;tag=even" markdown="span">[0](../tags/odd.md)' in text
    assert '[even](../tags/even.md){ dir="auto" } and [odd](../tags/odd.md){ dir="auto" } <small>6.0 expected' in text


def test_it_is_a_table_with_headers_that_name_row_and_column() -> None:
    html = site_markdown(_page(PAPERS).split("---\n", 2)[2])
    assert html.count("<table>") == 2
    assert '<th scope="col">2021</th>' in html
    assert '<th dir="auto" scope="row"><a href="../topics/four.md">four</a></th>' in html
    assert '<td class="survey-heat-0" data-table="tag=odd&amp;tag=even"><a href="../tags/odd.md">0</a></td>' in html


def test_without_years_nothing_is_said_of_time() -> None:
    text = _page([replace(paper, year=None) for paper in PAPERS])
    assert "nothing is said of time" in text
    assert "Topics by year" not in text
    assert "Tags that meet" in text
    assert known_years({paper.id: replace(paper, year=None) for paper in PAPERS[:15]}) == {}
    assert known_years({"a": replace(PAPERS[0], year=2000), "b": replace(PAPERS[0], year=2000)}) == {}


def test_long_spans_of_years_have_one_column_for_the_early_ones() -> None:
    spans = columns_of({"a": 1990, "b": 2005, "c": 2024})
    assert [said_years(span) for span in spans][:3] == ["1990 to 2013", "2014", "2015"]
    assert len(spans) == 12
    assert columns_of({"a": 2020, "b": 2022}) == [(2020, 2020), (2021, 2021), (2022, 2022)]
    assert columns_of({}) == []


def test_tags_that_change_more_than_chance_has_it_rise_or_fall() -> None:
    years = {f"p{n:02}": 2000 + n // 10 for n in range(60)}
    tags = {
        tag.id: tag
        for tag in (
            _tag("new", range(45, 60)),
            _tag("old", range(15)),
            _tag("steady", range(0, 60, 4)),
            _tag("few", [58, 59]),
        )
    }
    rising, falling = trends(tags, years, columns_of(years))
    assert [trend.tag.id for trend in rising] == ["new"]
    assert [trend.tag.id for trend in falling] == ["old"]
    assert rising[0].counts == (0, 0, 0, 0, 5, 10)
    assert "2005: 10 of 10" in rising[0].picture
