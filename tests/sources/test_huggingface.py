"""The listing's reader: the first survey to the letter, and what holds for every listing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.listing.huggingface import read
from builder.sources.source import source_of

LISTING = "content/papers/huggingface-papers-listing.txt"
FURNITURE = (
    "new",
    "Get trending papers in your email inbox!",
    "Subscribe",
    "byAK and the research community",
    "Mar 17",
    "Submitted by\nakhaliq",
    "Submitted by jane_doe-7",
    "45",
    "1.2k",
    "Upvote",
    "Upvote 112",
    "12 authors",
    "· 5 authors",
    "View arXiv page",
    "View PDF",
    "Add to collection",
    "Trending",
    "Daily Papers",
    "Previous\nNext",
    "Published on Mar 17, 2024",
    "GitHub 3.4k",
    "2 days ago",
    "·",
)
letters = st.sampled_from("abcdeghiLMNüß7Ωя学") | st.characters(categories=["L", "P", "S"], exclude_characters=".。`")
words = st.text(letters, min_size=1, max_size=9)
titles = st.lists(words, min_size=3, max_size=12).map(lambda parts: " ".join(["Features", *parts])[:110].rstrip())
short_abstracts = st.lists(words, min_size=5, max_size=20).map(lambda parts: f"We {' '.join(parts)}.")
abstracts = st.builds(lambda one, times: " ".join([one] * times), short_abstracts, st.integers(1, 12))
papers = st.lists(st.tuples(titles, abstracts), min_size=1, max_size=6)


def papers_of(found: Sequence[Paper | Problem]) -> list[tuple[str, str]]:
    return [(paper.title, paper.abstract) for paper in found if isinstance(paper, Paper)]


def problems_of(found: Sequence[Paper | Problem]) -> list[Problem]:
    return [problem for problem in found if isinstance(problem, Problem)]


def read_blocks(blocks: Sequence[str]) -> list[Paper | Problem]:
    return list(read(source_of("\n\n".join(blocks) + "\n", Origin("a.txt"))))


def test_first_survey_is_read_to_the_letter(root: Path) -> None:
    text = (root / LISTING).read_text(encoding="utf-8")
    found = list(read(source_of(text, Origin(LISTING))))
    lines = text.split("\n")
    # Every fourth line from the 11th is a title, and its abstract stands two lines below.
    by_hand = [(lines[index], lines[index + 2]) for index in range(10, len(lines), 4)]
    assert papers_of(found) == by_hand
    assert len(by_hand) == 97
    assert problems_of(found) == []
    joined = "\n".join(f"{title}\n{abstract}" for title, abstract in papers_of(found))
    assert hashlib.sha256(joined.encode()).hexdigest()[:16] == "552882bec839d4ad"


def test_first_survey_begins_and_ends_as_printed(root: Path) -> None:
    found = list(read(source_of((root / LISTING).read_text(encoding="utf-8"), Origin(LISTING))))
    first, last = found[0], found[-1]
    assert isinstance(first, Paper)
    assert isinstance(last, Paper)
    assert first.title == "Supervised learning with quantum enhanced feature spaces"
    assert first.origins == (Origin(LISTING, 11),)
    assert last.title == "Effective pruning of web-scale datasets based on complexity of concept clusters"
    assert last.abstract.endswith("38 evaluation tasks.")


@given(papers, st.data())
def test_furniture_anywhere_costs_no_paper(written: list[tuple[str, str]], data: st.DataObject) -> None:
    blocks = list[str]()
    for block in (block for paper in written for block in paper):
        blocks += [*data.draw(st.lists(st.sampled_from(FURNITURE), max_size=2)), block]
    blocks += data.draw(st.lists(st.sampled_from(FURNITURE), max_size=2))
    found = read_blocks(blocks)
    assert papers_of(found) == written
    assert problems_of(found) == []


@given(papers, st.data())
def test_a_lost_block_costs_its_own_paper_and_is_told(written: list[tuple[str, str]], data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, 2 * len(written) - 1))
    blocks = [block for paper in written for block in paper]
    found = read_blocks([*blocks[:lost], *blocks[lost + 1 :]])
    assert papers_of(found) == [paper for number, paper in enumerate(written) if number != lost // 2]
    expected = Code.MISSING_ABSTRACT if lost % 2 else Code.MISSING_TITLE
    assert [problem.code for problem in problems_of(found)] in ([expected], [Code.EMPTY_FILE][: len(blocks) < 2])


@given(st.text())
def test_any_text_gives_values(text: str) -> None:
    assert all(isinstance(item, Paper | Problem) for item in read(source_of(text, Origin("a.txt"))))


@pytest.mark.parametrize("name", ["plain", "furniture-everywhere", "hard-wrapped", "titles-with-stops"])
def test_every_truncation_keeps_the_papers_before_it(root: Path, name: str) -> None:
    text = (root / f"tests/cases/huggingface/{name}.txt").read_text(encoding="utf-8")
    whole = papers_of(list(read(source_of(text, Origin("a.txt")))))
    for end in range(len(text)):
        found = list(read(source_of(text[:end], Origin("a.txt"))))
        kept = papers_of(found)
        assert all(paper in whole for paper in kept[:-1])
        # The last may be cut in its abstract (and is told as such where it does not end with a sentence).
        assert not kept or any(kept[-1][0] == title and abstract.startswith(kept[-1][1]) for title, abstract in whole)
        complete = [(title, abstract) for title, abstract in whole if abstract in " ".join(text[:end].split())]
        assert [paper for paper in complete if paper not in kept] == []


def test_two_papers_with_a_crowd_of_furniture_between_cost_linear_time() -> None:
    blocks = ["Features of Things", "We look at things. They have features.", *["Mar 17"] * 20_000]
    assert papers_of(read_blocks(blocks)) == [("Features of Things", "We look at things. They have features.")]


@pytest.mark.parametrize("words", ["Hugging Face's logo", "System theme", "TOS", "Privacy", "Careers", "Buckets"])
def test_words_of_the_frame_between_title_and_abstract_are_skipped(words: str) -> None:
    text = f"Features of Things\n\n{words}\n\nWe look at things. They have features.\n"
    (paper,) = read(source_of(text, Origin("a.txt")))
    assert isinstance(paper, Paper)
    assert paper.title == "Features of Things"
