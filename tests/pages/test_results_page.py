"""The table of results: what a row says, where it leads, how it is ordered and when it is cut up."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from builder.pages import render
from builder.pages.results import said
from builder.records import Curation, Origin, Page, Paper, Result, Span, Survey
from builder.settings import Settings
from tests.pages.support import site_markdown

ABSTRACT = "We open gates. Our gate reaches an accuracy of 76.0 % on A|B <b>Bench</b> and more."
SENTENCE = Span(15, len(ABSTRACT))
CLAIM = Span(ABSTRACT.index("accuracy"), ABSTRACT.index(" and more"))
LEVEL = Result(SENTENCE, CLAIM, "76.0", 76.0, "reached", "%", "accuracy", "A|B <b>Bench</b>")
GAIN = Result(SENTENCE, CLAIM, "2.3", 2.3, "better by", "%", "accuracy", "A|B <b>Bench</b>")
BLANK = Result(SENTENCE, CLAIM, "10", 10.0, "reduced by", "x")


def pages_with(*results: Result) -> dict[str, Page]:
    paper = Paper("Gates | [x](y)", ABSTRACT, (Origin("content/papers/a.txt"),), id="gates-a1b2")
    survey = Survey(papers={paper.id: paper}, results={paper.id: results})
    return {page.path: page for page in render(survey, Settings(title="Gates"), {}, Curation())}


def rows_of(page: Page) -> list[list[str]]:
    html = site_markdown(page.text.split("---\n", 2)[2])
    return [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)][1:]


def test_a_row_says_what_was_taken_apart_and_leads_to_its_sentence() -> None:
    (row,) = rows_of(pages_with(LEVEL)["results/index.md"])
    dataset, metric, result, claim, title = row
    assert dataset == '<span dir="auto">A&#124;B &lt;b&gt;Bench&lt;/b&gt;</span>'
    assert metric == '<span dir="auto">accuracy</span>'
    assert result == '<span data-kind="0" data-number="76">76.0 %</span>'
    assert 'href="../papers/gates-a1b2.md#at-15"' in claim
    assert "Our gate reaches an accuracy of 76.0 % on" in claim
    assert title.endswith('href="../papers/gates-a1b2.md">Gates &#124; &#91;x&#93;(y)</a>')


def test_the_sentence_of_a_row_has_the_address_that_the_row_leads_to() -> None:
    assert 'id="at-15"' in pages_with(LEVEL)["papers/gates-a1b2.md"].text


def test_a_gain_never_looks_like_a_level() -> None:
    assert said(LEVEL) == "76.0 %"
    assert said(GAIN) == "better by 2.3 %"
    assert said(BLANK) == "reduced by 10\u00d7"


def test_what_is_not_said_is_blank() -> None:
    (row,) = rows_of(pages_with(BLANK)["results/index.md"])
    assert row[:2] == ["", ""]


def test_rows_stand_by_data_set_metric_kind_and_falling_number_with_blanks_last() -> None:
    other = replace(LEVEL, number=80.0, value="80")
    late = replace(LEVEL, dataset="Zebra")
    rows = rows_of(pages_with(BLANK, late, GAIN, LEVEL, other)["results/index.md"])
    numbers = [re.sub("<.*?>", "", row[2]) for row in rows]
    assert numbers == ["80 %", "76.0 %", "better by 2.3 %", "76.0 %", "reduced by 10\u00d7"]


def test_a_survey_without_results_has_a_page_that_says_so() -> None:
    pages = pages_with()
    assert "No results yet" in pages["results/index.md"].text
    assert "## Results" not in pages["papers/gates-a1b2.md"].text


@pytest.mark.parametrize(("count", "split"), [(1000, False), (1001, True)])
def test_a_large_table_is_cut_up_by_data_set(count: int, split: bool) -> None:
    pages = pages_with(*([LEVEL] * (count - 1)), BLANK)
    rows = {path: len(rows_of(page)) for path, page in pages.items() if path.startswith("results/")}
    if split:
        cut = {"results/data-sets/a.md": 1000, "results/data-sets/no-data-set.md": 1}
        assert rows == {"results/index.md": 0} | cut
        assert "data-sets/a.md" in pages["results/index.md"].text
    else:
        assert rows == {"results/index.md": count}


def test_a_paper_lists_its_results() -> None:
    text = pages_with(LEVEL, GAIN)["papers/gates-a1b2.md"].text
    assert "- [76.0 % accuracy](#at-15)" in text
    assert "- [better by 2.3 % accuracy](#at-15)" in text
