"""Related papers: who is close, why, and that nobody is left out or everywhere."""

from __future__ import annotations

from collections import Counter
from random import Random

import numpy as np
import pytest

from builder.analysis.embedding.static import embed
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.related.relate import balanced, dense, nearest, relate
from builder.analysis.related.tf_idf import row_cosines, word_rows
from builder.analysis.topics.space import read_words
from builder.records import Paper, Related

PAPERS = (
    Paper(
        "Feature Pyramids for Low-Light Detection",
        "We build a feature pyramid over denoised maps for object detection at night.",
        (),
        "a",
    ),
    Paper(
        "Contrastive Learning of Feature Pyramids",
        "Contrastive learning on a feature pyramid improves object detection.",
        (),
        "b",
    ),
    Paper(
        "Sparse Codes for Word Meaning",
        "Sparse codes keep the similarity of word embeddings and can be named by a person.",
        (),
        "c",
    ),
    Paper(
        "Naming Dimensions of Word Embeddings",
        "Readers name dimensions of word embeddings and of sparse codes.",
        (),
        "d",
    ),
)


def related(*papers: Paper, limit: int = 7) -> dict[str, tuple[Related, ...]]:
    vectors = embed([f"{paper.title}. {paper.abstract}" for paper in papers])
    return relate(papers, index_papers(papers), vectors, read_words(papers), limit)


def test_papers_of_one_subject_find_each_other_with_the_reason() -> None:
    found = related(*PAPERS)
    assert {id_: row[0].id for id_, row in found.items()} == {"a": "b", "b": "a", "c": "d", "d": "c"}
    assert set(found["a"][0].shared) == {"feature pyramid", "object detection"}
    assert set(found["c"][0].shared) == {"sparse codes", "word embeddings"}


def test_a_paper_that_shares_nothing_is_not_related() -> None:
    assert {entry.id for entry in related(*PAPERS)["a"]} == {"b"}


def test_every_reason_stands_in_both_papers() -> None:
    by_id = {paper.id: paper for paper in PAPERS}
    for id_, row in related(*PAPERS).items():
        for entry in row:
            assert entry.shared
            for phrase in entry.shared:
                for paper in (by_id[id_], by_id[entry.id]):
                    assert phrase.casefold().rstrip("s") in f"{paper.title} {paper.abstract}".casefold()


def test_generic_phrases_are_no_reason() -> None:
    one = Paper("Bees", "The proposed method outperforms the state of the art in honey.", (), "a")
    other = Paper("Ships", "The proposed method outperforms the state of the art on water.", (), "b")
    assert related(one, other) == {"a": (), "b": ()}


def test_a_paper_that_says_nothing_telling_is_not_left_out_of_a_collection() -> None:
    crowd = [
        Paper(f"Pyramid {n}", f"We propose a method with a pyramid for task {n}.", (), f"p{n:03}") for n in range(30)
    ]
    found = related(*crowd, Paper("Towards More", "We propose a novel method and show results.", (), "z"))
    assert found["z"][0].shared
    assert "z" in {entry.id for row in found.values() for entry in row}


def test_acronym_and_long_form_are_one_reason() -> None:
    one = Paper("Bees", "We count bees with state space models (SSMs).", (), "a")
    other = Paper("Ships", "We steer ships with an SSM in a storm.", (), "b")
    assert [entry.shared for entry in related(one, other)["a"]] == [("state space models",)]


def test_content_words_must_do_where_no_phrase_is_shared() -> None:
    one = Paper("Comprehension of Pictures", "It answers about pictures.", (), "a")
    other = Paper("Answers", "Comprehending is hard; comprehension fails.", (), "b")
    assert all(entry.shared for entry in related(one, other)["a"])


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_small_collections(count: int) -> None:
    assert list(related(*PAPERS[:count])) == [paper.id for paper in PAPERS[:count]]


@pytest.mark.parametrize(
    "abstract", ["", "word", "A feature pyramid stands. " * 8_000, "特徴空間を学習する。", "1 2 3"]
)
def test_odd_abstracts_give_numbers(abstract: str) -> None:
    odd = Paper("Feature Pyramid", abstract, (), "z")
    for row in related(*PAPERS, odd).values():
        assert all(np.isfinite(entry.score) for entry in row)


def test_twins_are_the_closest_and_no_paper_is_its_own_neighbour() -> None:
    twin = Paper(PAPERS[0].title, PAPERS[0].abstract, (), "e")
    found = related(*PAPERS, twin)
    assert found["a"][0].id == "e"
    assert found["e"][0].id == "a"
    assert all(id_ not in {entry.id for entry in row} for id_, row in found.items())


def test_the_order_of_papers_does_not_matter() -> None:
    shuffled = list(PAPERS)
    Random(1).shuffle(shuffled)
    assert related(*PAPERS) == related(*shuffled)


def test_closest_first_and_at_most_one_more_than_asked() -> None:
    crowd = [Paper(f"Feature Pyramid {n}", f"A feature pyramid for task {n}.", (), f"p{n:03}") for n in range(60)]
    found = related(*crowd, limit=3)
    for row in found.values():
        assert 3 <= len(row) <= 4
        assert [entry.score for entry in row] == sorted((entry.score for entry in row), reverse=True)


def test_no_paper_is_in_more_than_40_lists_and_none_in_no_list() -> None:
    hub = [[(0, 9.0), *((n, 1.0) for n in range(1, 9) if n != position)] for position in range(1, 100)]
    chosen = balanced([[(1, 1.0), (2, 1.0)], *hub], 3)
    uses = Counter(other for row in chosen for other, _ in row)
    assert max(uses.values()) <= 40
    lonely = balanced([[(1, 2.0)], [(0, 2.0)], [(0, 1.0), (1, 0.5)]], 1)
    assert {other for row in lonely for other, _ in row} == {0, 1, 2}


def test_both_measures_count() -> None:
    """Words alone cannot tell that a car is like an automobile; the sum can."""
    papers = [
        Paper("Cars", "A car drives on roads.", (), "a"),
        Paper("Automobiles", "An automobile travels on streets.", (), "b"),
        Paper("Soup", "A carrot boils in water.", (), "c"),
    ]
    vectors = embed([paper.abstract for paper in papers])
    assert nearest([row_cosines(word_rows(papers)), dense(vectors)], 3, (1, 1))[0][0][0] == 1
