"""The vocabulary: which terms are kinds of which, what a thing is in a paper's words, which words tell nothing."""

from __future__ import annotations

import time

import pytest

from builder.analysis.language.phrase_index import index_papers
from builder.analysis.vocabulary.broader import find_broader, settle
from builder.analysis.vocabulary.definitions import find_definitions
from builder.analysis.vocabulary.scan import scan
from builder.analysis.vocabulary.spread import Spread
from builder.analysis.vocabulary.tags import build_vocabulary
from builder.analysis.vocabulary.variants import join_variants
from builder.records import Origin, Paper, Quote, Span

NAMES = {
    name: name
    for name in ("bird watching", "bird map", "nest graph", "controller", "clear solution", "nest box search")
}


def paper(id_: str, abstract: str, title: str = "A title") -> Paper:
    return Paper(title, abstract, (Origin("a.txt", 1),), id=id_)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("bird watching", "Bird watching is the task of finding birds that are hidden in trees."),
        ("bird watching", "Bird watching (BW) aims to find birds in trees by their colours alone."),
        ("bird map", "A bird map is a model that gives each bird a place in a plane."),
        ("nest graph", "Nest graphs are graphs where nodes are nests and edges are flights between them."),
        ("nest graph", "Nest graphs are perturbed drawings designed to fool birds that look for nests."),
        ("bird watching", "Bird watching is an important task in ecology, which counts the birds of a region."),
        ("bird watching", "Bird watching, which aims at counting birds, is a part of every field trip."),
        ("bird watching", "Bird watching seeks to find birds such as owls while keeping out of their sight."),
        ("bird watching", "The goal of bird watching is to see many birds without being seen by them."),
        ("bird watching", "In ecology, bird watching is the task of finding birds that are hidden in trees."),
        ("bird watching", "Bird watching has emerged as a popular method for learning the songs of many birds."),
        ("bird watching", "Bird watching involves finding birds that are hidden in the leaves of trees."),
        ("bird watching", "Bird watching allows many people to learn the songs of the birds of a region."),
        ("bird watching", "Bird watching methods aim to find birds that are hidden in the leaves of trees."),
    ],
)
def test_a_sentence_that_says_what_a_thing_is_is_quoted(key: str, sentence: str) -> None:
    text = f"We love birds. {sentence} The rest is ours."
    assert find_definitions([paper("p1", text)], NAMES) == {key: Quote("p1", Span(15, 15 + len(sentence)))}


@pytest.mark.parametrize(
    "sentence",
    [
        "Bird watching is an important problem with many applications in ecology.",
        "Bird watching is a challenging task due to the many leaves of trees.",
        "In this work, bird watching is the task of finding birds that are hidden.",
        "Our bird watching is a method that finds birds which are hidden in trees.",
        "Bird watching is a method that improves on the above in all of the trees.",
        "The controller is a device that moves the arm of a robot towards a nest.",
        "Modern bird watching is a method that finds birds which are hidden in trees.",
        "Bird watching is fun.",
        "A bird map allows the people of a town to learn where the owls of that region sleep.",
        "Bird watching is an important problem in the field of ecology, with many uses such as counting.",
        "Bird watching has become the method of choice for learning what the birds of a region do.",
        "Bird watching seeks to find such birds in the leaves of trees by their colours.",
        "Bird map models aim to find birds that are hidden in the leaves of trees.",
        "To enable a person to see the birds of a region, the leaves of trees are cut.",
        "Bird watching is used to count the birds that live in a region of a country.",
        "Bird maps are given that show the strength of each of the many nests.",
        "Nest graphs are deploying new systems for the search of nests in the high trees.",
        "A clear solution is to look for the nests in each of the trees in turn.",
        "NBS is a class of metals that rust when they are left in the rain for long.",
    ],
)
def test_praise_and_what_points_elsewhere_is_not_quoted(sentence: str) -> None:
    names = NAMES | {"nbs": "nest box search", "to": "tree optimization"}
    assert find_definitions([paper("p1", f"We love birds. {sentence} The rest is ours.")], names) == {}


def test_an_acronym_is_quoted_where_its_own_paper_says_what_it_stands_for() -> None:
    text = "We know nest box search (NBS). NBS is a class of methods that look for boxes with nests inside."
    found = find_definitions([paper("p1", text)], {"nbs": "nest box search", "nest box search": "nest box search"})
    assert text[found["nest box search"].span.start :].startswith("NBS is")


def test_the_plainest_definition_is_quoted_whatever_the_order() -> None:
    good = paper("p2", "Bird watching is the task of finding birds that are hidden in trees.")
    other = paper("p1", "Bird watching is a method that finds many birds which are hidden in trees.")
    assert find_definitions([other, good], NAMES)["bird watching"].paper == "p2"
    assert find_definitions([other, good], NAMES) == find_definitions([good, other], NAMES)


def forms(*names: str) -> dict[str, str]:
    return {name.casefold().replace("-", " "): name for name in names}


def test_what_a_name_ends_with_is_broader_and_only_the_closest_counts() -> None:
    found = find_broader(forms("descent", "gradient descent", "stochastic gradient descent"))
    assert found == {"gradient descent": ("descent",), "stochastic gradient descent": ("gradient descent",)}


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("state space", "state"),
        ("shape-from-template", "template"),
        ("time of flight", "flight"),
        ("global map", "MAP"),
    ],
)
def test_what_only_looks_like_a_kind_is_none(narrow: str, broad: str) -> None:
    assert find_broader(forms(narrow, broad)) == {}


def test_a_manner_is_broader_than_what_begins_with_it_and_a_kind_of_nothing() -> None:
    found = find_broader(forms("open vocabulary", "vocabulary", "open vocabulary detection", "detection"))
    assert found == {"open vocabulary detection": ("detection", "open vocabulary")}


def test_no_circle_and_no_shortcut_is_left() -> None:
    settled = settle({"a": ("b", "c"), "b": ("c",), "c": ("a",)}, {"d": ("a",)}, {"a": 1, "b": 2, "c": 3, "d": 1})
    assert settled == {"a": ("b",), "b": ("c",), "d": ("a",)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("text prompt", "textual prompt"),
        ("colour space", "color space"),
        ("optimiser", "optimizer"),
        ("super resolution", "superresolution"),
        ("numerical method", "numeric method"),
        ("recommender system", "recommendation system"),
        ("tumour", "tumor"),
    ],
)
def test_spellings_are_joined_under_the_one_in_more_papers(one: str, other: str) -> None:
    assert join_variants({one: 3, other: 2}) == {other: one}
    assert join_variants({one: 1, other: 2}) == {one: other}


@pytest.mark.parametrize(
    ("one", "other"),
    [("critical network", "critic network"), ("text", "textual"), ("CLIP", "clip"), ("norm", "normal"), ("c", "c++")],
)
def test_other_words_are_not_joined(one: str, other: str) -> None:
    assert join_variants({one: 2, other: 3}) == {}


def test_places_are_found_across_hyphens_prefixes_and_inflections() -> None:
    text = "Multi-modal data sets. A multi modal data set; multimodal datasets, and \\emph{modal} sets. Set modal."
    found = scan([paper("p1", text, "Multimodal Dataset")], ["multimodal dataset", "modal", "emph"])
    assert found["multimodal dataset"].places == {"p1": (True, 4)}
    assert found.keys() == {"multimodal dataset", "modal"}  # a command of TeX is no word


STEMS = ("wing", "lava", "broth", "harp", "loom", "kiln", "sail", "fern", "coin", "gear")
FIELDS = [[stem + ending for ending in ("stone", "house", "bell", "root", "berry")] for stem in STEMS]


def scattered(word: str, fields: int, size: int = 400) -> list[Paper]:
    """Papers of ten fields; six of them, of so many `fields`, are about `word` as well."""
    papers = []
    for number in range(size):
        field = FIELDS[number % 10]
        rest = " and the ".join(field[number // 10 % 5 :] + field[: number // 10 % 5][:2])
        has = number % 10 < fields and number // 10 < 6 // fields
        more = f" The {word} of the {word}." if has else ""
        papers.append(paper(f"p{number:03}", f"The {rest} meet. The {rest} part.{more}"))
    return papers


def test_a_word_of_unlike_papers_is_held_back_and_one_of_like_papers_is_not() -> None:
    tags = {}
    for fields in (1, 6):
        papers = scattered("gizmo", fields)
        tags[fields] = build_vocabulary(papers, index_papers(papers), {}, 8)[0].tags.keys()
    assert "gizmo" in tags[1]
    assert "gizmo" not in tags[6]


def test_likeness_is_one_for_any_two_papers_and_more_within_a_field() -> None:
    papers = scattered("gizmo", 1)
    spread = Spread(index_papers(papers))
    assert spread.likeness([paper.id for paper in papers], []) == pytest.approx(1)
    assert spread.likeness([paper.id for paper in papers[::10]], []) > 1.5
    assert spread.likeness(["p001"], []) == 0


def test_small_collections_are_not_measured() -> None:
    papers = scattered("gizmo", 2, size=6)
    assert not Spread(index_papers(papers)).tells_little("gizmo", ["p000", "p001"])
    assert not Spread({}).tells_little("gizmo", [])


def test_time_grows_with_the_text_and_no_faster() -> None:
    def seconds(times: int) -> float:
        text = "Bird watching is a of the bird map which is the nest graph and a " * times
        start = time.process_time()
        scan([paper("p1", text)], ["bird map", "nest graph", "bird watching"])
        find_definitions([paper("p1", text)], NAMES)
        return time.process_time() - start

    seconds(10)
    assert seconds(8000) < 16 * seconds(1000) + 0.5
