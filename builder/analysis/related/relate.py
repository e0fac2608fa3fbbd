"""Stage 3, analysis: the papers closest to each paper, by shared words and by meaning, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from builder.analysis.language.phrase_index import Indexes
from builder.analysis.related.shared_phrases import Phrasebook
from builder.analysis.related.tf_idf import row_cosines
from builder.analysis.topics.space import Words
from builder.records import Paper, Related

Matrix: TypeAlias = NDArray[np.float32]
Candidates: TypeAlias = list[tuple[int, float]]  # positions and scores, the closest first
Cosines: TypeAlias = Callable[[NDArray[np.intp]], Matrix]  # of the chosen rows with all rows

WEIGHTS = (0.5, 1.0, 1.0)  # of words, meaning and latent words; found on other papers than the figures were taken from
_BLOCK = 512  # rows of similarities held at once: 512 x 10,000 single floats are 20 MB
_POOL = 100  # candidates kept for each paper
_NEIGHBOURS = 10  # whose mean closeness says how crowded a paper's surroundings are
_SCALING = 0.1  # of that closeness taken off a candidate's score; more makes lists fairer and less apt
_PASSING = 2.0  # standard deviations taken off where two papers share but a passing word
_ENOUGH = 6  # related papers; a paper with fewer by shared phrases gets some by shared words
_SAMPLE = 512  # rows from which the spread of all similarities is read
_DECIMALS = 4
MOST_LISTS = 40  # lists that one paper may stand in


def relate(
    papers: Sequence[Paper], indexes: Indexes, vectors: Matrix, words: Words, limit: int
) -> dict[str, tuple[Related, ...]]:
    """Returns up to `limit` related papers for each id, the closest first; one more where a paper would be in no list.

    `vectors` has shape (len(papers), dimensions), unit rows, in the order of `papers`, as are their `words`. The
    score is the weighted sum of three standardised cosines (words and word pairs; meaning; the latent dimensions of
    words), less how crowded the candidate's surroundings are, so that no paper is everyone's neighbour (local scaling,
    after CSLS: Conneau et al. 2018). Exact: each pair is compared, 512 papers with all others at a time.
    """
    order = sorted(range(len(papers)), key=lambda index: papers[index].id)
    ranked = [papers[index] for index in order]
    book = Phrasebook(ranked, indexes)
    sorted_words = words.in_order(order)
    measures = [row_cosines(sorted_words.rows), dense(vectors[order]), dense(sorted_words.latent)]
    candidates = [
        _with_reasons(book, position, row, limit)
        for position, row in enumerate(nearest(measures, len(ranked), WEIGHTS))
    ]
    return {
        ranked[position].id: tuple(
            Related(ranked[other].id, score, book.shared(position, other)) for other, score in chosen
        )
        for position, chosen in enumerate(balanced(candidates, limit))
    }


def _with_reasons(book: Phrasebook, position: int, row: Sequence[tuple[int, float]], limit: int) -> Candidates:
    """Leaves out papers that share no phrase, and puts those back that share but a passing word.

    Where that leaves fewer than six (or `limit`), papers that share a content word come last.
    """
    weighed = [(other, score, book.weight(position, other)) for other, score in row]
    kept = [(other, round(score - _PASSING * (weight < 2), _DECIMALS)) for other, score, weight in weighed if weight]
    lacking = min(limit, _ENOUGH) - len(kept)
    if lacking > 0:
        last = [(other, score) for other, score, weight in weighed if not weight and book.shared(position, other)]
        kept += [(other, round(score - 2 * _PASSING, _DECIMALS)) for other, score in last[:lacking]]
    return sorted(kept, key=lambda pair: (-pair[1], pair[0]))


def dense(vectors: NDArray[np.floating[Any]]) -> Cosines:
    """Returns the cosines of unit rows."""
    rows = np.ascontiguousarray(vectors, dtype=np.float32)
    return lambda chosen: rows[chosen] @ rows.T


def nearest(
    measures: Sequence[Cosines], count: int, weights: Sequence[float], scaling: float = _SCALING
) -> list[Candidates]:
    """Returns for each of `count` papers the position and score of its nearest others, at most 100, closest first.

    The score is the sum of the standardised measures, each times its weight.
    """
    if count < 2:
        return [[] for _ in range(count)]
    sample = np.unique(np.linspace(0, count - 1, min(count, _SAMPLE)).astype(np.intp))
    spreads = [_spread(measure(sample), sample) for measure in measures]
    pool = min(_POOL, count - 1)
    others = np.zeros((count, pool), dtype=np.intp)
    scores = np.zeros((count, pool), dtype=np.float64)
    for start in range(0, count, _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, count))
        total = np.zeros((len(rows), count), dtype=np.float32)
        for measure, (mean, deviation), weight in zip(measures, spreads, weights, strict=True):
            total += (measure(rows) - np.float32(mean)) * np.float32(weight / deviation)
        total[np.arange(len(rows)), rows] = -np.inf
        others[rows], scores[rows] = _highest(np.round(total, _DECIMALS), pool)
    crowding = scores[:, : min(_NEIGHBOURS, pool)].mean(axis=1)
    scaled = np.round(scores - scaling * crowding[others], _DECIMALS)
    return [
        sorted(zip(others[row].tolist(), scaled[row].tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
        for row in range(count)
    ]


def _highest(values: Matrix, count: int) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Returns the columns and values of the `count` highest of each row, the highest first, the lower column at a tie.

    Only what is no lower than the last of them is sorted, which takes a fifth of the time of sorting all.
    """
    columns = np.zeros((len(values), count), dtype=np.intp)
    least = np.partition(values, -count, axis=1)[:, -count]
    for row, (line, limit) in enumerate(zip(values, least, strict=True)):
        found = np.flatnonzero(line >= limit)
        columns[row] = found[np.argsort(-line[found], kind="stable")[:count]]
    scores: NDArray[np.float64] = np.take_along_axis(values, columns, axis=1).astype(np.float64)
    return columns, np.round(scores, _DECIMALS)


def _spread(similarities: Matrix, sample: NDArray[np.intp]) -> tuple[float, float]:
    """Returns mean and standard deviation of similarities between different papers; 1 for a deviation of nothing."""
    apart = np.ones(similarities.shape, dtype=bool)
    apart[np.arange(len(sample)), sample] = False
    values = similarities[apart].astype(np.float64)
    return round(float(values.mean()), 6), round(float(values.std()), 6) or 1.0


def balanced(candidates: Sequence[Candidates], limit: int) -> list[Candidates]:
    """Chooses from each paper's candidates so that none stands in more than 40 lists, and none in no list if it can."""
    chosen: list[Candidates] = [[] for _ in candidates]
    uses = [0] * len(candidates)
    for score, position, other in _closest_first(candidates):
        if len(chosen[position]) < limit and uses[other] < MOST_LISTS:
            chosen[position].append((other, score))
            uses[other] += 1
    for position, row in enumerate(candidates):
        host = next((other for other, _ in row if len(chosen[other]) <= limit), None)
        if not uses[position] and host is not None:
            score = next((score for other, score in candidates[host] if other == position), row[0][1])
            chosen[host].append((position, score))
    return [sorted(row, key=lambda pair: (-pair[1], pair[0])) for row in chosen]


def _closest_first(candidates: Sequence[Candidates]) -> Iterator[tuple[float, int, int]]:
    """Yields score, paper and candidate, by rank in the lists and then by score."""
    longest = max(map(len, candidates), default=0)
    for rank in range(longest):
        met = [(*row[rank][::-1], position) for position, row in enumerate(candidates) if rank < len(row)]
        for score, other, position in sorted(met, key=lambda each: (-each[0], each[2], each[1])):
            yield score, position, other
