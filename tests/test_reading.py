"""From sources to the papers that a survey is about: what its author says of them counts everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.problems import Code, SurveyError
from builder.project import Project
from builder.reading import read_survey

RECORDS = """@article{doors, title = {Doors of Old}, year = 2019, abstract = {They open.}}

@article{gates, title = {Gates of New}, year = 2020, abstract = {They shut.}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for folder in ("papers", "notes"):
        (tmp_path / "content" / folder).mkdir(parents=True)
    (tmp_path / "content/survey.yml").write_text("title: Doors\n", encoding="utf-8")
    (tmp_path / "content/papers/a.bib").write_text(RECORDS, encoding="utf-8")
    return Project(tmp_path)


def note(project: Project, name: str, text: str) -> None:
    (project.content / "notes" / f"{name}.md").write_text(text, encoding="utf-8")


def test_corrections_hold_and_what_is_left_out_is_left_out(project: Project) -> None:
    note(project, "doors", "---\nyear: 2018\n---\n")
    note(project, "gates", "---\ninclude: false\nreason: new\n---\n")
    read = read_survey(project)
    assert [(paper.title, paper.year) for paper in read.papers] == [("Doors of Old", 2018)]
    assert [(paper.title, paper.year) for paper in read.merged] == [("Doors of Old", 2019), ("Gates of New", 2020)]
    assert read.problems == ()


def test_a_survey_of_nothing_is_an_error_that_says_why(project: Project) -> None:
    for name in ("doors", "gates"):
        note(project, name, "---\ninclude: false\nreason: new\n---\n")
    with pytest.raises(SurveyError, match="left out by a note") as raised:
        read_survey(project)
    assert raised.value.problem.code is Code.NO_PAPERS


def test_a_column_for_a_field_that_no_paper_has_is_told(project: Project) -> None:
    (project.content / "survey.yml").write_text("title: Doors\ncolumns: {titel: Name}\n", encoding="utf-8")
    (problem,) = read_survey(project).problems
    assert problem.code is Code.BAD_SETTING
    assert '"titel"' in problem.message
