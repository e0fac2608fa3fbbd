"""Acronyms and their long forms, as papers give them."""

from __future__ import annotations

from time import process_time

import pytest

from builder.analysis.language.acronyms import acronym_keys, long_forms, spelt_out
from builder.analysis.language.definitions import definitions
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
        ("We study semi-supervised learning (SSL).", "SSL", "semi-supervised learning"),
        ("The asynchronous advantage actor critic (A3C) is old.", "A3C", "asynchronous advantage actor critic"),
        ("We use the proposed deep metric learning (DML) here.", "DML", "deep metric learning"),
        ("a residual network (or ResNet)", "ResNet", "residual network"),
        ("Named entity recognition (NER) is old.", "NER", "Named entity recognition"),
        ("explainable AI (XAI)", "XAI", "explainable AI"),
        ("The facial action coding system, (FACS)", "FACS", "facial action coding system"),
        ("surface electromyography (EMG) signals", "EMG", "electromyography"),
        ("an attention module (AM; see below)", "AM", "attention module"),
        ("the multi-instance learning framework (MIL)", "MIL", "multi-instance learning"),
        ("with large language models [LLMs]", "LLM", "large language models"),
        ("LAW (Legal Agentic Workflows for Funds) is new.", "LAW", "Legal Agentic Workflows"),
        (
            "SEER stands for sparse exemplar ensemble representations.",
            "SEER",
            "sparse exemplar ensemble representations",
        ),
        ("We train NMF, short for nonnegative matrix factorization, on it.", "NMF", "nonnegative matrix factorization"),
        ("We use optimal transport, or OT, to move it.", "OT", "optimal transport"),
        ("We use optimal transport, OT for short, to move it.", "OT", "optimal transport"),
        ("watch, listen, attend and spell (WLAS)", "WLAS", "watch, listen, attend and spell"),
    ],
)
def test_a_definition_is_read(text: str, short: str, long: str) -> None:
    assert long_forms(paper(text)) == {short: long}


@pytest.mark.parametrize(
    "text",
    [
        "in most cases (see Table 2)",
        "the result (2019)",
        "we win (ours)",
        "a long story (XQZ) it is",
        "a neural estimate (NRL) of it",
        "(GAN)",
        "()",
        "[LM]",
        "a video game is hard. (VG)",
        "three datasets (LFW, SUN and AwA2)",
        "we stand for (IT) nothing",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert definitions(text) == ()


def test_places_are_those_of_the_text() -> None:
    text = "A vision transformer (ViT) sees."
    found = definitions(text)[0]
    assert text[found.long.start : found.long.end] == "vision transformer"
    assert text[found.short.start : found.short.end] == "ViT"


@pytest.mark.parametrize("piece", ["(AB", "A (AB) ", "(", "A-", "AB stands for A ", "a b c (ABC) "])
def test_time_does_not_grow_with_the_square_of_a_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        start = process_time()
        definitions(text)
        return process_time() - start

    assert seconds(8_000) < 16 * max(seconds(2_000), 0.01)


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
