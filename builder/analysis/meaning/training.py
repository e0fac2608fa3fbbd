"""Stage 3, analysis: words moved a little, so that a collection's titles and sentences lie near their own papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.records import Paper
from builder.search_words import telling_words

Rows = NDArray[np.float64]

_SENTENCE = re.compile(r"(?<=[.!?]) ")
_STEPS = 40
_BATCH = 1024  # texts that are told apart at once
_RATE = 0.001
_TEMPERATURE = 0.07
_NEAR = 0.1  # what it counts to lie near one's paper, beside lying farther from others


def trained(papers: Sequence[Paper], points: Rows, words: Sequence[str], rows: Rows) -> Rows:
    """Returns the words' rows after training; `points` are unit rows, one for each paper.

    A text is the sum of its words. The loss is that of telling its paper from others (InfoNCE, van den Oord et al.
    2018) with a share of the cosine; the steps are Adam's (Kingma and Ba 2015), with a fixed start.
    """
    bags, owners = _bags(papers, words)
    if not bags:
        return rows
    rows = rows.copy()
    generator = np.random.default_rng(0)
    mean, square = np.zeros_like(rows), np.zeros_like(rows)
    for step in range(1, _STEPS + 1):
        chosen = np.sort(generator.choice(len(bags), min(_BATCH, len(bags)), replace=False))
        texts = _matrix([bags[index] for index in chosen], len(words))
        own, places = np.unique(owners[chosen], return_inverse=True)
        gradient = texts.T @ _gradient(texts @ rows, points[own], places)
        mean += 0.1 * (gradient - mean)
        square += 0.01 * (gradient * gradient - square)
        rows -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return rows


def _gradient(sums: Rows, points: Rows, places: NDArray[np.intp]) -> Rows:
    """Returns how the loss changes with each text's sum of words."""
    lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6
    units = sums / lengths
    odds = units @ points.T / _TEMPERATURE
    shares = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(places)), places] -= 1 + _NEAR
    gradient = shares @ points / _TEMPERATURE / len(places)
    turned: Rows = (gradient - (gradient * units).sum(axis=1, keepdims=True) * units) / lengths
    return turned


def _bags(papers: Sequence[Paper], words: Sequence[str]) -> tuple[list[list[int]], NDArray[np.intp]]:
    """Returns the words of each title and sentence, by number, and the number of its paper."""
    numbers = {word: number for number, word in enumerate(words)}
    bags: list[list[int]] = []
    owners: list[int] = []
    for owner, paper in enumerate(papers):
        for text in (paper.title, *_SENTENCE.split(paper.abstract)):
            bag = sorted({numbers[word] for word in telling_words(text) if word in numbers})
            if bag:
                bags.append(bag)
                owners.append(owner)
    return bags, np.array(owners, dtype=np.intp)


def _matrix(bags: Sequence[Sequence[int]], width: int) -> Any:
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    starts = np.cumsum([0, *map(len, bags)])
    columns = np.concatenate([np.array(bag) for bag in bags])
    return csr_array((np.ones(len(columns)), columns, starts), shape=(len(bags), width))
