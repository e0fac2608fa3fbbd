"""Stage 3, analysis: the short texts of papers, titles and sentences, as what a query is: a sum of words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.records import Paper
from builder.search_words import telling_words

_SENTENCE = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True, slots=True)
class ShortTexts:
    """The telling words of each text, by number, and the number of its paper; texts without any are left out."""

    bags: list[list[int]]
    owners: NDArray[np.intp]
    words: int  # how many there are at all

    def matrix(self, chosen: Sequence[int] | NDArray[np.intp]) -> Any:
        """Returns 1 for each word of these texts, a sparse array of shape (texts, words)."""
        return matrix_of([self.bags[index] for index in chosen], self.words)


def short_texts(papers: Sequence[Paper], words: Sequence[str]) -> ShortTexts:
    """Returns titles and sentences, paper after paper."""
    numbers = {word: number for number, word in enumerate(words)}
    bags: list[list[int]] = []
    owners: list[int] = []
    for owner, paper in enumerate(papers):
        for text in (paper.title, *sentences_of(paper.abstract)):
            bag = bag_of(text, numbers)
            if bag:
                bags.append(bag)
                owners.append(owner)
    return ShortTexts(bags, np.array(owners, dtype=np.intp), len(words))


def sentences_of(abstract: str) -> list[str]:
    """Returns the sentences of an abstract; scripts/search/sentences.js cuts them in the same way."""
    return _SENTENCE.split(abstract)


def bag_of(text: str, numbers: Mapping[str, int]) -> list[int]:
    """Returns the numbers of a text's telling words, each once, in order; words without one are left out."""
    return sorted({numbers[word] for word in telling_words(text) if word in numbers})


def matrix_of(bags: Sequence[Sequence[int]], words: int) -> Any:
    """Returns 1 for each word of each bag, a sparse array of shape (bags, words)."""
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    starts = np.cumsum([0, *map(len, bags)])
    columns = np.concatenate([np.array(bag, dtype=np.intp) for bag in bags])
    return csr_array((np.ones(len(columns)), columns, starts), shape=(len(bags), words))
