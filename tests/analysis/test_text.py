"""Sentences, words and normal forms on the kinds of text that abstracts hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.analysis.language.text import normal_form, sentences, words
from builder.records import Span


def cut(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "sentence",
    [
        "We use priors, e.g. depth, and cues, i.e. edges, on most scenes.",
        "It follows Okafor et al. (2019) and Lindqvist et al. 2021 closely.",
        "Ours beats cats vs. Dogs in Fig. 3 and Sec. 4 of the survey.",
        "The error falls by 3.5 points, 1.1p.p. on average, at v2.0 of the data.",
        "Models are robust under dist. shifts of the inputs.",
        "See https://example.org/a.b?c=d. E for the weights.",
        "The idea of J. R. Moreau and K. Watanabe is old.",
        "It holds w.r.t. Lipschitz maps.",
    ],
)
def test_abbreviations_numbers_and_addresses_do_not_end_a_sentence(sentence: str) -> None:
    text = f"{sentence} Then comes another."
    if ". E for" in sentence:  # after an address a capital does open a sentence
        assert cut(text, sentences(text))[0] == "See https://example.org/a.b?c=d."
        return
    assert cut(text, sentences(text)) == [sentence, "Then comes another."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One here. Two there! Three? Four.", 4),
        ("It ends in a number, 3. The next begins.", 2),
        ("It was shown by Okafor et al. We go on.", 2),
        ("A blank is missing.We still cut.", 2),
        ("He said so (really.) Then he left.", 2),
        ('They ask "why?" Nobody knows.', 2),
        ("Names begin small. iGPT is one.", 2),
        ("Vorher. Äpfel fallen. Опять. Да.", 4),
        ("第一句。第二句。", 2),
        ("No full stop at all", 1),
        ("Wait... what is that", 1),
        ("1. The first point. 2. The second point.", 2),
        ("", 0),
        ("  \n ", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text())
def test_sentences_hold_every_visible_character_in_order(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(cut(text, spans)).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)


@pytest.mark.parametrize(
    "word",
    [
        "state-of-the-art",
        "ViT-B/32",
        "v2.0",
        "GPT-3.5",
        "Plato's",
        "3D",
        "10,000",
        "recall@10",
        "C++",
        "l_1",
        "U^2-Net",
        "DeepLabv3+",
        "Fr\\'echet",
        "naïve",
    ],
)
def test_names_stay_in_one_piece(word: str) -> None:
    text = f"with {word}, then"
    assert cut(text, words(text)) == ["with", word, "then"]


def test_slashes_and_brackets_divide_words() -> None:
    text = "image/text pairs (GANs)."
    assert cut(text, words(text)) == ["image", "text", "pairs", "GANs"]


@pytest.mark.parametrize(
    "forms",
    [
        ("feature space", "feature spaces", "Feature-space", "FEATURE SPACES", "Feature Spaces"),
        ("generative adversarial network", "Generative Adversarial Networks"),
        ("GAN", "GANs", "gan"),
        ("matrix", "matrices", "Matrices"),
        ("analysis", "analyses"),
        ("multimodal model", "multi-modal models", "multi modal model"),
        ("fine-tuning", "finetuning", "fine tuning"),
        ("modeling", "modelling"),
        ("optimization", "optimisation"),
        ("behavior", "behaviour"),
        ("study", "studies"),
        ("Fr\\'echet distance", "Frechet distances"),
    ],
)
def test_inflections_share_a_form(forms: tuple[str, ...]) -> None:
    assert len({normal_form(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "word",
    [
        "bias",
        "gas",
        "lens",
        "analysis",
        "basis",
        "status",
        "corpus",
        "physics",
        "statistics",
        "dynamics",
        "class",
        "process",
        "loss",
        "series",
        "news",
        "focus",
        "consensus",
        "this",
        "ensemble",
        "database",
        "case",
        "phase",
        "use",
        "cause",
        "axis",
        "bus",
        "virus",
        "canvas",
        "alias",
    ],
)
def test_singulars_stay_whole(word: str) -> None:
    assert normal_form(word) == word


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("biases", "bias"),
        ("lenses", "lens"),
        ("losses", "loss"),
        ("databases", "database"),
        ("responses", "response"),
        ("approaches", "approach"),
        ("boxes", "box"),
        ("metrics", "metric"),
        ("queries", "query"),
        ("indices", "index"),
        ("LLMs", "llm"),
        ("viruses", "virus"),
    ],
)
def test_plurals_become_words(plural: str, singular: str) -> None:
    assert normal_form(plural) == singular


@given(st.text(max_size=40))
def test_a_normal_form_is_its_own(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)
