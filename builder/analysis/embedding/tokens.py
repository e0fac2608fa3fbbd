"""Stage 3, analysis: texts to the tokens of a static model and to the means of their vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SPECIAL = ("<s>", "</s>", "<unk>")  # what the tokenizer takes for a token of its own, wherever it stands
_BLANK = "\u2581"  # what it writes for a blank
_MOST = 1 << 17  # words that are kept
_IN_A_ROW = 64  # words that are cut in one go: a call costs more than a word
_LONGEST = 100  # characters of a word that is
_SHORT = 16  # tokens up to which texts of equal length are counted together
_TOGETHER = 64  # of them at once: small enough for the processor's cache


class TokenNumbers:
    """A byte-pair tokenizer of which no token goes on behind a blank, so that a text's tokens are those of its words.

    The numbers are the same as the tokenizer's own for the whole text; cutting words once takes a tenth of the time.
    """

    def __init__(self, tokenizer: Any) -> None:
        """Takes a tokenizer (of the package tokenizers) that puts one token before each text."""
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self._lead = list(tokenizer.encode("").ids)
        self._openings = {number for token, number in tokenizer.get_vocab().items() if token.startswith(_BLANK)}

    def of(self, texts: Sequence[str]) -> list[list[int]]:
        """Returns the numbers of each text's tokens."""
        words = [_words(text) for text in texts]
        whole = iter(self._encoded([text for text, parts in zip(texts, words, strict=True) if parts is None]))
        self._learn(words)
        return [
            next(whole) if parts is None else [*self._lead, *chain.from_iterable(map(self._known.__getitem__, parts))]
            for parts in words
        ]

    def _learn(self, words: Sequence[Sequence[str] | None]) -> None:
        if len(self._known) > _MOST:
            self._known.clear()
        new = sorted({word for parts in words if parts for word in parts} - self._known.keys())
        for start in range(0, len(new), _IN_A_ROW):
            some = new[start : start + _IN_A_ROW]
            self._known.update(zip(some, self._apart(some), strict=True))

    def _apart(self, words: Sequence[str]) -> list[list[int]]:
        """Returns the numbers of each word, of all cut in one go; word by word where that cannot be told apart."""
        lead = len(self._lead)
        found: list[list[int]] = []
        for number in self._encoded([" ".join(words)])[0][lead:]:
            if number in self._openings or not found:
                found.append([])
            found[-1].append(number)
        return found if len(found) == len(words) else [numbers[lead:] for numbers in self._encoded(words)]

    def _encoded(self, texts: Sequence[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]


def means(table: NDArray[Any], numbers: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """Returns the mean of each text's rows of `table`, shape (len(numbers), columns); zeros for one without tokens."""
    rows = np.zeros((len(numbers), table.shape[1]))
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for index, own in enumerate(numbers):
        if len(own) > _SHORT:
            rows[index] = table[own].mean(axis=0, dtype=np.float64)
        elif own:
            by_length[len(own)].append(index)
    for indexes in by_length.values():
        for start in range(0, len(indexes), _TOGETHER):
            some = indexes[start : start + _TOGETHER]
            rows[some] = table[[numbers[index] for index in some]].mean(axis=1, dtype=np.float64)
    return rows


def _words(text: str) -> list[str] | None:
    """Returns the words of a text between single blanks, None for a text that has to be cut as a whole."""
    if _BLANK in text or any(mark in text for mark in _SPECIAL):
        return None
    words = text.split(" ")
    return words if all(words) and max(map(len, words)) <= _LONGEST else None
