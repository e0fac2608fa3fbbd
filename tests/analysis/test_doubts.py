"""Abstracts that the analysis can make little of are told, with their place; nothing is said of ordinary ones."""

from __future__ import annotations

from builder.analysis.doubts import find_doubts
from builder.problems import Code, Problem
from builder.records import Origin, Paper
from tests.small import PAPERS

GERMAN = (
    "Wir untersuchen, wie Merkmale in tiefen Netzen entstehen, und zeigen, dass sich ihre Räume mit der Zeit drehen. "
    "Dazu messen wir die Winkel zwischen den Unterräumen vor und nach dem Training auf drei Datensätzen."
)


def doubts(abstract: str, language: str = "en") -> list[Problem]:
    return find_doubts([Paper("A Title", abstract, (Origin("content/papers/a.txt", 7),), "a")], language)


def test_ordinary_abstracts_raise_none() -> None:
    assert find_doubts([Paper(title, abstract, (), title) for title, abstract in PAPERS], "en") == []


def test_a_stub_is_told_with_its_place() -> None:
    [problem] = doubts("Abstract unavailable")
    assert problem.code is Code.SHORT_ABSTRACT
    assert str(problem.place) == "content/papers/a.txt:7"
    assert "2 words" in problem.message


def test_another_language_is_told_unless_the_author_has_said_so() -> None:
    assert [problem.code for problem in doubts(GERMAN)] == [Code.NOT_ENGLISH]
    assert doubts(GERMAN, "de") == []


def test_a_language_written_without_blanks_is_told() -> None:
    assert [problem.code for problem in doubts("特徴空間の幾何学を調べる。" * 20)] == [Code.NOT_ENGLISH]
    assert [problem.code for problem in doubts("نقترح في هذه الورقة طريقة جديدة لاسترجاع الصور")] == [Code.NOT_ENGLISH]
    assert doubts("We embed the ℓ₂ norms ‖α − β‖ and ‖γ − δ‖ of ε, ζ, η and θ in Poincaré balls.") == []


def test_they_come_in_the_order_of_the_file() -> None:
    papers = [Paper(id_, "Stub", (Origin("a.txt", line),), id_) for id_, line in (("a", 9), ("b", 20), ("c", 3))]
    assert [str(problem.place) for problem in find_doubts(papers, "en")] == ["a.txt:3", "a.txt:9", "a.txt:20"]


def test_papers_without_abstract_are_told_one_by_one_and_many_of_a_file_at_once() -> None:
    few = [Paper("A Title", "", (Origin("a.bib", line),), f"a{line}") for line in range(1, 6)]
    many = [Paper("A Title", "", (Origin("b.bib", line),), f"b{line}") for line in range(1, 7)]
    problems = find_doubts([*few, *many], "en")
    assert {problem.code for problem in problems} == {Code.MISSING_ABSTRACT}
    assert [str(problem.place) for problem in problems] == [*(f"a.bib:{line}" for line in range(1, 6)), "b.bib"]
    assert "6 of 6 papers" in problems[-1].message
