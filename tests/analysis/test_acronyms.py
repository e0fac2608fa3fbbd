"""Acronyms and their long forms, as papers give them."""

from __future__ import annotations

import pytest

from builder.analysis.language.acronyms import acronym_keys, definitions, long_forms, spelt_out
from builder.records import Origin, Paper


def paper(abstract: str, title: str = "On a Matter", id_: str = "p") -> Paper:
    return Paper(title, abstract, (Origin("a.txt", 1),), id=id_)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We use generative adversarial networks (GANs) here.", "GAN", "generative adversarial networks"),
        ("the state-space model (SSM)", "SSM", "state-space model"),
        ("text-to-image (T2I) models", "T2I", "text-to-image"),
        ("called NeRF (neural radiance fields)", "NeRF", "neural radiance fields"),
        ("Large Language Models (LLMs; all kinds) are", "LLM", "Large Language Models"),
        ("by k-nearest neighbors (KNN)", "KNN", "k-nearest neighbors"),
    ],
)
def test_a_definition_is_read(text: str, short: str, long: str) -> None:
    assert long_forms(paper(text)) == {short: long}


@pytest.mark.parametrize(
    "text",
    ["in most cases (see Table 2)", "the result (2019)", "we win (ours)", "a long story (XQZ) it is", "(GAN)", "()"],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert definitions(text) == []


def test_places_are_those_of_the_text() -> None:
    text = "A vision transformer (ViT) sees."
    found = definitions(text)[0]
    assert text[found.long.start : found.long.end] == "vision transformer"
    assert text[found.short.start : found.short.end] == "ViT"


def test_an_acronym_means_what_most_papers_say() -> None:
    papers = [
        paper("Continual learning (CL) is hard."),
        paper("We do continual learning (CL)."),
        paper("Contrastive learning (CL) is not that."),
        paper("Click-through rate (CTR) prediction."),
        paper("Click-through rate prediction (CTR) too."),
    ]
    assert acronym_keys(papers) == {"CL": "continual learning", "CTR": "click through rate"}
    assert acronym_keys(papers[1:3]) == {}


def test_phrases_are_spelt_out() -> None:
    longs = {"CTR": "click through rate"}
    assert spelt_out("CTR predictions", longs) == "click through rate prediction"
    assert spelt_out("feature spaces", longs) == "feature space"
