"""Near-duplicates: one work twice is told, a neighbour is not."""

from __future__ import annotations

from random import Random

import pytest

from builder.analysis.related.same_work import find_same_work, same_work_problems
from builder.problems import Code
from builder.records import Author, Origin, Paper, SameWork

WORDS = [
    f"{first}{second}"
    for first in ("ba", "ke", "li", "mo", "nu", "ra", "so")
    for second in ("dar", "fen", "gol", "tis")
]


def text(seed: int, words: int = 120) -> str:
    """Prose of made-up words, the same for the same seed."""
    return " ".join(Random(seed).choices(WORDS, k=words))


def paper(id_: str, title: str, abstract: str, names: str = "", doi: str = "", arxiv: str = "") -> Paper:
    authors = tuple(Author(name) for name in names.split())
    return Paper(title, abstract, (Origin(f"{id_}.bib", 3),), id_, authors=authors, doi=doi, arxiv=arxiv)


def found(*papers: Paper) -> list[tuple[str, str]]:
    pairs = find_same_work(papers, {})
    assert pairs == find_same_work(papers[::-1], {})
    assert all(0 <= pair.likeness <= 1 and pair.reason for pair in pairs)
    return [pair.papers for pair in pairs]


FIRST = paper("a", "Gates for Night Detection", text(1), "Ng Ito Roy")
OTHERS = [paper(f"x{n}", f"Subject {WORDS[n]} {WORDS[-n]}", text(100 + n)) for n in range(20)]


def test_one_abstract_under_two_titles_is_one_work() -> None:
    assert found(FIRST, paper("b", "How to See in the Dark", text(1)), *OTHERS) == [("a", "b")]


def test_a_retold_abstract_under_one_title_is_one_work() -> None:
    assert found(FIRST, paper("b", "Gates for night detection.", f"{text(1, 40)} {text(2, 80)}"), *OTHERS) == [
        ("a", "b")
    ]


def test_one_title_and_the_same_authors_are_enough() -> None:
    assert found(FIRST, paper("b", FIRST.title, text(2), "Ng Ito"), *OTHERS) == [("a", "b")]
    assert found(FIRST, paper("b", FIRST.title, text(2), "Kim Lee"), *OTHERS) == []


def test_half_an_abstract_counts_where_the_titles_are_alike() -> None:
    half = f"{text(1, 70)} {text(2, 60)}"
    assert found(FIRST, paper("b", "Learned Gates for Night Detection", half), *OTHERS) == [("a", "b")]
    assert found(FIRST, paper("b", "Doors of Daylight Recognition", half), *OTHERS) == []


@pytest.mark.parametrize("field", ["doi", "arxiv"])
def test_one_identifier_is_one_work(field: str) -> None:
    one = paper("a", "Gates", text(1), **{field: "10.1000/ABC" if field == "doi" else "2401.00001v1"})
    two = paper("b", "Doors", text(2), **{field: "10.1000/abc" if field == "doi" else "2401.00001v3"})
    assert found(one, two) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gates for Night Detection, Part I", "Gates for Night Detection, Part II"),
        ("The 2019 Challenge on Night Detection", "The 2020 Challenge on Night Detection"),
    ],
)
def test_the_parts_of_a_series_are_not(one: str, other: str) -> None:
    assert found(paper("a", one, text(1)), paper("b", other, text(1))) == []


@pytest.mark.parametrize(
    "abstract", ["", "word", "withdrawn", "Preface to the proceedings of the meeting.", "論文です。"]
)
def test_short_texts_are_no_evidence(abstract: str) -> None:
    assert found(paper("a", "Preface", abstract), paper("b", "Preface", abstract)) == []
    assert found(paper("a", "Preface to One", abstract), paper("b", "Other Matters", abstract)) == []


def test_forms_of_words_that_many_use_are_no_evidence() -> None:
    form = text(7, 60)
    assert found(*(paper(f"p{n:02}", f"Title {WORDS[n]}", f"{form} {text(50 + n, 200)}") for n in range(25))) == []


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_small_collections(count: int) -> None:
    assert found(*[FIRST, *OTHERS][:count]) == []


def test_long_repeated_text_takes_no_time() -> None:
    assert found(paper("a", "Gates", text(1) * 300), paper("b", "Doors", text(1) * 300)) == [("a", "b")]


def test_the_author_is_told_with_both_places() -> None:
    second = paper("b", "How to See in the Dark", text(1))
    papers = [second, FIRST]
    (problem,) = same_work_problems(papers, find_same_work(papers, {}))
    assert problem.code is Code.SAME_WORK
    assert str(problem.place) == "b.bib:3"
    assert "a.bib:3" in problem.message
    assert second.title in problem.message


def test_what_merging_has_told_is_not_told_again() -> None:
    papers = [FIRST, paper("b", "Gates for night detection!", text(1))]
    pairs = find_same_work(papers, {})
    assert [pair.papers for pair in pairs] == [("a", "b")]
    assert same_work_problems(papers, pairs) == []


def test_a_paper_without_a_place_is_told_as_well() -> None:
    papers = [Paper("Gates", "", (), "a"), Paper("Doors", "", (), "b")]
    (problem,) = same_work_problems(papers, [SameWork(("a", "b"), 1.0, "both bear doi:10.1/x")])
    assert problem.place is None
