"""The sentence that is marked on a paper's page."""

from __future__ import annotations

import pytest

from builder.analysis.key_sentence import key_sentence, score_sentences


def chosen(title: str, abstract: str) -> str | None:
    span = key_sentence(title, abstract)
    return abstract[span.start : span.end] if span else None


PROBLEM = "Object detection in low light suffers from noisy feature maps."
CONTRIBUTION = "In this paper, we propose LumenNet, a detector that builds a feature pyramid over denoised maps."
RESULT = "On a night driving set it finds 12 % more pedestrians than a plain feature pyramid."
CODE = "Code is available at https://github.com/example/lumennet."


def test_the_contribution_is_chosen_over_problem_result_and_code() -> None:
    abstract = " ".join([PROBLEM, CONTRIBUTION, RESULT, CODE])
    assert chosen("LumenNet: Feature Pyramids for Low-Light Detection", abstract) == CONTRIBUTION


def test_the_place_of_the_contribution_does_not_decide() -> None:
    for order in ([CONTRIBUTION, PROBLEM, RESULT], [PROBLEM, RESULT, CONTRIBUTION]):
        assert chosen("LumenNet: Feature Pyramids for Low-Light Detection", " ".join(order)) == CONTRIBUTION


def test_without_a_cue_the_words_of_the_title_decide() -> None:
    abstract = "Many things are hard. Sparse codes name the dimensions of word embeddings. People agree."
    assert (
        chosen("Sparse Codes for Word Embeddings", abstract) == "Sparse codes name the dimensions of word embeddings."
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            "We propose a sparse code of word meaning that a person can read aloud.",
            "It is here that we propose a sparse code of word meaning that a person can read aloud.",
        ),
        ("A sparse code of word meaning is proposed.", "A sparse code of word meaning is well known."),
        ("We propose a code of word meaning.", "Additionally, we propose a code of word meaning."),
        ("Our sparse code of word meaning can be read.", "The sparse code of word meaning can be read."),
        ("We give a sparse code of word meaning.", "We should want a sparse code of word meaning."),
    ],
)
def test_a_sentence_of_the_papers_own_that_stands_alone_is_chosen(better: str, worse: str) -> None:
    for abstract in (f"{better} {worse}", f"{worse} {better}"):
        assert chosen("Sparse Codes of Word Meaning", abstract) == better


@pytest.mark.parametrize("abstract", ["", "Word", "Only one sentence stands here.", "   "])
def test_an_abstract_of_one_sentence_needs_no_marking(abstract: str) -> None:
    assert key_sentence("A Title", abstract) is None


@pytest.mark.parametrize(
    "abstract", ["1. 2. 3!", "Wir stellen vor. Es geht gut.", "一つの文。二つの文。", "A. " * 50_000]
)
def test_any_text_gives_a_sentence_or_none(abstract: str) -> None:
    span = key_sentence("Ein Titel", abstract)
    assert span is None or abstract[span.start : span.end].strip()


def test_equal_sentences_give_the_first() -> None:
    span = key_sentence("A Title", "We like maps. We like maps.")
    assert span is not None
    assert span.start == 0


def test_no_score_is_lost_to_an_empty_title() -> None:
    assert all(score == score for score in score_sentences("", ["", "We propose a map."]))
