"""content/searches.yml: where papers were searched for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.curation.searches import read_searches
from builder.problems import Code, Problem
from builder.records import Origin, Search

PLACE = "content/searches.yml"


def read(tmp_path: Path, text: str | bytes) -> tuple[tuple[Search, ...], list[Problem]]:
    content = tmp_path / "content"
    content.mkdir(exist_ok=True)
    (content / "searches.yml").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
    return read_searches(content)


def test_what_is_logged_and_what_is_written_by_hand(tmp_path: Path) -> None:
    searches, problems = read(
        tmp_path,
        '- {source: arXiv, query: "feature space", date: 2026-11-24, found: 120, kept: 50, file: papers/a.atom}\n'
        "- source: Scopus\n  query: TITLE-ABS-KEY(a)\n  found: 1,340\n",
    )
    assert problems == []
    assert searches == (
        Search("arXiv", Origin(PLACE, 1), "feature space", "2026-11-24", 120, 50, "papers/a.atom"),
        Search("Scopus", Origin(PLACE, 2), "TITLE-ABS-KEY(a)", found=1340),
    )


def test_nothing_is_no_problem(tmp_path: Path) -> None:
    assert read_searches(tmp_path) == ((), [])
    assert read(tmp_path, "# nothing yet\n") == ((), [])


@pytest.mark.parametrize(
    "text",
    ["source: arXiv", "- arXiv", "- {query: a}", "- {source: a, fund: 3}", "- {source: a, found: many}",
     "- {source: a, kept: -1}", "- [", "- {source: [a]}"],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    _, problems = read(tmp_path, f"- source: PubMed\n{text}\n" if text.startswith("-") else text)
    assert {problem.code for problem in problems} == {Code.BAD_NOTE}
    assert all(problem.place and problem.place.line for problem in problems)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in read(tmp_path, b"\xff\xfe")[1]] == [Code.UNREADABLE_FILE]


def test_a_link_out_of_content_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "outside.yml").write_text("- source: arXiv\n")
    (tmp_path / "content" / "searches.yml").symlink_to(tmp_path / "outside.yml")
    searches, problems = read_searches(tmp_path / "content")
    assert (searches, [problem.code for problem in problems]) == ((), [Code.UNREADABLE_FILE])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_no_text_raises(tmp_path: Path, text: str) -> None:
    for whole in (text, f"- {text}", f"- source: {text}\n  found: {text}"):
        searches, problems = read(tmp_path, whole)
        assert all(search.source for search in searches)
        assert all(problem.hint for problem in problems)
