"""The tags that the author gives to single papers in their notes."""

from __future__ import annotations

from collections.abc import Sequence

from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.vocabulary.tags import Vocabulary, build_vocabulary
from builder.problems import Code, Problem
from builder.progress import Silent
from builder.records import Origin, Paper, PaperTag, TermEdit, VocabularyEdits
from tests.analysis.test_vocabulary_edits import PAPERS

PLACE = Origin("content/notes/p1.md", 4)


def tags(*given: tuple[str, str]) -> tuple[PaperTag, ...]:
    return tuple(PaperTag(paper, name, PLACE) for paper, name in given)


def build(
    added: Sequence[tuple[str, str]] = (),
    removed: Sequence[tuple[str, str]] = (),
    papers: Sequence[Paper] = PAPERS,
    limit: int = 8,
    **edits: object,
) -> tuple[Vocabulary, list[Problem]]:
    found, _ = extract_keyphrases(papers, 8, Silent())
    all_edits = VocabularyEdits(added=tags(*added), removed=tags(*removed), **edits)  # type: ignore[arg-type]
    return build_vocabulary(papers, index_papers(papers), found, limit, all_edits)


def test_a_tag_of_ones_own_is_carried_by_the_papers_that_it_is_given_to() -> None:
    made, problems = build([("p1", "Reading group"), ("p4", "Reading group")], limit=1)
    assert problems == []
    assert made.tags["reading-group"].name == "Reading group"
    assert sorted(made.tags["reading-group"].papers) == ["p1", "p4"]
    assert made.tags_of["p1"] == ("reading-group",)


def test_a_term_of_the_papers_is_also_carried_by_one_that_contains_it() -> None:
    texts = {"p1": "Soup is warm.", "p2": "Soup is warm.", "p3": "Bread is warm.", "p4": "Bread is cold."}
    papers = [
        Paper(f"Graph Pruning {id_}", f"We prune graphs by graph pruning. {text}", (PLACE,), id=id_)
        for id_, text in texts.items()
    ]
    assert "soup" not in build(papers=papers, limit=1)[0].tags
    made, problems = build([("p3", "soup")], papers=papers, limit=1)
    assert problems == []
    assert made.tags["soup"].papers == ("p3", "p1")
    assert made.tags_of["p2"] == ("graph-pruning",)


def test_a_tag_that_is_there_gets_the_paper_and_keeps_its_name_and_address() -> None:
    plain, _ = build()
    tag = plain.tags["imagenet"]
    other = next(paper.id for paper in PAPERS if paper.id not in tag.papers)
    made, problems = build([(other, "IMAGENET")])
    assert problems == []
    assert made.tags["imagenet"].name == tag.name
    assert other in made.tags["imagenet"].papers


def test_a_tag_of_one_paper_alone_is_told_with_its_line() -> None:
    made, problems = build([("p1", "Reading group")])
    assert "reading-group" not in made.tags
    assert [(problem.code, problem.place) for problem in problems] == [(Code.BAD_NOTE, PLACE)]
    assert "two papers" in problems[0].message


def test_a_tag_that_is_taken_away_makes_room() -> None:
    plain, _ = build(limit=2)
    paper = "p2"
    gone = plain.tags_of[paper][0]
    made, problems = build(removed=[(paper, plain.tags[gone].name)], limit=2)
    assert problems == []
    assert gone not in made.tags_of[paper]
    assert len(made.tags_of[paper]) == 2


def test_every_tag_left_has_two_papers_even_where_a_pinned_one_is_taken_away() -> None:
    pinned = TermEdit("soup", Origin("content/vocabulary.yml", 2), pinned=True)
    holders = build(terms=(pinned,))[0].tags["soup"].papers
    made, problems = build(removed=[(holder, "soup") for holder in holders[1:]], terms=(pinned,))
    assert "soup" not in made.tags
    assert [problem.code for problem in problems] == [Code.BAD_VOCABULARY]
    assert all(len(tag.papers) > 1 for tag in made.tags.values())


def test_what_does_not_go_together_is_told() -> None:
    made, problems = build(
        [("p1", "ImageNet"), ("p1", "…"), ("p1", "roads")],
        [("p1", "roads"), ("p1", "nothing of the kind")],
        hidden=(("ImageNet", Origin("content/vocabulary.yml", 1)),),
    )
    assert sorted(problem.code for problem in problems) == [Code.BAD_NOTE] * 3 + [Code.UNKNOWN_TERM]
    assert "imagenet" not in made.tags


def test_a_paper_that_is_not_there_does_no_harm() -> None:
    made, problems = build([("gone", "soup")], [("gone", "soup"), ("gone", "pruning")])
    assert problems == []
    assert made == build()[0]


def test_the_order_of_papers_makes_no_difference() -> None:
    added, removed = [("p4", "soup"), ("p1", "my own"), ("p2", "my own")], [("p5", "ImageNet")]
    assert build(added, removed) == build(added, removed, papers=PAPERS[::-1])
