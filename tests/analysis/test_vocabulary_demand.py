"""The vocabulary: which terms are held back because authors would hardly choose them, and where they are needed."""

from __future__ import annotations

import pytest

from builder.analysis.keyphrases.extract import extract_keyphrases, extract_with_relevance
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.vocabulary.demand import Relevance
from builder.analysis.vocabulary.tags import Vocabulary, build_vocabulary
from builder.progress import Silent
from builder.records import Origin, Paper, TermEdit, VocabularyEdits

WANTED = (
    *("bird ringing", "nest mapping", "egg counting", "feather sorting", "owl tracking"),
    *("barn painting", "tree climbing", "fence building", "pond digging", "hedge laying"),
)
WEAK = "salt soup"


def paper(number: int, abstract: str) -> Paper:
    return Paper(f"Paper {number}", abstract, (Origin("a.txt", number),), id=f"p{number:02}")


def collection(size: int = 30) -> list[Paper]:
    """Each paper has three terms that authors choose, and a third of the papers one that hardly anybody would."""
    papers = []
    for number in range(size):
        own = [WANTED[(number + step) % len(WANTED)] for step in range(3)]
        more = f" The {WEAK} is warm." if number % 3 == 0 else ""
        papers.append(paper(number, " ".join(f"We like {term}." for term in own) + more))
    return papers


def relevance(papers: list[Paper], weak: float) -> Relevance:
    return {paper.id: {**dict.fromkeys(WANTED, 0.3), WEAK: weak} for paper in papers}


def made(papers: list[Paper], weak: float | None, edits: VocabularyEdits | None = None) -> Vocabulary:
    known = None if weak is None else relevance(papers, weak)
    return build_vocabulary(papers, index_papers(papers), {}, 8, edits or VocabularyEdits(), known)[0]


def test_a_term_that_no_author_would_choose_is_held_back() -> None:
    papers = collection()
    assert "salt-soup" in made(papers, 0.1).tags  # ten papers: one author in ten would choose it, so one of them does
    assert "salt-soup" not in made(papers, 0.005).tags
    assert {"bird-ringing", "nest-mapping", "pond-digging"} <= made(papers, 0.005).tags.keys()


def test_without_relevance_nothing_is_held_back() -> None:
    assert "salt-soup" in made(collection(), None).tags


def test_a_paper_with_few_other_tags_gets_what_was_held_back() -> None:
    papers = [*collection(), paper(40, f"The {WEAK} is warm. We like {WANTED[0]}.")]
    vocabulary = made(papers, 0.005)
    assert set(vocabulary.tags_of["p40"]) == {"salt-soup", "bird-ringing"}


def test_small_collections_have_nothing_to_spare() -> None:
    assert "salt-soup" in made(collection(9), 0.0).tags


@pytest.mark.parametrize("pinned", [True, False])
def test_what_the_author_has_an_entry_for_is_never_held_back(pinned: bool) -> None:
    edits = VocabularyEdits((TermEdit(WEAK, Origin("v.yml", 1), definition="Soup.", pinned=pinned),))
    assert made(collection(), 0.0, edits).tags["salt-soup"].definition == "Soup."


def test_names_are_never_held_back() -> None:
    few = {0: "SOUPNET", 3: "SOUPNET", 6: "SOUPNET"}
    papers = [paper(place, one.abstract.replace(WEAK, few.get(place, WEAK))) for place, one in enumerate(collection())]
    assert made(papers, 0.0).tags.keys() & {"soupnet", "salt-soup"} == {"soupnet"}


def test_relevance_is_given_for_shared_phrases_beside_the_same_keyphrases() -> None:
    papers = collection()
    found, known, problems = extract_with_relevance(papers, 2, Silent())
    assert (found, problems) == extract_keyphrases(papers, 2, Silent())
    assert known.keys() == {paper.id for paper in papers}
    assert known["p00"].keys() >= set(WANTED[:3])  # more than the two that are shown
    assert all(0.01 <= score <= 1 for scores in known.values() for score in scores.values())


def test_the_order_of_papers_does_not_matter() -> None:
    papers = collection()
    assert made(papers, 0.01) == made(papers[::-1], 0.01)
