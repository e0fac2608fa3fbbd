"""Stage 3, analysis: where phrases begin and end, by what MiniLM makes of each word among its neighbours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding import minilm
from builder.analysis.embedding.kept import STORED, Kept
from builder.analysis.embedding.store import VectorStore
from builder.analysis.language.noun_phrases import Reach
from builder.analysis.language.phrase_index import phrases_by_chunk
from builder.analysis.language.text import word_bounds
from builder.progress import Silent
from builder.records import Paper

Odds = NDArray[np.float16]  # shape (words, 3): log odds that a keyphrase begins with a word, holds it, ends with it

UNKNOWN = -9.0  # log odds of a word that the model has not read, and of one that is not there
BOUNDARY_KINDS = ("begins", "holds", "ends")

# The columns in their order, with what stands in them: of a phrase's places the one with the largest sum.
BOUNDARY_FEATURES: Mapping[str, str] = {
    "begins": "log odds that a keyphrase begins with its first word",
    "ends": "log odds that one ends with its last word",
    "least_held": "the least of the log odds that one holds its words",
    "mean_held": "the mean of those",
    "held_before": "log odds that one holds the word before it",
    "held_behind": "log odds that one holds the word behind it",
    "ends_inside": "the largest log odds that one ends with a word before its last",
    "begins_inside": "the largest log odds that one begins with a word behind its first",
    "bounded": "the sum of begins, ends and least_held",
}


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Three logistic regressions over the state of a word after some layers of MiniLM."""

    layers: int
    weights: NDArray[np.float64]  # shape (384, 3)
    bias: NDArray[np.float64]  # shape (3,)

    @property
    def identity(self) -> str:
        """What log odds depend on beside the text."""
        own = hashlib.sha256(self.weights.tobytes() + self.bias.tobytes()).hexdigest()
        return f"{minilm.IDENTITY}; boundaries {self.layers} {own}"


class BoundaryReader:
    """Reads texts for where phrases begin and end, each only once."""

    def __init__(self, boundaries: Boundaries, store: Path | None) -> None:
        """`store` is the file that keeps vectors from build to build, None keeps nothing."""
        self._boundaries = boundaries
        kept = VectorStore(store, boundaries.identity) if store else None
        self._kept = Kept(lambda texts: list(map(_bytes, self._computed(texts))), _is_whole, kept, Silent())

    def read(self, papers: Sequence[Paper]) -> list[Odds]:
        """Returns the log odds of each paper's words, title and abstract as one text."""
        return list(map(_odds, self._kept.of([text_of(paper) for paper in papers])))

    def _computed(self, texts: Sequence[str]) -> Iterator[Odds]:
        own = self._boundaries
        for text, (numbers, states) in zip(texts, word_states(texts, own.layers), strict=True):
            yield odds_of(own, len(word_bounds(text)), numbers, states)


def odds_of(boundaries: Boundaries, words: int, numbers: Sequence[int], states: NDArray[np.float32]) -> Odds:
    """Returns the log odds of so many words, of which those with these numbers were read."""
    odds = np.full((words, len(BOUNDARY_KINDS)), UNKNOWN, dtype=np.float16)
    odds[numbers] = (states.astype(np.float64) @ boundaries.weights + boundaries.bias).astype(np.float16)
    return odds


def text_of(paper: Paper) -> str:
    """Returns the text that is read of a paper."""
    return f"{paper.title}. {paper.abstract}"


def word_states(texts: Sequence[str], layers: int) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
    """Yields for each text the numbers of the words that were read, and the mean of their tokens' states.

    The states have the shape (words read, 384).
    """
    for text, (places, states) in zip(texts, minilm.read_tokens(texts, layers), strict=True):
        numbers: list[int] = []
        rows: list[NDArray[np.float32]] = []
        token = 0
        for number, (start, end) in enumerate(word_bounds(text)):
            while token < len(places) and places[token][1] <= start:
                token += 1
            last = token
            while last < len(places) and start < places[last][1] and places[last][0] < end:
                last += 1
            if last > token:
                numbers.append(number)
                rows.append(states[token:last].mean(axis=0))
        yield numbers, np.array(rows, dtype=np.float32).reshape(len(rows), minilm.DIMENSIONS)


def boundary_rows(paper: Paper, keys: Iterable[str], odds: Odds, reach: Reach) -> NDArray[np.float64]:
    """Returns one row for each phrase of the paper, shape (len(keys), len(BOUNDARY_FEATURES))."""
    bounds = word_bounds(text_of(paper))
    first = {start: number for number, (start, _) in enumerate(bounds)}
    last = {end: number for number, (_, end) in enumerate(bounds)}
    known = odds.astype(np.float64).tolist()
    best: dict[str, tuple[float, ...]] = {}
    for text, shift in ((paper.title, 0), (paper.abstract, len(paper.title) + 2)):
        for chunk, places in phrases_by_chunk(text, reach):
            for key, _, opening, closing in places:
                start = first.get(chunk[opening].span.start + shift)
                end = last.get(chunk[closing - 1].span.end + shift)
                if start is not None and end is not None:
                    row = _row(known, start, end)
                    if key not in best or row[-1] > best[key][-1]:
                        best[key] = row
    nothing = (UNKNOWN,) * len(BOUNDARY_FEATURES)
    return np.array([best.get(key, nothing) for key in keys], dtype=np.float64).reshape(-1, len(BOUNDARY_FEATURES))


def _row(odds: Sequence[Sequence[float]], start: int, end: int) -> tuple[float, ...]:
    """The columns of BOUNDARY_FEATURES for the words from `start` to `end`, both included."""
    begins, ends = odds[start][0], odds[end][2]
    held = [word[1] for word in odds[start : end + 1]]
    return (
        begins,
        ends,
        min(held),
        sum(held) / len(held),
        odds[start - 1][1] if start else UNKNOWN,
        odds[end + 1][1] if end + 1 < len(odds) else UNKNOWN,
        max((word[2] for word in odds[start:end]), default=UNKNOWN),
        max((word[0] for word in odds[start + 1 : end + 1]), default=UNKNOWN),
        begins + ends + min(held),
    )


def _bytes(odds: Odds) -> bytes:
    return odds.astype(STORED).tobytes()


def _odds(kept: bytes) -> Odds:
    return np.frombuffer(kept, dtype=STORED).reshape(-1, len(BOUNDARY_KINDS)).astype(np.float16)


def _is_whole(kept: bytes, text: str) -> bool:
    size = len(word_bounds(text)) * len(BOUNDARY_KINDS) * STORED.itemsize
    return len(kept) == size and bool(np.isfinite(_odds(kept)).all())
