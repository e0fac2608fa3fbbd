"""Learning where keyphrases begin and end, for `benchmarks.train_keyphrases`: what is right, and the weights."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from benchmarks.keyphrases import stemmed
from builder.analysis.keyphrases.boundaries import (
    BOUNDARY_FEATURES,
    BOUNDARY_KINDS,
    UNKNOWN,
    Boundaries,
    Odds,
    boundary_rows,
    odds_of,
    text_of,
    word_states,
)
from builder.analysis.keyphrases.ranking import REACH, Candidates
from builder.analysis.language.text import word_bounds

LAYERS = 3  # of six; four tell a little more and take a third longer, and later ones tell less again
_RIDGE = 10.0
_PARTS = 3  # log odds of a paper come from weights that were learned on the others
_STRETCHES = 12


class Texts:
    """The words of many papers with their states and with what is right, kept for several fits."""

    def __init__(self, candidates: Sequence[Candidates], golds: Sequence[Set[str]]) -> None:
        """`golds` are the stemmed gold keyphrases of each paper."""
        self._candidates = candidates
        texts = [text_of(each.paper) for each in candidates]
        self._words = [len(word_bounds(text)) for text in texts]
        read = list(word_states(texts, LAYERS))
        self._numbers = [numbers for numbers, _ in read]
        self._states = np.vstack([states for _, states in read])
        marks = [_marks(text, gold) for text, gold in zip(texts, golds, strict=True)]
        self._marks = np.vstack([mark[numbers] for mark, numbers in zip(marks, self._numbers, strict=True)])
        self._owners = np.repeat(np.arange(len(texts)), [len(numbers) for numbers in self._numbers])

    def fit(self) -> tuple[Boundaries, NDArray[np.float64]]:
        """The weights learned from all papers, and rows of evidence from weights that did not see the paper."""
        rows: list[NDArray[np.float64]] = [np.zeros((0, 0))] * len(self._candidates)
        for part in range(_PARTS):
            own = self._fitted(self._owners % _PARTS != part)
            for paper in range(part, len(self._candidates), _PARTS):
                each = self._candidates[paper]
                rows[paper] = boundary_rows(each.paper, each.index, self._odds(paper, own), REACH["dense"])
        return self._fitted(self._owners >= 0), np.vstack(rows)

    def _fitted(self, chosen: NDArray[np.bool_]) -> Boundaries:
        states, marks = self._states[chosen], self._marks[chosen]
        width, kinds = states.shape[1], len(BOUNDARY_KINDS)

        def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            weights = flat[:-kinds].reshape(width, kinds)
            sums = (states @ weights.astype(np.float32)).astype(np.float64) + flat[-kinds:]
            error = 1 / (1 + np.exp(-sums)) - marks
            slope = (states.T @ error.astype(np.float32)).astype(np.float64) + _RIDGE * weights
            size = float(np.sum(np.logaddexp(0, sums) - marks * sums) + _RIDGE / 2 * np.sum(weights**2))
            return size, np.concatenate([slope.ravel(), error.sum(axis=0)])

        found = minimize(loss, np.zeros((width + 1) * kinds), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
        return Boundaries(LAYERS, np.round(found[:-kinds].reshape(width, kinds), 3), np.round(found[-kinds:], 3))

    def _odds(self, paper: int, own: Boundaries) -> Odds:
        return odds_of(own, self._words[paper], self._numbers[paper], self._states[self._owners == paper])


def edges_of(rows: NDArray[np.float64]) -> dict[str, list[float]]:
    """Edges for each of BOUNDARY_FEATURES between which about as many phrases lie; what is unknown lies apart."""
    found = {}
    for name, values in zip(BOUNDARY_FEATURES, rows.T, strict=True):
        known = values[values > UNKNOWN]
        cuts = np.quantile(known, np.linspace(0, 1, _STRETCHES + 1)[1:-1])
        found[name] = [UNKNOWN + 0.5, *np.unique(np.round(cuts, 2)).tolist()]
    return found


def as_data(boundaries: Boundaries) -> dict[str, Any]:
    """The weights as they stand in a file."""
    return {
        "layers": boundaries.layers,
        "bias": dict(zip(BOUNDARY_KINDS, boundaries.bias.tolist(), strict=True)),
        "weights": dict(zip(BOUNDARY_KINDS, boundaries.weights.T.tolist(), strict=True)),
    }


def _marks(text: str, gold: Set[str]) -> NDArray[np.float64]:
    """For each word whether a gold keyphrase begins with it, holds it, ends with it."""
    bounds = word_bounds(text)
    stems: list[str] = []
    owners: list[int] = []
    for number, (start, end) in enumerate(bounds):
        own = stemmed(text[start:end]).split()
        stems += own
        owners += [number] * len(own)
    marks = np.zeros((len(bounds), len(BOUNDARY_KINDS)))
    line = f" {' '.join(stems)} "
    for phrase in gold - {""}:
        for found in re.finditer(f"(?= {re.escape(phrase)} )", line):
            first = line[: found.start()].count(" ")
            last = first + phrase.count(" ")
            marks[owners[first], 0] = marks[owners[last], 2] = 1
            marks[owners[first] : owners[last] + 1, 1] = 1
    return marks
