"""Stage 3, analysis: what a topic is called and what holds it together, phrases that its papers themselves use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import log
from typing import TypeAlias

import numpy as np

from builder.analysis.embedding import Matrix
from builder.analysis.keyphrases.selection import near_duplicates
from builder.analysis.topics.candidates import FEWEST, Candidate
from builder.analysis.topics.partition import Labels, centres_of

Embed: TypeAlias = Callable[[Sequence[str]], Matrix]
Scored: TypeAlias = tuple[float, Candidate]

_PHRASES = 6  # that hold a topic together, shown at the most
_PRIOR = 2.0  # papers as the whole collection has them, added to each topic: two of three papers are no proof
_COVERAGE = 0.75  # exponent of the share of a topic's papers that have the phrase
_ONE_WORD = 0.75  # what a single word is worth beside a phrase
_POOL = 40  # phrases of a topic whose meaning is looked at
_DECIMALS = 4


def topic_phrases(
    candidates: Sequence[Candidate], vectors: Matrix, labels: Labels, embed: Embed
) -> list[list[Candidate]]:
    """Returns for each topic the phrases that tell it from the others, the label first, up to six.

    `vectors` are unit rows, one for each paper; `labels` their topics; `embed` turns phrases into vectors of the same
    kind. The score is the log-lift (how much more often the topic's papers have the phrase than all papers, with a
    prior), times a power of the share of the topic's papers that have it, times the cosine between the phrase and the
    topic's centre. No label stands for two topics: it goes to the topic that it tells more about.
    """
    pools = _pools(candidates, labels)
    names = sorted({phrase.name for pool in pools for _, phrase in pool})
    row_of = {name: row for row, name in enumerate(names)}
    cosines = embed(names).astype(np.float64) @ centres_of(vectors.astype(np.float64), labels).T if names else None
    ranked: list[list[Scored]] = []
    for topic, pool in enumerate(pools):
        close = [
            (round(score * max(0.0, float(cosines[row_of[phrase.name], topic])), _DECIMALS), phrase)
            for score, phrase in pool
            if cosines is not None
        ]
        ranked.append(_best_first([scored for scored in close if scored[0] > 0]))
    return _without_repetition(ranked)


def _pools(candidates: Sequence[Candidate], labels: Labels) -> list[list[Scored]]:
    """Returns for each topic the phrases that its papers have more often than others do, scored by that alone."""
    sizes = np.bincount(labels)
    pools: list[list[Scored]] = [[] for _ in sizes]
    for phrase in candidates:
        total = sum(phrase.weights.values())
        inside: defaultdict[int, list[float]] = defaultdict(list)
        for position, weight in phrase.weights.items():
            inside[int(labels[position])].append(weight)
        for topic, weights in inside.items():
            size = int(sizes[topic])
            score = _lift(sum(weights), total / len(labels), size) if len(sizes) > 1 else 1.0
            score *= (sum(weights) / size) ** _COVERAGE
            score = round(score * (1.0 if " " in phrase.key else _ONE_WORD), _DECIMALS)
            if len(weights) >= FEWEST and score > 0:
                pools[topic].append((score, phrase))
    return [_best_first(pool)[:_POOL] for pool in pools]


def _lift(inside: float, share: float, size: int) -> float:
    """Returns the logarithm of how many times more often a topic of `size` papers has a phrase than all do."""
    return log((inside + _PRIOR * share) / ((size + _PRIOR) * share))


def _best_first(scored: Sequence[Scored]) -> list[Scored]:
    return sorted(scored, key=lambda each: (-each[0], each[1].key))


def _without_repetition(ranked: Sequence[Sequence[Scored]]) -> list[list[Candidate]]:
    """Chooses each topic's label and then its further phrases, no two of them near-duplicates."""
    offers = sorted((-score, topic, rank) for topic, row in enumerate(ranked) for rank, (score, _) in enumerate(row))
    label: dict[int, Candidate] = {}
    taken: set[str] = set()
    for _, topic, rank in offers:
        phrase = ranked[topic][rank][1]
        if topic not in label and phrase.key not in taken:
            label[topic] = phrase
            taken.add(phrase.key)
    chosen: list[list[Candidate]] = []
    for topic, row in enumerate(ranked):
        kept = [label[topic]] if topic in label else []
        for _, phrase in row:
            if kept and len(kept) < _PHRASES and not any(near_duplicates(phrase.key, other.key) for other in kept):
                kept.append(phrase)
        chosen.append(kept)
    return chosen
