"""Topic labels: a phrase that speaks for the papers, or two that do so together; no name twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from builder.analysis.embedding import Matrix
from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.topics.candidates import Candidate, candidates
from builder.analysis.topics.fit import Fit, fits
from builder.analysis.topics.labels import name_topics
from builder.progress import Silent
from builder.records import Keyphrase, Paper

SIZE = 8


def fit(name: str, papers: str, score: float = 1.0, close: str = "") -> Fit:
    """Returns a phrase of a topic with papers 0 to 7: `papers` are those that have it, `close` those close to it."""
    carries = np.array([str(number) in papers for number in range(SIZE)])
    reaches = np.array([str(number) in papers + close for number in range(SIZE)])
    return Fit(Candidate(name, name, dict.fromkeys(map(int, papers), 1.0), 1.0), score, carries, reaches)


def labels(*topics: Sequence[Fit]) -> list[str]:
    return [naming.label for naming in name_topics(topics)]


def test_a_phrase_that_half_of_the_papers_have_is_the_label() -> None:
    assert labels([fit("pruning", "0123", 2.0), fit("sparse networks", "4567", 1.0)]) == ["pruning"]


def test_being_close_counts_half_of_having_the_phrase() -> None:
    assert labels([fit("pruning", "01", 2.0, close="2345"), fit("weights", "67")]) == ["pruning"]
    assert labels([fit("pruning", "01", 2.0, close="234"), fit("weights", "67")]) == ["pruning and weights"]


def test_two_phrases_that_complement_each_other_are_joined_where_neither_is_enough() -> None:
    row = [fit("pruning", "01", 2.0), fit("small models", "01", 1.9), fit("architecture search", "234", 1.0)]
    assert labels(row) == ["architecture search and pruning"]


def test_no_word_stands_twice_in_a_label() -> None:
    row = [fit("graph networks", "01", 2.0), fit("graph search", "234", 1.9), fit("logic", "56", 1.0)]
    assert labels(row) == ["graph networks and logic"]


def test_a_weak_phrase_does_not_come_second() -> None:
    assert labels([fit("pruning", "01", 2.0), fit("night", "234", 0.4)]) == ["pruning"]


def test_a_name_that_a_better_fitting_topic_has_is_told_apart_by_a_second_phrase() -> None:
    better = [fit("reinforcement learning", "0123456", 3.0)]
    other = [fit("reinforcement learning", "012345", 2.0), fit("navigation", "67", 0.1), fit("maps", "6", 0.05)]
    assert labels(other, better) == ["reinforcement learning and navigation", "reinforcement learning"]


def test_where_nothing_tells_two_topics_apart_one_of_them_has_no_name() -> None:
    assert labels([fit("pruning", "01234567", 2.0)], [fit("pruning", "01234567", 1.0)]) == ["pruning", ""]


def test_the_phrases_of_the_label_lead_and_none_repeats_another() -> None:
    row = [
        fit("pruning", "01", 2.0),
        fit("network pruning", "0", 1.5),
        fit("search", "234", 1.0),
        fit("night", "5", 0.9),
    ]
    (naming,) = name_topics([row])
    assert naming.label == "search and pruning"
    assert naming.phrases == ("search", "pruning", "night")


def test_a_topic_without_a_phrase_has_no_name() -> None:
    (naming,) = name_topics([[]])
    assert (naming.label, naming.key, naming.phrases) == ("", "", ())


def candidate(name: str, papers: Sequence[int], chosen: float = 1.0) -> Candidate:
    return Candidate(name, name, dict.fromkeys(papers, 1.0), chosen)


LABELS = np.array([0] * 4 + [1] * 4, dtype=np.intp)
TOWARDS: Mapping[str, tuple[float, float]] = {"north wind": (1.0, 0.0), "south wind": (0.0, 1.0)}


def embed(names: Sequence[str]) -> Matrix:
    return np.array([TOWARDS.get(name, (1.0, 0.0)) for name in names], dtype=np.float32)


VECTORS = embed(["north wind"] * 4 + ["south wind"] * 4)


def best(*phrases: Candidate) -> list[str]:
    return [found.phrase.name for found in fits(phrases, VECTORS, LABELS, embed)[0]]


def test_a_phrase_of_more_of_the_papers_fits_better() -> None:
    assert best(candidate("few storms", (0, 1)), candidate("many storms", (0, 1, 2))) == ["many storms", "few storms"]


def test_a_phrase_that_other_topics_have_as_often_does_not_fit() -> None:
    assert best(candidate("weather", range(8))) == []


def test_a_phrase_that_papers_have_but_are_not_about_fits_less() -> None:
    assert best(candidate("by the way", (0, 1, 2), 0.1), candidate("main point", (0, 1), 1.0))[0] == "main point"


def test_a_phrase_whose_meaning_is_elsewhere_does_not_fit() -> None:
    assert best(candidate("south wind", (0, 1, 2))) == []
    assert best(candidate("north wind", (0, 1, 2))) == ["north wind"]


def test_a_phrase_reaches_papers_that_are_as_close_as_any() -> None:
    (found,) = fits([candidate("north wind", (0, 1))], VECTORS, LABELS, embed)[0]
    assert found.carries.tolist() == [True, True, False, False]
    assert found.reaches.all()
    assert found.speaks_for().tolist() == [1.0, 1.0, 0.5, 0.5]


def test_one_topic_alone_is_named_by_what_its_papers_have() -> None:
    (row,) = fits([candidate("south wind", (0, 1, 2))], VECTORS, np.zeros(8, dtype=np.intp), embed)
    assert [found.phrase.name for found in row] == ["south wind"]


@pytest.mark.parametrize("reverse", [False, True])
def test_the_share_of_papers_that_chose_a_phrase_counts_pieces_of_keyphrases_for_less(reverse: bool) -> None:
    texts = ("We study glass lenses.", "We grind glass lenses.", "New glass lenses.", "Old glass lenses.")
    papers = [Paper(f"Report {number}", text, (), str(number)) for number, text in enumerate(texts)]
    papers = papers[::-1] if reverse else papers
    indexes = index_papers(papers)
    keyphrases = {paper.id: (Keyphrase("glass lenses", "glass lens", 1.0, "test"),) for paper in papers[:2]}
    chosen = {found.key: found.chosen for found in candidates(papers, indexes, {}, keyphrases)}
    assert chosen == {"glass lens": pytest.approx((2 + 0.5) / 4.5)}
    both = {**keyphrases, papers[2].id: (Keyphrase("lenses", "lens", 1.0, "test"),)}
    chosen = {found.key: found.chosen for found in candidates(papers, indexes, {}, both)}
    assert chosen["glass lens"] == pytest.approx((2 + 0.25 + 0.5) / 4.5)


def test_heads_that_add_nothing_are_taken_off() -> None:
    papers = [Paper(f"Report {number}", "We study glass lens methods.", (), str(number)) for number in range(3)]
    indexes = index_papers(papers)
    keyphrases = {"0": (Keyphrase("glass lens methods", "glass lens method", 1.0, "test"),)}
    assert [found.key for found in candidates(papers, indexes, {}, keyphrases)] == ["glass lens"]


def test_extracted_keyphrases_serve_as_they_are() -> None:
    papers = [Paper(f"Glass lenses {number}", "Glass lenses bend light.", (), str(number)) for number in range(3)]
    indexes = index_papers(papers)
    keyphrases, _ = extract_keyphrases(papers, 8, Silent())
    assert "glass lens" in {found.key for found in candidates(papers, indexes, {}, keyphrases)}
