"""The vocabulary: what a sentence gives as an example of something is a kind of it."""

from __future__ import annotations

import time

import pytest

from builder.analysis.language.phrase_index import index_papers
from builder.analysis.vocabulary.examples import find_examples
from builder.analysis.vocabulary.tags import build_vocabulary
from builder.records import Origin, Paper

NAMES = {
    name: name
    for name in ("owl", "hawk", "barn owl", "night robot", "garden robot", "nest", "nest model", "egg", "counting")
} | {"bn": "barn nest", "bird network": "bird network", "feather": "feather"}


def paper(abstract: str, id_: str = "p1") -> Paper:
    return Paper("A title", abstract, (Origin("a.txt", 1),), id=id_)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Night robots such as Owl are loud.", {"owl": ("night robot",)}),
        ("We know night robots, including Owl, Hawk (a fast one) and others.", {"owl": ("night robot",)}),
        ("Small night robots (NRs) like Owl and Hawk are asleep.", {"owl": ("night robot",), "hawk": ("night robot",)}),
        ("Hawk and other garden robots sleep.", {"hawk": ("garden robot",)}),
        ("We meet a class of night robots such as Owl.", {"owl": ("night robot",)}),
        ("The barn owl sees night robots, e.g., Hawk, by day.", {"hawk": ("night robot",)}),
    ],
)
def test_an_example_is_a_kind_of_what_it_stands_for(sentence: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = find_examples([paper(sentence)], NAMES)
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The wings of night robots such as feather are soft.",  # the wings' feather
        "We use tools in these garden robots, including egg and nest.",  # the tools
        "Methods used in training bird networks such as Hawk are old.",
        "The night robot such as Owl sleeps.",  # one is no class
        "Nests such as egg hold much.",  # a place, no class of things
        "Night robots such as Owl nests are high.",  # a longer noun phrase
        "Night robots such as egg of hawks are old.",
        "Night robots like BN are old.",  # two letters may mean anything here
        "Night robots sleep. Such as Owl.",
    ],
)
def test_what_may_be_an_example_of_something_else_is_none(sentence: str) -> None:
    assert find_examples([paper(sentence)], NAMES) == {}


def test_the_tag_page_gets_the_broader_term_and_its_narrower_one() -> None:
    papers = [
        paper("Night robots such as Hawkeye are loud. Night robots and Hawkeye sleep.", "p1"),
        paper("We train Hawkeye. Hawkeye beats the night robots.", "p2"),
    ]
    tags = build_vocabulary(papers, index_papers(papers), {}, 8)[0].tags
    assert tags["hawkeye"].broader == ("night-robot",)
    assert tags["night-robot"].narrower == ("hawkeye",)


def test_time_grows_with_the_text_and_no_faster() -> None:
    def seconds(times: int) -> float:
        text = "Night robots such as owl and other night robots, like hawk and other garden robots, e.g. owl " * times
        start = time.process_time()
        find_examples([paper(text)], NAMES)
        return time.process_time() - start

    seconds(10)
    assert seconds(4000) < 16 * seconds(500) + 0.5
