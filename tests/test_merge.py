"""Merging: one paper from its records, ids that stay, and the same result whatever the order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.merging import ids, joins, merge
from builder.problems import Code
from builder.records import Author, Origin, Paper
from builder.settings import Settings
from builder.slugs import normal_form, paper_id

ADA, CHARLES, GRACE = Author("Lovelace", "Ada"), Author("Babbage", "Charles"), Author("Hopper", "Grace")
ABSTRACTS = [
    "",
    "We learn.",
    "we  LEARN",
    "We code.",
    "We learn features of pictures without any labels and show that they are as good as those learnt with labels.",
    "Without any labels we learn features of pictures and show that they are as good as those learnt with labels …",
]
ORIGINS = st.builds(Origin, st.sampled_from(["a.txt", "b.txt"]), st.none() | st.integers(1, 9))
RECORDS = st.builds(
    Paper,
    title=st.sampled_from(["Deep Nets", "deep nets!", "Sparse Codes", "学习", "学 习", "Deep Nets 2"]),
    abstract=st.sampled_from(ABSTRACTS),
    origins=st.tuples(ORIGINS),
    year=st.none() | st.integers(2020, 2022),
    doi=st.sampled_from(["", "10.1/a", "10.1/b"]),
)
MANY_SIDED = st.builds(
    Paper,
    title=st.sampled_from(
        [
            "Deep nets see cats in the dark",
            "Deep Nets See Cats in the Dark (v2)",
            "Deep nets see cats in the drak",
            "Deep nets see cats in the dark: a study of fur",
            "Deep nets see cats in the dark, Part II",
            "Deep nets see …",
            "Erratum: Deep nets see cats in the dark",
            "Preface",
            "Preface: a word",
            "学习",
        ]
    ),
    abstract=st.sampled_from(ABSTRACTS),
    origins=st.tuples(ORIGINS),
    authors=st.lists(st.sampled_from([ADA, CHARLES, GRACE, Author("Lovelace", "A."), Author("Zhang")]), max_size=2).map(
        tuple
    ),
    year=st.sampled_from([None, 2020, 2021, 2031]),
    venue=st.sampled_from(["", "Nature", "arXiv"]),
    doi=st.sampled_from(["", "10.1/a", "10.1/b", "10.48550/arXiv.2001.00001"]),
    arxiv=st.sampled_from(["", "2001.00001", "2001.00002"]),
    url=st.sampled_from(["", "https://example.org/a", "https://example.org/b"]),
    keywords=st.lists(st.sampled_from(["cats", "fur", "Cats"]), max_size=2).map(tuple),
    notes=st.lists(st.sampled_from(["read", "good"]), max_size=2).map(tuple),
    links=st.lists(st.sampled_from(["https://example.org/a", "https://example.org/c"]), max_size=2).map(tuple),
    type=st.sampled_from(["", "article", "preprint", "data set"]),
)


def paper(title: str, abstract: str = "", line: int = 1, path: str = "a.txt") -> Paper:
    return Paper(title, abstract, (Origin(path, line),))


def test_papers_get_ids_and_come_in_their_order() -> None:
    papers, problems = merge([paper("Sparse Codes", "We code."), paper("Deep Nets", "We learn.", 3)])
    assert [item.id for item in papers] == [paper_id("Deep Nets"), paper_id("Sparse Codes")]
    assert papers[0] == replace(paper("Deep Nets", "We learn.", 3), id=paper_id("Deep Nets"))
    assert problems == []


def test_a_duplicate_is_joined_and_told_at_the_later_place() -> None:
    first = replace(paper("Deep Nets", "", 1), doi="10.1/a")
    second = replace(paper("DEEP NETS", "We learn.", 2), year=2021, authors=(ADA,), venue="Nature")
    third = replace(paper("Deep nets", "we learn", 9, "b.txt"), year=2020, url="https://example.org")
    (joined,), problems = merge([third, second, first])
    one, two, three = Origin("a.txt", 1), Origin("a.txt", 2), Origin("b.txt", 9)
    assert joined == Paper(
        id=paper_id("Deep Nets"),
        title="Deep Nets",
        abstract="We learn.",
        origins=(one, two, three),
        authors=(ADA,),
        year=2021,
        venue="Nature",
        doi="10.1/a",
        url="https://example.org",
        provenance=(
            ("abstract", two),
            ("authors", two),
            ("doi", one),
            ("title", one),
            ("url", three),
            ("venue", two),
            ("year", two),
        ),
    )
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        (Code.DUPLICATE, "a.txt:2"),
        (Code.DUPLICATE, "b.txt:9"),
    ]
    assert "same title" in problems[0].message


def test_one_title_with_two_abstracts_is_two_papers() -> None:
    papers, problems = merge([paper("Preface", "We open.", 1), paper("Preface", "We close.", 5)])
    plain, longer = papers
    assert plain.id == paper_id("Preface")
    assert longer.id.startswith(f"{plain.id}-")
    assert {item.abstract for item in papers} == {"We open.", "We close."}
    assert [(problem.code, str(problem.place)) for problem in problems] == [(Code.SAME_TITLE, "a.txt:5")]
    assert (
        f"same: [[{plain.id}, {longer.id}]]" in problems[0].hint or f"[[{longer.id}, {plain.id}]]" in problems[0].hint
    )


def test_a_record_without_abstract_joins_one_of_two_papers_with_its_title() -> None:
    records = [paper("Preface", "We open.", 1), paper("Preface", "We close.", 5), paper("Preface", "", 9)]
    papers, problems = merge(records)
    assert [len(item.origins) for item in papers] == [2, 1]
    assert sorted(problem.code for problem in problems) == [Code.DUPLICATE, Code.SAME_TITLE]


@pytest.mark.parametrize("kind", [RECORDS, MANY_SIDED], ids=["listing", "bibliography"])
@given(data=st.data(), random=st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_records_does_not_matter(
    kind: st.SearchStrategy[Paper], data: st.DataObject, random: object
) -> None:
    records = data.draw(st.lists(kind, max_size=7))
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert joins(shuffled) == joins(records)


@pytest.mark.parametrize("kind", [RECORDS, MANY_SIDED], ids=["listing", "bibliography"])
@given(data=st.data())
@settings(deadline=None)
def test_ids_are_unique_and_merging_again_changes_nothing(kind: st.SearchStrategy[Paper], data: st.DataObject) -> None:
    records = data.draw(st.lists(kind, max_size=7))
    papers, _ = merge(records)
    known = [item.id for item in papers] + [former for item in papers for former in item.former]
    assert len(set(known)) == len(known)
    assert [item.id for item in papers] == sorted(item.id for item in papers)
    again, problems = merge(papers)
    assert again == papers
    assert not any(problem.code is Code.DUPLICATE for problem in problems)


@given(st.lists(MANY_SIDED, max_size=7))
@settings(deadline=None)
def test_nothing_of_a_record_is_lost(records: list[Paper]) -> None:
    found = joins(records).papers
    assert sorted(repr(record) for item in found for record in item.records) == sorted(map(repr, records))
    for item in found:
        joined = item.paper
        assert len(item.joins) == len(item.records) - 1
        assert joined.title in {record.title for record in item.records}
        for record in item.records:
            assert set(record.origins) <= set(joined.origins)
            assert {word.casefold() for word in record.keywords} <= {w.casefold() for w in joined.keywords}
            assert set(record.notes) <= set(joined.notes)
            assert {record.url, *record.links} - {""} <= {joined.url, *joined.links}
            named = f"{joined.doi} {joined.arxiv} {' '.join(joined.links)}".casefold()
            assert record.doi.casefold().removeprefix("10.48550/arxiv.") in named
            assert record.arxiv in named
        for name, origin in joined.provenance:
            assert getattr(joined, name)
            assert origin in joined.origins


@given(st.lists(RECORDS, max_size=7), RECORDS)
@settings(deadline=None)
def test_a_new_paper_changes_no_other_id(records: list[Paper], new: Paper) -> None:
    known = {normal_form(record.title) for record in records}
    before = {item.id for item in merge(records)[0]}
    after = {item.id for item in merge([*records, new])[0]}
    if normal_form(new.title) not in known and not new.doi and len(new.abstract) < 20:
        assert after == before | {paper_id(new.title)}


def test_titles_with_one_id_get_longer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    def clashing(title: str, extra: int = 0) -> str:
        return f"paper-{'0' * 4}{paper_id(title, extra)[-extra:] if extra else ''}"

    monkeypatch.setattr(ids, "paper_id", clashing)
    results = []
    for order in permutations(["One", "Two", "Three"]):
        papers, _ = merge(paper(title, "We learn.", line) for line, title in enumerate(order, start=1))
        results.append({item.id: item.title for item in papers})
    assert all(result == results[0] for result in results)
    assert len(results[0]) == 3
    assert "paper-0000" in results[0]


def test_nothing_comes_of_nothing() -> None:
    assert merge([], Settings("Survey")) == ((), [])
