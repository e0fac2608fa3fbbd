"""Stage 3, analysis: the short texts of papers, titles and sentences, as what a query is: a sum of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
        from scipy.sparse import csr_array  # type: ignore[import-untyped]

        bags = [self.bags[index] for index in chosen]
        starts = np.cumsum([0, *map(len, bags)])
        columns = np.concatenate([np.array(bag) for bag in bags])
        return csr_array((np.ones(len(columns)), columns, starts), shape=(len(bags), self.words))


def short_texts(papers: Sequence[Paper], words: Sequence[str]) -> ShortTexts:
    """Returns titles and sentences, paper after paper."""
    numbers = {word: number for number, word in enumerate(words)}
    bags: list[list[int]] = []
    owners: list[int] = []
    for owner, paper in enumerate(papers):
        for text in (paper.title, *_SENTENCE.split(paper.abstract)):
            bag = sorted({numbers[word] for word in telling_words(text) if word in numbers})
            if bag:
                bags.append(bag)
                owners.append(owner)
    return ShortTexts(bags, np.array(owners, dtype=np.intp), len(words))
