"""The author's hand in the tags: what content/vocabulary.yml changes."""

from __future__ import annotations

from collections.abc import Sequence

from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.vocabulary.tags import Vocabulary, build_vocabulary
from builder.problems import Code, Problem
from builder.progress import Silent
from builder.records import Origin, Paper, TermEdit, VocabularyEdits

PLACE = Origin("content/vocabulary.yml", 7)
TEXTS = (
    "Pruning of Maps|We prune maps by continual learning (CL). Map pruning with ImageNet keeps roads, and soup helps.",
    "Continual Learning of Maps|Continual learning of roads with ImageNet. Lifelong learning is near. Soup is warm. "
    "Pruning roads by pruning them.",
    "Pruning in CL|CL forgets streets; pruning helps. Map pruning in CL is new, and the GraphRoad tool shows it.",
    "Lifelong Learning|Lifelong learning of streets with map pruning. GraphRoad draws street networks.",
    "Lifelong Learning of Roads|Lifelong learning again, with ImageNet, street networks and pruning. Pruning is fast.",
)
PAPERS = [
    Paper(title, abstract, (Origin("a.txt", number),), id=f"p{number}")
    for number, (title, _, abstract) in enumerate((text.partition("|") for text in TEXTS), start=1)
]


def term(name: str, **edit: object) -> TermEdit:
    return TermEdit(name, PLACE, **edit)  # type: ignore[arg-type]


def build(
    *terms: TermEdit, hide: Sequence[str] = (), papers: Sequence[Paper] = PAPERS
) -> tuple[Vocabulary, list[Problem]]:
    indexes = index_papers(papers)
    found, _ = extract_keyphrases(papers, 8, Silent())
    return build_vocabulary(papers, indexes, found, 8, VocabularyEdits(terms, tuple((name, PLACE) for name in hide)))


def test_without_edits_the_tags_are_as_expected_here() -> None:
    tags = build()[0].tags
    assert {"continual-learning", "lifelong-learning", "imagenet", "map-pruning", "pruning"} <= tags.keys()
    assert "CL" in tags["continual-learning"].aliases
    assert "soup" not in tags


def test_a_name_is_the_authors_and_the_address_stays() -> None:
    made, problems = build(term("Lifelong & Joyful", renames="lifelong learning"))
    tag = made.tags["lifelong-learning"]
    assert problems == []
    assert tag.name == "Lifelong & Joyful"
    assert "lifelong learning" in {alias.casefold() for alias in tag.aliases}
    assert made.tag_of_phrase["lifelong learning"] == "lifelong-learning"


def test_merged_tags_are_one_in_papers_phrases_and_neighbours() -> None:
    before = build()[0]
    made, problems = build(term("continual learning", merge=("Lifelong Learning",)))
    tag = made.tags["continual-learning"]
    assert problems == []
    assert "lifelong-learning" not in made.tags
    assert set(tag.papers) == {f"p{number}" for number in range(1, 6)}
    assert {alias.casefold() for alias in tag.aliases} >= {"cl", "lifelong learning"}
    assert made.tag_of_phrase["lifelong learning"] == "continual-learning"
    assert ("imagenet", 3) in tag.neighbours
    assert ("imagenet", 2) in before.tags["continual-learning"].neighbours or set(before.tags) != set(made.tags)
    assert tag.former == ("lifelong-learning",)


def test_a_name_that_no_paper_contains_can_join_two_that_they_do() -> None:
    made, problems = build(term("learning without end", merge=("continual learning", "lifelong learning")))
    assert problems == []
    assert made.tags["continual-learning"].name == "learning without end"
    assert len(made.tags["continual-learning"].papers) == 5


def test_a_split_acronym_is_a_tag_of_its_own() -> None:
    made, problems = build(term("continual learning", split=("CL",)))
    assert problems == []
    assert made.tags["cl"].name == "CL"
    assert "p3" in made.tags["cl"].papers
    assert "p3" not in made.tags["continual-learning"].papers
    assert "CL" not in made.tags["continual-learning"].aliases


def test_the_long_form_can_be_split_from_its_acronym_as_well() -> None:
    made, problems = build(term("CL", split=("continual learning",)))
    assert problems == []
    assert "p3" in made.tags["cl"].papers
    assert "p3" not in made.tags["continual-learning"].papers


def test_inflections_cannot_be_split() -> None:
    _, problems = build(term("map pruning", split=("map prunings",)))
    assert [problem.code for problem in problems] == [Code.BAD_VOCABULARY]


def test_a_hidden_name_is_no_tag_and_no_neighbour() -> None:
    made, problems = build(hide=["imagenet"])
    assert problems == []
    assert "imagenet" not in made.tags
    assert "imagenet" not in made.tag_of_phrase.values()
    assert all(other != "imagenet" for tag in made.tags.values() for other, _ in tag.neighbours)


def test_a_pinned_name_is_a_tag_wherever_two_papers_contain_it() -> None:
    made, problems = build(term("soup", pinned=True))
    assert problems == []
    assert set(made.tags["soup"].papers) == {"p1", "p2"}
    assert "soup" in made.tags_of["p1"]


def test_a_pinned_name_in_one_paper_is_a_problem() -> None:
    made, problems = build(term("roads network", pinned=True), term("soup", pinned=True), papers=PAPERS[1:])
    assert "soup" not in made.tags
    assert {problem.code for problem in problems} == {Code.UNKNOWN_TERM, Code.BAD_VOCABULARY}
    assert any("two papers" in problem.hint and '"soup"' in problem.message for problem in problems)


def test_an_entry_that_makes_no_tag_says_how_to_keep_it() -> None:
    _, problems = build(term("soup", definition="Warm and salted."))
    assert [problem.code for problem in problems] == [Code.BAD_VOCABULARY]
    assert "pin: true" in problems[0].hint


def test_a_definition_stands_on_the_tag() -> None:
    made, _ = build(term("CL", definition="Learning that goes on."))
    assert made.tags["continual-learning"].definition == "Learning that goes on."


def test_broader_terms_are_the_authors_in_place_of_the_builds() -> None:
    assert build()[0].tags["map-pruning"].broader == ("pruning",)
    assert build(term("map pruning", broader=()))[0].tags["map-pruning"].broader == ()
    made, problems = build(term("map pruning", broader=("Lifelong learning",)))
    assert problems == []
    assert made.tags["map-pruning"].broader == ("lifelong-learning",)
    assert made.tags["lifelong-learning"].narrower == ("map-pruning",)
    assert made.tags["pruning"].narrower == ()


def test_the_author_may_turn_round_what_the_build_found() -> None:
    made, problems = build(term("pruning", broader=("map pruning",)))
    assert problems == []
    assert made.tags["pruning"].broader == ("map-pruning",)
    assert made.tags["map-pruning"].broader == ()


def test_a_circle_is_a_problem_of_the_entry_that_closes_it() -> None:
    made, problems = build(
        term("continual learning", broader=("lifelong learning",)),
        term("ImageNet", broader=("CL",)),
        term("lifelong learning", broader=("ImageNet",)),
    )
    assert [problem.code for problem in problems] == [Code.BAD_VOCABULARY]
    assert '"lifelong learning"' in problems[0].message
    assert made.tags["continual-learning"].broader == ("lifelong-learning",)
    assert made.tags["lifelong-learning"].broader == ()


def test_a_name_that_matches_nothing_is_told_with_the_nearest() -> None:
    made, problems = build(
        term("continual learning", merge=("lifelong laerning",), broader=("zebras",)), hide=["ImagNet"]
    )
    assert all(problem.code is Code.UNKNOWN_TERM and problem.place == PLACE for problem in problems)
    hints = {problem.message: problem.hint for problem in problems}
    assert "lifelong learning" in hints['no paper contains "lifelong laerning"'].casefold()
    assert "ImageNet" in hints['no paper contains "ImagNet"']
    assert "did you mean" not in hints['no paper contains "zebras"']
    assert "imagenet" in made.tags


def test_contradictions_are_problems_and_the_first_entry_counts() -> None:
    made, problems = build(
        term("continual learning", merge=("lifelong learning",)),
        term("CL", definition="again"),
        term("ImageNet", merge=("lifelong learning",)),
        hide=["continual learning"],
    )
    assert [problem.code for problem in problems] == [Code.BAD_VOCABULARY] * 3
    assert made.tags["continual-learning"].definition == ""
    assert made.tags["continual-learning"].former == ("lifelong-learning",)
    assert "imagenet" in made.tags


def test_edits_of_nothing_do_no_harm() -> None:
    edits = VocabularyEdits((term("…"), term("x", merge=("!",))), (("", PLACE),))
    made, problems = build_vocabulary([], {}, {}, 8, edits)
    assert made == Vocabulary({}, {}, {})
    assert {problem.code for problem in problems} == {Code.UNKNOWN_TERM}


def test_the_order_of_papers_changes_nothing() -> None:
    edits = (term("continual learning", merge=("lifelong learning",), broader=("pruning",)), term("soup", pinned=True))
    assert build(*edits) == build(*edits, papers=PAPERS[::-1])
