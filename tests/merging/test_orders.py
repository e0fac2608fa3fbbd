"""What the author orders in survey.yml, and what merging tells."""

from __future__ import annotations

import pytest

from builder.merging import joins, merge
from builder.problems import Code
from builder.records import Author, Origin, Paper
from builder.settings import Settings

ADA, GRACE = Author("Lovelace", "Ada"), Author("Hopper", "Grace")
LOOM = Paper(
    "Looms that weave algebraic patterns",
    "We weave.",
    (Origin("content/papers/a.bib", 12),),
    authors=(ADA,),
    doi="10.1000/LOOMS",
    key="lovelace1843",
)
TAPE = Paper(
    "The compiler and its tape",
    "We compile.",
    (Origin("content/papers/b.ris", 3),),
    authors=(GRACE,),
    arxiv="2001.00001",
    pmid="4711",
    openreview="aBcDeFgHiJ",
)
AGAIN = Paper(LOOM.title, "", (Origin("content/papers/c.csv", 2),), authors=(ADA,), key="ada")
LOOM_NAMES = [
    "10.1000/looms",
    "https://doi.org/10.1000/LOOMS",
    "lovelace1843",
    "papers/a.bib:12",
    merge([LOOM])[0][0].id,
]
TAPE_NAMES = ["2001.00001", "arXiv:2001.00001", "4711", "aBcDeFgHiJ", "papers/b.ris:3", merge([TAPE])[0][0].id]


@pytest.mark.parametrize(("one", "other"), [(a, TAPE_NAMES[0]) for a in LOOM_NAMES] + [("ada", b) for b in TAPE_NAMES])
def test_same_joins_by_any_name(one: str, other: str) -> None:
    result = joins([LOOM, TAPE, AGAIN], Settings("Survey", same=((one, other),)))
    assert len(result.papers) == 1
    assert any(join.reason == "survey.yml says so" for join in result.papers[0].joins)
    assert {problem.code for problem in result.problems} == {Code.DUPLICATE}


@pytest.mark.parametrize("name", ["lovelace1843", "papers/a.bib:12", "10.1000/looms"])
def test_different_keeps_apart(name: str) -> None:
    papers, problems = merge([LOOM, TAPE, AGAIN], Settings("Survey", different=((name, "ada"),)))
    assert len(papers) == 3
    assert problems == []
    assert len({paper.id for paper in papers}) == 3


def test_different_holds_through_a_third_record() -> None:
    third = Paper(LOOM.title, "", (Origin("content/papers/d.csv", 2),), authors=(ADA,))
    papers, _ = merge([LOOM, AGAIN, third], Settings("Survey", different=(("lovelace1843", "ada"),)))
    assert sorted(len(paper.origins) for paper in papers) == [1, 2]


def test_ids_of_papers_with_one_title_name_them() -> None:
    pair = [
        Paper("Preface", text, (Origin("content/papers/a.txt", i),)) for i, text in enumerate(("We open.", "We close."))
    ]
    apart, _ = merge(pair)
    papers, problems = merge(pair, Settings("Survey", same=((apart[0].id, apart[1].id),)))
    assert len(papers) == 1
    assert [problem.code for problem in problems] == [Code.DUPLICATE]


def test_a_name_that_nothing_bears_is_told_with_the_nearest() -> None:
    papers, problems = merge([LOOM, TAPE], Settings("Survey", same=(("lovelace1834", "2001.00001"),)))
    assert len(papers) == 2
    (problem,) = problems
    assert (problem.code, str(problem.place)) == (Code.UNKNOWN_PAPER, "content/survey.yml")
    assert "lovelace1834" in problem.message
    assert "lovelace1843" in problem.hint


def test_a_near_miss_says_what_to_write_and_that_settles_it() -> None:
    chapter = Paper("A tape of its own", "", (Origin("content/papers/z.bib", 9),), authors=(ADA,), arxiv="2001.00001")
    other = Paper(chapter.title, "", (Origin("content/papers/z.bib", 20),), authors=(ADA,), arxiv="2001.00002")
    (problem,) = merge([chapter, other])[1]
    assert (problem.code, str(problem.place)) == (Code.NEARLY_JOINED, "content/papers/z.bib:20")
    assert "other arXiv ids" in problem.message
    assert "same: [[2001.00001, 2001.00002]]" in problem.hint
    names = (("2001.00001", "2001.00002"),)
    assert merge([chapter, other], Settings("Survey", different=names))[1] == []
    assert len(merge([chapter, other], Settings("Survey", same=names))[0]) == 1


def library(path: str, count: int) -> list[Paper]:
    return [
        Paper(
            f"Pattern of looms number {i * 7}", f"We weave {i}.", (Origin(path, i),), authors=(ADA,), doi=f"10.1000/{i}"
        )
        for i in range(1, count + 1)
    ]


def test_a_library_imported_twice_is_told_once() -> None:
    first, second = library("content/papers/a.bib", 300), library("content/papers/b.ris", 300)
    papers, problems = merge([*first, *second])
    assert len(papers) == 300
    (problem,) = problems
    assert problem.code is Code.DUPLICATE
    assert problem.place == second[0].origins[0]
    assert "300 records" in problem.message
    assert "content/papers/a.bib" in problem.message


def test_few_duplicates_are_told_one_by_one_with_the_reason() -> None:
    problems = merge([*library("content/papers/a.bib", 5), *library("content/papers/b.ris", 5)])[1]
    assert [str(problem.place) for problem in problems] == [f"content/papers/b.ris:{i}" for i in range(1, 6)]


def test_a_join_by_likeness_says_how_to_undo_it() -> None:
    typo = Paper("Looms that waeve algebraic patterns", "", (Origin("content/papers/c.csv", 2),), authors=(ADA,))
    (problem,) = merge([LOOM, typo])[1]
    assert "nearly the same title" in problem.message
    names = tuple(problem.hint.split("[[")[1].split("]]")[0].split(", "))
    assert len(merge([LOOM, typo], Settings("Survey", different=(names,)))[0]) == 2


def test_many_duplicates_without_lines_are_told_as_well() -> None:
    places = [Origin("content/papers/a.bib"), *(Origin("content/papers/b.bib", line) for line in (None, *range(1, 9)))]
    papers, (problem,) = merge(Paper(LOOM.title, "", (place,), authors=(ADA,)) for place in places)
    assert len(papers) == 1
    assert problem.place == Origin("content/papers/b.bib")


def test_an_identifier_of_many_papers_joins_none_and_is_told_once() -> None:
    nouns = ("looms", "tapes", "valves", "relays", "cards", "wheels")
    records = [
        Paper(f"On {noun} and what they do", "", (Origin("a.jsonl", line),), authors=(ADA,), openreview="none-2019")
        for line, noun in enumerate((*nouns, "loom"), start=1)
    ]
    papers, problems = merge(records)
    assert len(papers) == 6  # "looms" and "loom" are one by title and author
    assert {paper.openreview for paper in papers} == {"none-2019"}
    told = [problem for problem in problems if problem.code is Code.BAD_RECORD]
    assert [str(problem.place) for problem in told] == ["a.jsonl:1"]
    assert "OpenReview id none-2019" in told[0].message
    assert "7 records" in told[0].message
    assert not [problem for problem in problems if problem.code is Code.NEARLY_JOINED]
