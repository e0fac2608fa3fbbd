"""The glossary: acronyms with their meanings, and which one holds where."""

from __future__ import annotations

import pytest

from builder.analysis.glossary import build_glossary
from builder.records import Origin, Paper

LEARNING = "Continual learning (CL) keeps old classes while new classes arrive in a stream of tasks."
VIEWS = "Contrastive learning (CL) compares augmented views of one image without any label."


def paper(id_: str, abstract: str, title: str = "On a Matter") -> Paper:
    return Paper(title, abstract, (Origin("a.txt", 1),), id=id_)


def meanings(*abstracts: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Acronym to its long forms with their papers, which are named a, b, c, ..."""
    papers = [paper("abcdefghij"[number], text) for number, text in enumerate(abstracts)]
    glossary, _ = build_glossary(papers)
    return {short: [(sense.long, sense.papers) for sense in entry.senses] for short, entry in glossary.items()}


def spelt(papers: list[Paper], id_: str) -> list[tuple[str, str, str]]:
    """What stands at each place that is spelt out, its acronym and its long form."""
    text = next(paper.abstract for paper in papers if paper.id == id_)
    found = build_glossary(papers)[1][id_]
    return [(text[each.span.start : each.span.end], each.short, each.long) for each in found]


@pytest.mark.parametrize(
    "other",
    [
        "the GENERATIVE ADVERSARIAL NETWORK (GAN)",
        "generative-adversarial networks (GANs)",
        "generative adversarial nets (GANs)",
        "generative adversarial network training (GAN)",
        "GANs (generative adversarial networks) again",
    ],
)
def test_long_forms_that_say_the_same_are_one_meaning(other: str) -> None:
    one = "We train generative adversarial networks (GANs)."
    assert meanings(one, one, other) == {"GAN": [("generative adversarial networks", ("a", "b", "c"))]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("self-supervised learning (SSL)", "semi-supervised learning (SSL)"),
        ("machine learning (ML)", "maximum likelihood (ML)"),
        ("recurrent neural networks (RNNs)", "recursive neural networks (RNNs)"),
    ],
)
def test_other_long_forms_are_a_clash(one: str, other: str) -> None:
    (senses,) = meanings(f"We use {one}.", f"We use {other}.", f"They use {other}.").values()
    assert [papers for _, papers in senses] == [("b", "c"), ("a",)]


def test_a_word_mistaken_makes_no_clash() -> None:
    found = meanings("Click-through rate (CTR) models.", "Click-through prediction (CTR) models.")
    assert found == {"CTR": [("Click-through rate", ("a", "b"))]}


def test_casing_tells_acronyms_apart_only_where_meanings_differ() -> None:
    found = meanings("k-nearest neighbors (kNN)", "k-nearest neighbors (kNN)", "k-nearest neighbors (KNN)")
    assert list(found) == ["kNN"]
    assert list(meanings("gallium nitride (GaN)", "generative adversarial network (GAN)")) == ["GAN", "GaN"]


def test_the_quote_is_the_definition_in_the_first_paper() -> None:
    text = "So we use deep metric learning (DML) here."
    glossary, _ = build_glossary([paper("b", text), paper("a", f"Now: {text}")])
    quote = glossary["DML"].senses[0].quote
    assert quote.paper == "a"
    assert f"Now: {text}"[quote.span.start : quote.span.end] == "deep metric learning (DML)"


def test_every_place_is_spelt_out_plural_and_within_hyphens_too() -> None:
    text = "Large language models (LLMs) help. LLM-based agents and non-LLM ones, an LLM/CNN pair; LLMs, HELLMS, LLMX."
    places = [("LLMs", "LLM", "Large language models"), *[("LLM", "LLM", "Large language models")] * 3]
    assert spelt([paper("a", text)], "a") == [*places, ("LLMs", "LLM", "Large language models")]


def test_an_address_holds_no_acronym() -> None:
    text = "Deep metric learning (DML) is at https://example.org/DML and github.com/example/DML today."
    assert [place for place, _, _ in spelt([paper("a", text)], "a")] == ["DML"]


def test_a_paper_without_a_definition_takes_the_meaning_that_its_words_speak_for() -> None:
    collection = [paper(f"l{n}", LEARNING) for n in range(3)] + [paper(f"v{n}", VIEWS) for n in range(3)]
    stream = paper("x", "With CL a stream of tasks brings new classes, and old classes are kept.")
    assert spelt([*collection, stream], "x") == [("CL", "CL", "Continual learning")]


def test_where_it_is_unclear_nothing_is_said() -> None:
    collection = [paper(f"l{n}", LEARNING) for n in range(3)] + [paper(f"v{n}", VIEWS) for n in range(3)]
    foreign = paper("x", "The CL of a wing grows with its angle of attack until the flow comes off.")
    assert spelt([*collection, foreign], "x") == []
    assert spelt([collection[0], foreign], "x") == []


def test_the_papers_own_meaning_goes_before_all_others() -> None:
    collection = [paper(f"l{n}", LEARNING) for n in range(5)]
    own = paper("x", "Contrastive learning (CL) of old classes and new classes in a stream of tasks: CL wins.")
    assert {long for _, _, long in spelt([*collection, own], "x")} == {"Contrastive learning"}


@pytest.mark.parametrize(
    "abstract", ["", "Word", "ДНК (дезоксирибонуклеиновая кислота)", "一つ (ABC)。", "(AB) " * 10_000]
)
def test_any_text_passes(abstract: str) -> None:
    papers = [paper("a", abstract), paper("b", abstract)]
    glossary, expansions = build_glossary(papers)
    assert set(expansions) == {"a", "b"}
    assert all(entry.senses for entry in glossary.values())


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_papers_pass_in_any_order(count: int) -> None:
    papers = [paper(f"p{n}", LEARNING if n % 2 else VIEWS) for n in range(count)]
    assert build_glossary(papers) == build_glossary(papers[::-1])
