"""KeyBERT is what measures similarity, its word changes the ranking, and a survey without it is whole."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from builder.analysis import analyse
from builder.analysis.keyphrases.keybert_adapter import similarities
from builder.problems import Code
from builder.progress import Silent
from builder.records import Survey
from builder.settings import Settings
from tests.analysis.test_analyse import PAPERS, assert_whole

keybert = importlib.import_module("keybert")
Ranked = list[list[tuple[str, float]]]


def survey() -> Survey:
    return analyse(PAPERS, Settings(title="Test"), Silent())[0]


def scores(found: Survey) -> dict[str, dict[str, float]]:
    return {id_: {phrase.key: phrase.score for phrase in phrases} for id_, phrases in found.keyphrases.items()}


def wrapped(monkeypatch: pytest.MonkeyPatch, answers: list[Ranked], sign: int = 1) -> None:
    """Writes down what the package's own method answers; with -1 as `sign` its answers are turned round."""
    own = keybert.KeyBERT.extract_keywords

    def extract_keywords(self: Any, *args: Any, **options: Any) -> Ranked:
        answers.append(own(self, *args, **options))
        return [[(phrase, sign * score) for phrase, score in row] for row in answers[-1]]

    monkeypatch.setattr(keybert.KeyBERT, "extract_keywords", extract_keywords)


def test_similarity_is_the_answer_of_the_packages_own_method(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Ranked] = []
    wrapped(monkeypatch, answers)
    found = similarities(["a cat sleeps", "income tax law"], [["cat", "law"], ["cat", "tax"]])
    assert found == [dict(row) for row in answers[0]]
    assert found[0]["cat"] > found[0]["law"]
    assert found[1]["tax"] > found[1]["cat"]


def test_what_a_pages_keyphrases_are_worth_hangs_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = scores(survey())
    answers: list[Ranked] = []
    wrapped(monkeypatch, answers, sign=-1)
    turned = scores(survey())
    assert len(answers[0]) == len(PAPERS)
    for id_, row in zip(usual, answers[0], strict=True):
        closest = max((pair for pair in row if pair[0] in usual[id_]), key=lambda pair: pair[1])[0]
        assert turned[id_].get(closest, 0.0) < usual[id_][closest], (id_, closest)


def test_without_it_a_survey_is_whole_and_one_problem_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.util.find_spec
    monkeypatch.setattr(
        "builder.analysis.keyphrases.keybert_adapter.find_spec", lambda name: None if name == "keybert" else known(name)
    )
    monkeypatch.setattr(keybert, "KeyBERT", None)
    found, problems = analyse(PAPERS, Settings(title="Test"), Silent())
    assert_whole(found)
    assert [problem.code for problem in problems] == [Code.KEYBERT_MISSING]
    assert "pip install" in problems[0].hint
    assert all(found.keyphrases.values())
    assert found.tags
    assert all(found.related.values())
    assert {phrase.method for phrases in found.keyphrases.values() for phrase in phrases} == {"learned"}
