"""Which two records are one paper: a table of pairs, each with what a reader of both would say."""

from __future__ import annotations

from typing import Any

import pytest

from builder.merging import joins
from builder.problems import Code
from builder.records import Author, Origin, Paper

ADA, CHARLES, GRACE, ALAN = (
    Author("Lovelace", "Ada"),
    Author("Babbage", "Charles"),
    Author("Hopper", "Grace"),
    Author("Turing", "Alan"),
)
TITLE = "Looms that weave algebraic patterns"
LEARNT = (
    "We describe an engine that weaves algebraic patterns just as a loom weaves flowers and leaves, and give the table"
    " of operations by which it finds the numbers of Bernoulli without the working of a human hand and head."
)
OTHER = (
    "The compiler turns what people write into what machines run; here we measure the time it takes on three machines"
    " and find that most of it goes into reading the tape again, which a second tape drive makes needless."
)


def record(title: str = TITLE, line: int = 1, **known: Any) -> Paper:
    known.setdefault("authors", (ADA, CHARLES))
    known.setdefault("abstract", "")
    return Paper(title, origins=(Origin("content/papers/a.bib", line),), **known)


def found(one: Paper, other: Paper) -> str:
    """Returns "joined", "near" or "apart", the same for both orders."""
    results = set()
    for pair in ((one, other), (other, one)):
        result = joins(pair)
        results.add("joined" if len(result.papers) == 1 else "near" if result.nearly else "apart")
    (only,) = results
    return only


JOINED = {
    "case and dots": (record(), record("LOOMS THAT WEAVE algebraic patterns.", 2)),
    "typing mistake": (record(), record("Looms that waeve algebraic patterns", 2)),
    "two mistakes, like abstracts": (
        record(abstract=LEARNT),
        record("Loms that waeve algebraic patterns", 2, abstract=LEARNT),
    ),
    "accents lost": (record("Poincaré maps of naïve looms"), record("Poincare maps of naive looms", 2)),
    "TeX": (record("Poincaré maps of α-looms"), record(r"Poincar{\'e} Maps of $\alpha$-{L}ooms", 2)),
    "cut subtitle": (record(f"{TITLE}: a sketch of an engine"), record(line=2, abstract=LEARNT)),
    "cut with dots": (record(), record("Looms that weave algebraic…", 2)),
    "version in brackets": (record(), record(f"{TITLE} (v2)", 2)),
    "two versions": (record(f"{TITLE} [v1]"), record(f"{TITLE} [v2]", 2)),
    "extended version": (record(), record(f"{TITLE} (Extended Version)", 2)),
    "initials": (record(), record(line=2, authors=(Author("Lovelace", "A."), Author("Babbage", "C.")))),
    "and others": (record(authors=(ADA, CHARLES, GRACE, ALAN)), record(line=2, authors=(ADA,))),
    "further authors": (record(), record(line=2, authors=(ADA, CHARLES, GRACE))),
    "other order of authors": (record(), record(line=2, authors=(CHARLES, ADA))),
    "names swapped": (record(), record(line=2, authors=(Author("Ada", "Lovelace"), Author("Charles", "Babbage")))),
    "particle": (
        record(authors=(Author("Beek", "Jan", "van der"),)),
        record(line=2, authors=(Author("van der Beek", "J."),)),
    ),
    "no authors in one": (record(), record(line=2, authors=())),
    "journal version years later": (
        record(venue="Proc. of Looms", year=2001, abstract=LEARNT),
        record(line=2, venue="Journal of Looms", year=2009, abstract=OTHER),
    ),
    "preprint and paper": (
        record(doi="10.48550/arXiv.2001.00001", arxiv="2001.00001", venue="arXiv", year=2019),
        record(line=2, doi="10.1000/looms", year=2021),
    ),
    "preprint of another server": (record(doi="10.1101/2020.01.01.123456"), record(line=2, doi="10.1000/looms")),
    "talk and article, a DOI each": (
        record(doi="10.1000/talk", venue="Proc. of Looms"),
        record(line=2, doi="10.1000/article", venue="Journal of Looms"),
    ),
    "DOI in other case": (record(doi="10.1000/ABC"), record("Looms weaving algebraic patterns", 2, doi="10.1000/abc")),
    "arXiv version, new title": (
        record(arxiv="2001.00001v1"),
        record("An engine for patterns of numbers", 2, arxiv="2001.00001"),
    ),
    "PubMed id": (record(pmid="123"), record("Looms that weave patterns", 2, pmid="123", authors=())),
    "retracted": (record(doi="10.1000/x"), record(f"RETRACTED: {TITLE}", 2, doi="10.1000/x")),
    "abstract cut": (record(abstract=LEARNT, authors=()), record(line=2, abstract=f"{LEARNT[:80]}…", authors=())),
    "abstract a little changed": (
        record(abstract=LEARNT, authors=()),
        record(line=2, abstract=LEARNT.replace("just as", "as"), authors=()),
    ),
}
APART = {
    "other authors": (record(), record(line=2, authors=(GRACE, ALAN))),
    "prefaces": (record("Preface", authors=(ADA,)), record("Preface", 2, authors=(GRACE,))),
    "prefaces of one editor": (record("Preface", year=2001), record("Preface", 2, year=2002)),
    "parts": (record(f"{TITLE}, Part I"), record(f"{TITLE}, Part II", 2)),
    "part of it": (record(), record(f"{TITLE}: Part 2", 2)),
    "years of a challenge": (record("The weaving challenge 2018"), record("The weaving challenge 2019", 2)),
    "erratum": (record(), record(f"Erratum: {TITLE}", 2)),
    "erratum behind": (record(), record(f"{TITLE}: Corrigendum", 2)),
    "comment": (record(), record(f"Comment on “{TITLE}”", 2)),
    "opposites": (
        record("Supervised weaving of algebraic patterns"),
        record("Unsupervised weaving of algebraic patterns", 2),
    ),
    "two arXiv ids": (
        record("Editorial", arxiv="2001.00001"),
        record("Editorial", 2, arxiv="2001.00002"),
    ),
    "other abstract, no authors": (
        record(abstract=LEARNT, authors=()),
        record(line=2, abstract=OTHER, authors=()),
    ),
    "two subtitles": (record(f"{TITLE}: flowers"), record(f"{TITLE}: beasts of the wood", 2)),
    "sequel of one word": (record("Weaving algebraic patterns"), record("Weaving algebraic matters of state", 2)),
}
NEAR = {
    "one DOI on two chapters": (
        record(doi="10.1000/book"),
        record("The compiler and its tape", 2, doi="10.1000/book", authors=(GRACE,)),
    ),
    "two arXiv ids of one title": (record(arxiv="2001.00001"), record(line=2, arxiv="2001.00002")),
    "short title, a DOI each": (
        record("Weaving algebraic patterns", doi="10.1000/a"),
        record("Weaving algebraic patterns", 2, doi="10.1000/b"),
    ),
    "paper and its data": (record(type="article"), record(line=2, type="data set")),
    "no authors, years apart": (record(year=1990, authors=()), record(line=2, year=2020, authors=())),
    "typing mistake, no authors": (record(authors=()), record("Looms that waeve algebraic patterns", 2)),
}


@pytest.mark.parametrize("pair", JOINED.values(), ids=JOINED)
def test_one_paper_is_joined(pair: tuple[Paper, Paper]) -> None:
    assert found(*pair) == "joined"


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_two_papers_stay_apart(pair: tuple[Paper, Paper]) -> None:
    assert found(*pair) == "apart"


@pytest.mark.parametrize("pair", NEAR.values(), ids=NEAR)
def test_near_misses_are_told(pair: tuple[Paper, Paper]) -> None:
    assert found(*pair) == "near"


def test_a_record_between_two_papers_does_not_join_them() -> None:
    flowers, beasts = record(f"{TITLE}: flowers", 1), record(f"{TITLE}: beasts of the wood", 2)
    result = joins([flowers, beasts, record(line=3)])
    assert sorted(len(item.records) for item in result.papers) == [1, 2]


def test_what_one_record_knows_joins_it_to_the_next() -> None:
    preprint = record("An engine for patterns", arxiv="2001.00001")
    bridge = record(TITLE, 2, arxiv="2001.00001", doi="10.1000/x", authors=())
    (joined,) = joins([preprint, bridge, record("Looms that weave…", 3, doi="10.1000/X")]).papers
    assert [join.reason for join in joined.joins] == ["same arXiv id 2001.00001", "same DOI 10.1000/x"]


def test_many_of_one_title_are_compared_in_no_time() -> None:
    editorials = [record("Editorial", line, year=1900 + line % 90, authors=()) for line in range(1, 2000)]
    result = joins(editorials)
    assert len(result.papers) == 90
    assert {problem.code for problem in result.problems} == {Code.DUPLICATE, Code.SAME_TITLE}


def test_titles_that_are_none_take_no_time() -> None:
    odd = ["-" * 100_000, ". " * 50_000, "\\" * 100_000, "a " * 50_000, "v1 " * 30_000, "9" * 100_000, "\ud800"]
    for title in odd:
        titles = (title, f"{title} x", f"ab {title}")
        records = [record(text, line, doi="10.1000/a") for line, text in enumerate(titles, 1)]
        assert sum(len(item.records) for item in joins(records).papers) == 3
