"""Merging: one paper from its records, ids that stay, and the same result whatever the order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import merge as module
from builder.merge import merge
from builder.problems import Code
from builder.records import Author, Origin, Paper
from builder.slugs import normal_form, paper_id

AUTHORS = (Author("Lovelace", "Ada"),)
ORIGINS = st.builds(Origin, st.sampled_from(["a.txt", "b.txt"]), st.none() | st.integers(1, 9))
RECORDS = st.builds(
    Paper,
    title=st.sampled_from(["Deep Nets", "deep nets!", "Sparse Codes", "学习", "学 习", "Deep Nets 2"]),
    abstract=st.sampled_from(["", "We learn.", "we  LEARN", "We code."]),
    origins=st.tuples(ORIGINS),
    year=st.none() | st.integers(2020, 2022),
    doi=st.sampled_from(["", "10.1/a", "10.1/b"]),
)


def paper(title: str, abstract: str = "", line: int = 1, path: str = "a.txt") -> Paper:
    return Paper(title, abstract, (Origin(path, line),))


def test_papers_get_ids_and_come_in_their_order() -> None:
    papers, problems = merge([paper("Sparse Codes", "We code."), paper("Deep Nets", "We learn.", 3)])
    assert [item.id for item in papers] == [paper_id("Deep Nets"), paper_id("Sparse Codes")]
    assert papers[0] == replace(paper("Deep Nets", "We learn.", 3), id=paper_id("Deep Nets"))
    assert problems == []


def test_a_duplicate_is_joined_and_told_at_the_later_place() -> None:
    first = replace(paper("Deep Nets", "", 1), year=2020, doi="10.1/a")
    second = replace(paper("DEEP NETS", "We learn.", 2), year=2021, authors=AUTHORS, venue="Nature")
    third = replace(paper("Deep nets", "we learn", 9, "b.txt"), url="https://example.org")
    (joined,), problems = merge([third, second, first])
    assert joined == Paper(
        id=paper_id("Deep Nets"),
        title="Deep Nets",
        abstract="We learn.",
        origins=(Origin("a.txt", 1), Origin("a.txt", 2), Origin("b.txt", 9)),
        authors=AUTHORS,
        year=2020,
        venue="Nature",
        doi="10.1/a",
        url="https://example.org",
    )
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        (Code.DUPLICATE, "a.txt:2"),
        (Code.DUPLICATE, "b.txt:9"),
    ]
    assert "a.txt:1" in problems[0].message


def test_one_title_with_two_abstracts_is_two_papers() -> None:
    papers, problems = merge([paper("Preface", "We open.", 1), paper("Preface", "We close.", 5)])
    plain, longer = papers
    assert plain.id == paper_id("Preface")
    assert longer.id.startswith(f"{plain.id}-")
    assert {item.abstract for item in papers} == {"We open.", "We close."}
    assert [(problem.code, str(problem.place)) for problem in problems] == [(Code.SAME_TITLE, "a.txt:5")]


def test_a_record_without_abstract_joins_one_of_two_papers_with_its_title() -> None:
    records = [paper("Preface", "We open.", 1), paper("Preface", "We close.", 5), paper("Preface", "", 9)]
    papers, problems = merge(records)
    assert [len(item.origins) for item in papers] == [2, 1]
    assert sorted(problem.code for problem in problems) == [Code.DUPLICATE, Code.SAME_TITLE]


@given(st.lists(RECORDS, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(records: list[Paper], random: object) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled) == merge(records)


@given(st.lists(RECORDS, max_size=7))
def test_ids_are_unique_and_no_origin_is_lost(records: list[Paper]) -> None:
    papers, _ = merge(records)
    assert len({item.id for item in papers}) == len(papers)
    assert [item.id for item in papers] == sorted(item.id for item in papers)
    assert {origin for item in papers for origin in item.origins} == {o for record in records for o in record.origins}
    again, problems = merge(papers)
    assert [(item.id, item.abstract) for item in again] == [(item.id, item.abstract) for item in papers]
    assert all(problem.code is Code.SAME_TITLE for problem in problems)


@given(st.lists(RECORDS, max_size=7), RECORDS)
def test_a_new_paper_changes_no_other_id(records: list[Paper], new: Paper) -> None:
    known = {normal_form(record.title) for record in records}
    before = {item.id for item in merge(records)[0]}
    after = {item.id for item in merge([*records, new])[0]}
    if normal_form(new.title) not in known:
        assert after == before | {paper_id(new.title)}


def test_titles_with_one_id_get_longer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    def clashing(title: str, extra: int = 0) -> str:
        return f"paper-{'0' * 4}{paper_id(title, extra)[-extra:] if extra else ''}"

    monkeypatch.setattr(module, "paper_id", clashing)
    results = []
    for order in permutations(["One", "Two", "Three"]):
        papers, _ = merge(paper(title, "We learn.", line) for line, title in enumerate(order, start=1))
        results.append({item.id: item.title for item in papers})
    assert all(result == results[0] for result in results)
    assert len(results[0]) == 3
    assert "paper-0000" in results[0]


def test_nothing_comes_of_nothing() -> None:
    assert merge([]) == ((), [])
