"""Stage 3, analysis: how well each phrase fits a topic, by the words of the topic's papers and by their meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding import Matrix
from builder.analysis.topics.candidates import FEWEST, Candidate
from builder.analysis.topics.partition import Labels

Embed: TypeAlias = Callable[[Sequence[str]], Matrix]
Pool: TypeAlias = list[tuple[float, Candidate]]  # score and phrase, the best first

_PRIOR = 2.0  # papers as the whole collection has them, added to each topic: two of three papers are no proof
_ONE_WORD = 0.75  # what a single word is worth beside a phrase
_POOL = 40  # phrases of a topic whose meaning is looked at
_OTHERS = 2000  # papers of other topics, evenly chosen, that a phrase's meaning is held against
_DECIMALS = 4  # processors differ further down: what is decided must not


@dataclass(frozen=True, slots=True)
class Fit:
    """A phrase of a topic, and which of the topic's papers it speaks for."""

    phrase: Candidate
    score: float  # higher fits better; comparable between topics
    carries: NDArray[np.bool_]  # which of the topic's papers have the phrase
    reaches: NDArray[np.bool_]  # which have it, or are among those closest to it, as many as the topic has papers

    def speaks_for(self) -> NDArray[np.float64]:
        """Returns for each of the topic's papers 1 where it has the phrase, 1/2 where it is close to it, or 0."""
        return (self.carries.astype(np.float64) + self.reaches) / 2


def fits(candidates: Sequence[Candidate], vectors: Matrix, labels: Labels, embed: Embed) -> list[list[Fit]]:
    """Returns for each topic up to 40 phrases that its papers have more often than others do, the best first.

    `vectors` are unit rows, one for each paper; `labels` their topics; `embed` turns phrases into vectors of the same
    kind. The score is the product of the log-lift (how much more often the topic's papers have the phrase than all
    papers, with a prior), the share of its papers that have it, the share of all papers that have it of which it is a
    keyphrase, and how well its vector tells the topic's papers from others: twice the area under the ROC curve, less 1
    (Hanley and McNeil 1982).
    """
    pools = _pools(candidates, labels)
    names = sorted({phrase.name for pool in pools for _, phrase in pool})
    rows = dict(zip(names, embed(names), strict=True)) if names else {}
    return [
        _with_meaning(pool, np.array([rows[phrase.name] for _, phrase in pool]), vectors, labels == topic)
        for topic, pool in enumerate(pools)
    ]


def _pools(candidates: Sequence[Candidate], labels: Labels) -> list[Pool]:
    """Returns for each topic the phrases that its papers have more often than others do, scored by that alone."""
    sizes = np.bincount(labels)
    pools: list[Pool] = [[] for _ in sizes]
    for phrase in candidates:
        total = sum(phrase.weights.values())
        inside: defaultdict[int, list[float]] = defaultdict(list)
        for position, weight in phrase.weights.items():
            inside[int(labels[position])].append(weight)
        for topic, weights in inside.items():
            size = int(sizes[topic])
            score = _lift(sum(weights), total / len(labels), size) if len(sizes) > 1 else 1.0
            score *= sum(weights) / size * phrase.chosen
            score = round(score * (1.0 if " " in phrase.key else _ONE_WORD), _DECIMALS)
            if len(weights) >= FEWEST and score > 0:
                pools[topic].append((score, phrase))
    return [sorted(pool, key=lambda each: (-each[0], each[1].key))[:_POOL] for pool in pools]


def _lift(inside: float, share: float, size: int) -> float:
    """Returns the logarithm of how many times more often a topic of `size` papers has a phrase than all do."""
    return log((inside + _PRIOR * share) / ((size + _PRIOR) * share))


def _with_meaning(pool: Pool, rows: Matrix, vectors: Matrix, inside: NDArray[np.bool_]) -> list[Fit]:
    """Returns what is left of the pool when meaning counts; `rows` are its phrases' vectors, `inside` the topic."""
    if not pool:
        return []
    cosines = np.round(rows @ vectors.T, _DECIMALS)
    members, others = np.flatnonzero(inside), np.flatnonzero(~inside)
    others = others[np.unique(np.linspace(0, len(others) - 1, min(len(others), _OTHERS)).astype(np.intp))]
    found = []
    for (score, phrase), row in zip(pool, cosines, strict=True):
        score = round(score * _separation(row[members], row[others]), _DECIMALS)
        carries = np.array([int(position) in phrase.weights for position in members])
        close = row[members] >= np.partition(row, -len(members))[-len(members)]
        if score > 0:
            found.append(Fit(phrase, score, carries, carries | close))
    return sorted(found, key=lambda fit: (-fit.score, fit.phrase.key))


def _separation(inside: NDArray[np.float32], outside: NDArray[np.float32]) -> float:
    """Returns 1 where all inside are above all outside, 0 for chance or worse; 1 where there is no outside."""
    if not len(outside):
        return 1.0
    ordered = np.sort(outside)
    below = np.searchsorted(ordered, inside, "left") + np.searchsorted(ordered, inside, "right")
    return max(0.0, float(below.mean()) / len(outside) - 1)
