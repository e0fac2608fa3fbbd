"""Noun phrases: what may be one, and what a phrase never crosses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.analysis.language.lexicon import word_list
from builder.analysis.language.noun_phrases import noun_phrases
from builder.analysis.language.text import sentences


def phrases(text: str) -> set[str]:
    return {text[span.start : span.end] for span in noun_phrases(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We study graph neural networks for traffic forecasting.", {"graph neural networks", "traffic forecasting"}),
        ("A large language model is a model.", {"large language model"}),
        ("Supervised learning needs labels.", {"Supervised learning", "labels"}),
        ("It uses CLIP and ImageNet.", {"CLIP", "ImageNet"}),
        ("We train few-shot class-incremental learners.", {"few-shot class-incremental learners"}),
        ("Fine-tuning helps scene understanding.", {"Fine-tuning", "scene understanding"}),
    ],
)
def test_terms_are_found(text: str, wanted: set[str]) -> None:
    assert wanted <= phrases(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The space of features. Models learn.", "features. Models"),
        ("We see images, videos (audio) and text/speech pairs.", "images, videos"),
        ("We see text/speech pairs.", "text/speech pairs"),
        ("We see images (audio) too.", "images (audio"),
        ("It is robust.", "robust"),
        ("Optimizing is hard.", "Optimizing"),
        ("Our networks model the data.", "networks model"),
        ("We aim to model images.", "model images"),
        ("The network's depth matters.", "network's depth"),
        ("Features achieving accuracy.", "Features achieving accuracy"),
        ("Proposed methods win.", "Proposed methods"),
        ("They are deep and convolutional.", "convolutional"),
        ("They are vision-language.", "vision-language"),
        ("See https://example.org/models for code.", "https://example.org/models"),
    ],
)
def test_what_is_no_noun_phrase_is_not_found(text: str, unwanted: str) -> None:
    assert unwanted not in phrases(text)


@settings(max_examples=60)
@given(st.text(alphabet="abc XYZ.,()/-'the of and\n\u00e9\u0301\u4e2d", max_size=80))
def test_any_text_gives_phrases_inside_sentences(text: str) -> None:
    bounds = sentences(text)
    for span in noun_phrases(text):
        assert 1 <= len(text[span.start : span.end].split()) <= 5
        assert any(bound.start <= span.start and span.end <= bound.end for bound in bounds)


def test_no_phrase_of_a_real_collection_crosses_a_stop_word(listing_texts: list[str]) -> None:
    fixed = {pair.split()[0] for pair in word_list("fixed")}
    stop = word_list("stop") - fixed
    assert len(listing_texts) > 150
    for text in listing_texts:
        for phrase in phrases(text):
            assert not stop & set(phrase.casefold().split()), phrase
            assert not any(mark in phrase for mark in ",;:()[]/?!"), phrase
