"""The plain words that the search is trained on: none is for a paper of the survey that it is judged by."""

from __future__ import annotations

from pathlib import Path

from benchmarks.plain_words import asked_papers, digest, terms
from builder.project import find_project
from builder.reading import read_survey
from builder.settings import load_settings

ROOT = Path(__file__).parent.parent


def test_no_paper_of_the_first_survey_is_learned_from() -> None:
    project = find_project(ROOT)
    papers = read_survey(project, load_settings(project.root)).papers
    own = {digest({"title": paper.title, "abstract": paper.abstract}) for paper in papers}
    assert len(own) == 97
    assert not own.intersection(asked.paper for asked in asked_papers())


def test_questions_and_phrases_are_whole() -> None:
    asked, known = list(asked_papers()), list(terms())
    assert [one.paper for one in asked] == sorted({one.paper for one in asked})
    assert all(one.plain and one.student for one in asked)
    assert [one.term for one in known] == sorted({one.term for one in known})
    assert all(one.plain for one in known)
    assert sum(one.is_held for one in asked) == 518
