"""How the words of the search are trained: rows whose sums lie near what the lessons say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.meaning_lessons import Lesson, unit

_RUNS = 3  # by different chance; their mean says less of chance (Wortsman et al. 2022)
_STEPS = 700
_RATE, _WEIGHT_RATE = 0.002, 0.012
_TEMPERATURE = 0.07
_OTHERS = 1024  # aims that a text is told from, beside those of the texts that are learned with it
_STAY = 1e-3  # what it counts that a word does not move


class Adam:
    """One array that steps down its gradient (Kingma and Ba 2015)."""

    def __init__(self, values: Any, rate: float) -> None:
        self.values, self.rate, self.steps = values, rate, 0
        self.mean, self.square = np.zeros_like(values), np.zeros_like(values)

    def step(self, gradient: Any, share: float) -> None:
        """Takes one step, so much of the whole rate."""
        self.steps += 1
        self.mean += 0.1 * (gradient - self.mean)
        self.square += 0.01 * (gradient * gradient - self.square)
        room = np.sqrt(self.square / (1 - 0.99**self.steps)) + 1e-8
        self.values -= share * self.rate * (self.mean / (1 - 0.9**self.steps)) / room


def fit(vectors: Any, lessons: Sequence[Lesson]) -> tuple[Any, Any]:
    """Returns what each word adds to a text, and the matrix that turns a word's own vector into that.

    `vectors` are the words' own, unit rows. A word that is in no lesson has its own vector, turned.
    """
    runs = [_run(vectors, lessons, np.random.default_rng(number)) for number in range(_RUNS)]
    return sum(rows for rows, _ in runs) / _RUNS, sum(turn for _, turn in runs) / _RUNS


def _run(vectors: Any, lessons: Sequence[Lesson], chance: np.random.Generator) -> tuple[Any, Any]:
    turn = Adam(np.eye(vectors.shape[1], dtype=np.float32), _RATE)
    weight = Adam(np.zeros(len(vectors), np.float32), _WEIGHT_RATE)
    move = Adam(np.zeros_like(vectors), _RATE)
    for step in range(_STEPS):
        grown = np.exp(weight.values)[:, None]
        base = grown * vectors + move.values
        back, turned = np.zeros_like(base), np.zeros_like(turn.values)
        for lesson in lessons:
            chosen = chance.choice(len(lesson.owners), min(lesson.batch, len(lesson.owners)), replace=False)
            others = chance.integers(len(lesson.aims), size=_OTHERS)
            aims, places = np.unique(np.concatenate([lesson.owners[chosen], others]), return_inverse=True)
            bags = lesson.bags[chosen]
            sums = bags @ base
            gradient = _gradient(sums @ turn.values, lesson, lesson.aims[aims], places[: len(chosen)])
            turned += sums.T @ gradient
            back += bags.T @ (gradient @ turn.values.T)
        share = min(1.0, 2 * (1 - step / _STEPS))
        turn.step(turned, share)
        weight.step((back * vectors).sum(axis=1) * grown[:, 0] + 1e-5 * weight.values, share)
        move.step(back + _STAY * move.values, share)
    return (np.exp(weight.values)[:, None] * vectors + move.values) @ turn.values, turn.values


def _gradient(sums: Any, lesson: Lesson, aims: Any, places: Any) -> Any:
    """Returns how the loss changes with each text's sum; `places` are those of its own aim."""
    lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6
    units = sums / lengths
    odds = units @ aims.T / _TEMPERATURE
    shares = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(places)), places] -= 1
    gradient = lesson.apart * (shares @ aims) / _TEMPERATURE - lesson.near * aims[places]
    return (gradient - (gradient * units).sum(axis=1, keepdims=True) * units) / lengths / len(places)


def judged(rows: Any, held: Lesson) -> str:
    """Says how near texts held out lie to their aims, and how well they find them among all."""
    cosines = unit(held.bags @ rows) @ held.aims.T
    own = cosines[np.arange(len(held.owners)), held.owners]
    ranks = 1 + (cosines > own[:, None]).sum(axis=1)
    found = f"MRR {np.mean(1 / ranks):.3f}, hit@5 {np.mean(ranks <= 5):.3f} among {len(held.aims)}"
    return f"{held.name}: {len(held.owners)} held out, cosine {own.mean():.3f}, {found}"
