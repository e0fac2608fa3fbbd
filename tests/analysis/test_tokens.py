"""Tokens of a text: the tokenizer's own, although each word is cut only once, and their mean vectors."""

from __future__ import annotations

import numpy as np
import pytest

from builder.analysis.embedding.static import _model
from builder.analysis.embedding.tokens import TokenNumbers, means

TEXTS = (
    "",
    " ",
    "one",
    "Contrastive learning of CLIP-like encoders. It gains 3.5 % on ImageNet.",
    "two  blanks, and   three",
    " a blank before and one behind ",
    "tabs\tand\nlines \n and no-break\u00a0blanks",
    "a low line \u2581 as the tokenizer writes it, word\u2581word",
    "\u2581\u2581\u2581 x \u2581\u2581\u2581y \u2581\u2581\u2581\u2581\u2581\u2581\u2581 \u2581",
    "marks of its own: <s> and </s>, <unk>, <s>glued</s> to words",
    "学習 🦄 na\u0131ve e\u0301tude \u200b zero \x00 null",
    "https://example.org/" + "long/" * 60 + " address",
    "x" * 5_000,
    "$\\mathcal{O}(n^2)$ time -- for “all” n…",
)


@pytest.mark.parametrize("rounds", [1, 2], ids=["cut", "known"])
def test_the_numbers_are_those_of_the_whole_text(rounds: int) -> None:
    tokenizer = _model().tokenizer
    tokens = TokenNumbers(tokenizer)
    for _ in range(rounds):
        found = tokens.of(TEXTS)
    assert found == [tokenizer.encode(text).ids for text in TEXTS]


def test_a_word_is_cut_once() -> None:
    tokenizer = Counting(_model().tokenizer)
    tokens = TokenNumbers(tokenizer)
    tokens.of(["sparse models of sparse data", "models of speech"])
    tokens.of(["data of speech models"])
    assert sorted(word for text in tokenizer.seen for word in text.split()) == [
        "data", "models", "of", "sparse", "speech",
    ]  # fmt: skip


def test_a_mean_is_that_of_the_rows() -> None:
    table = np.random.default_rng(0).normal(size=(50, 8)).astype(np.float16)
    numbers = [[], [3], [1, 2], *([n % 50, 7, 9] for n in range(200)), [*range(40)]]
    expected = [table[own].mean(axis=0, dtype=np.float64) if own else np.zeros(8) for own in numbers]
    assert np.array_equal(means(table, numbers), np.array(expected))
    assert means(table, []).shape == (0, 8)


class Counting:
    """A tokenizer that notes what it is asked to cut."""

    def __init__(self, tokenizer: object) -> None:
        self.seen: list[str] = []
        self._tokenizer = tokenizer

    def get_vocab(self) -> object:
        return self._tokenizer.get_vocab()  # type: ignore[attr-defined]

    def encode(self, text: str) -> object:
        return self._tokenizer.encode(text)  # type: ignore[attr-defined]

    def encode_batch(self, texts: list[str]) -> object:
        self.seen += texts
        return self._tokenizer.encode_batch(texts)  # type: ignore[attr-defined]
