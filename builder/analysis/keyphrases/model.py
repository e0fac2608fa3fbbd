"""Stage 3, analysis: the learned weights of a style of keyphrases, read from weights/ and checked."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from builder.analysis.keyphrases.boundaries import BOUNDARY_FEATURES, BOUNDARY_KINDS, Boundaries
from builder.analysis.keyphrases.evidence import FEATURES

Style: TypeAlias = Literal["author", "dense"]
Vectors: TypeAlias = Literal["minilm", "static"]  # what turns words into vectors: MiniLM's table of tokens or WordLlama
Numbers: TypeAlias = NDArray[np.float64]

# What a word may be to a phrase: all of it, its last word, its first, any but the last, the words before it and behind.
ROLES = ("alone", "head", "opening", "modifier", "before", "after")


@dataclass(frozen=True, slots=True)
class Bins:
    """A weight for each stretch between edges: weights[0] below edges[0], weights[-1] from edges[-1] on."""

    edges: Numbers
    weights: Numbers

    def __call__(self, values: Numbers) -> Numbers:
        """Returns the weight of each value, in the shape of `values`."""
        found: Numbers = self.weights[np.searchsorted(self.edges, values, side="right")]
        return found


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression over binned evidence and word vectors; a person can read what each number does."""

    bias: float
    features: Mapping[str, Bins]  # by name, each one of FEATURES
    vectors: Vectors
    words: Numbers  # shape (dimensions, len(ROLES)): what a word vector is multiplied with in each
    asked: int  # phrases of a paper that KeyBERT is asked about, the best so far
    similarity: Bins  # what its answer adds
    boundaries: Boundaries | None = None  # what tells where phrases begin and end, for styles that gain by it

    def sums(self, rows: Numbers) -> Numbers:
        """Returns for rows of evidence, shape (phrases, features), the log odds before all else counts."""
        return self.bias + self._weighed(rows, FEATURES)

    def boundary_sums(self, rows: Numbers) -> Numbers:
        """Returns for rows of `boundary_rows` what they add to the log odds."""
        return self._weighed(rows, BOUNDARY_FEATURES)

    def _weighed(self, rows: Numbers, names: Iterable[str]) -> Numbers:
        total = np.zeros(len(rows))
        for column, name in enumerate(names):
            if name in self.features:
                total += self.features[name](rows[:, column])
        return total


@cache
def load_model(style: Style, vectors: Vectors = "minilm") -> Model:
    """Returns the weights of a style for word vectors. Raises ValueError for a file that does not fit this program."""
    name = f"weights/{style}-{vectors}.json"
    text = files("builder.analysis.keyphrases").joinpath(name).read_text(encoding="utf-8")
    try:
        return parse_model(json.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        reason = f"lacks {error}" if isinstance(error, KeyError) else error
        raise ValueError(f"{name}: {reason}; make it again with benchmarks/train_keyphrases.py") from error


def parse_model(data: Mapping[str, Any]) -> Model:
    """Returns the model that a weights file describes. Raises KeyError, TypeError or ValueError where it does not."""
    boundaries = _boundaries(data["boundaries"]) if "boundaries" in data else None
    unknown = sorted(data["features"].keys() - FEATURES.keys() - (BOUNDARY_FEATURES.keys() if boundaries else set()))
    if unknown:
        raise ValueError(f"unknown features {', '.join(unknown)}")
    if data["vectors"] not in get_args(Vectors):
        raise ValueError(f"unknown vectors {data['vectors']}, expected one of {', '.join(get_args(Vectors))}")
    columns = [_numbers(role, data["words"][role]) for role in ROLES]
    if len({len(column) for column in columns}) != 1:
        raise ValueError("the word weights differ in length")
    return Model(
        bias=float(_numbers("bias", [data["bias"]])[0]),
        features={name: _bins(name, bins) for name, bins in data["features"].items()},
        vectors=data["vectors"],
        words=np.column_stack(columns),
        asked=int(data["similarity"]["asked"]),
        similarity=_bins("similarity", data["similarity"]),
        boundaries=boundaries,
    )


def _boundaries(data: Mapping[str, Any]) -> Boundaries:
    weights = np.column_stack([_numbers(kind, data["weights"][kind]) for kind in BOUNDARY_KINDS])
    return Boundaries(int(data["layers"]), weights, _numbers("bias", [data["bias"][kind] for kind in BOUNDARY_KINDS]))


def _bins(name: str, data: Mapping[str, Any]) -> Bins:
    edges, weights = _numbers(name, data["edges"]), _numbers(name, data["weights"])
    if len(weights) != len(edges) + 1:
        raise ValueError(f"{name} has {len(edges)} edges and {len(weights)} weights, expected one weight more")
    if any(one >= other for one, other in pairwise(edges)):
        raise ValueError(f"the edges of {name} do not rise")
    return Bins(edges, weights)


def _numbers(name: str, values: Sequence[float]) -> Numbers:
    if not all(isinstance(value, (int, float)) and math.isfinite(value) for value in values):
        raise ValueError(f"{name} holds something else than numbers")
    return np.array(values, dtype=np.float64)
