"""Stage 3, analysis: the forward pass of a BERT encoder in NumPy, so that no deep learning framework is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float32]

_EPSILON = np.float32(1e-12)
_HALF = np.float32(0.5)
_GELU_ROWS = 48  # rows of a layer's inner values at once, so that they stay in the processor's cache
_ERF_SLOPE = np.float32(0.3275911 * 0.5**0.5)
_ERF_TERMS = tuple(map(np.float32, (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)))


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalisation (Ba et al. 2016)."""

    scale: Array
    shift: Array

    def __call__(self, rows: Array) -> Array:
        """Returns the rows, changed in place: mean 0 and variance 1 before scale and shift."""
        rows -= rows.mean(axis=-1, keepdims=True)
        variance = np.einsum("...i,...i->...", rows, rows)[..., None] / np.float32(rows.shape[-1])
        rows /= np.sqrt(variance + _EPSILON)
        rows *= self.scale
        rows += self.shift
        return rows


@dataclass(frozen=True, slots=True)
class Linear:
    """A weight matrix of shape (inputs, outputs) and a bias."""

    weight: Array
    bias: Array

    def __call__(self, rows: Array) -> Array:
        """Returns an array of shape (texts, tokens, outputs).

        One product for each text: were all rows one matrix, the last digits of each would hang on what stands beside it
        (linear algebra libraries add up the rows at a matrix's edge in another order, on some processors).
        """
        product: Array = rows @ self.weight
        product += self.bias
        return product


@dataclass(frozen=True, slots=True)
class Layer:
    """One block of self-attention and feed-forward (Vaswani et al. 2017)."""

    attention: Linear  # queries, already divided by the root of a head's width, keys and values side by side
    joined: Linear
    joined_norm: Norm
    inner: Linear
    outer: Linear
    outer_norm: Norm


class Encoder:
    """BERT (Devlin et al. 2019) with mean pooling (Reimers and Gurevych 2019)."""

    def __init__(self, tensors: Mapping[str, Array], heads: int) -> None:
        """`tensors` are the weights under their usual names. Raises KeyError where one is missing."""
        self._heads = heads
        self._words = tensors["embeddings.word_embeddings.weight"]
        kind = tensors["embeddings.token_type_embeddings.weight"][0]
        self._places = tensors["embeddings.position_embeddings.weight"] + kind
        self._norm = _norm(tensors, "embeddings")
        count = sum(name.endswith("intermediate.dense.weight") for name in tensors)
        self._layers = tuple(_layer(tensors, f"encoder.layer.{number}", heads) for number in range(count))

    def __call__(self, ids: NDArray[np.intp]) -> Array:
        """Returns unit rows, shape (texts, width), of token ids of shape (texts, tokens); no token is padding."""
        means: Array = self.states(ids).mean(axis=1)
        means /= np.linalg.norm(means, axis=1, keepdims=True)
        return means

    def states(self, ids: NDArray[np.intp], layers: int | None = None) -> Array:
        """Returns what each token is in its text, shape (texts, tokens, width), after all layers or the first ones."""
        rows: Array = self._norm(self._words[ids] + self._places[: ids.shape[1]])
        for layer in self._layers[:layers]:
            mixed = layer.joined(_attend(layer.attention(rows), self._heads))
            mixed += rows
            rows = layer.joined_norm(mixed)
            fed = layer.outer(_gelu(layer.inner(rows)))
            fed += rows
            rows = layer.outer_norm(fed)
        return rows


def _attend(mixed: Array, heads: int) -> Array:
    """Returns each token's weighted mean of the values of its text's tokens, shape (texts, tokens, width)."""
    texts, tokens, parts = mixed.shape
    width = parts // 3 // heads
    query, key, value = mixed.reshape(texts, tokens, 3, heads, width).transpose(2, 3, 0, 1, 4)
    result = np.empty((texts, tokens, heads, width), dtype=np.float32)
    for head in range(heads):  # one by one: the weights of all heads at once would not fit into the cache
        weights = query[head] @ key[head].transpose(0, 2, 1)
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        total = weights.sum(axis=-1, keepdims=True)
        result[:, :, head] = (weights @ value[head]) / total
    return result.reshape(texts, tokens, -1)


def _gelu(inner: Array) -> Array:
    """Returns x times the normal distribution function of x, in place.

    The error function is a polynomial times an exponential, wrong by 2e-7 at the most (Abramowitz and Stegun 1964,
    7.1.26): twice as fast as an exact one, and single floats hold no more.
    """
    rows = inner.reshape(-1, inner.shape[-1])
    for start in range(0, len(rows), _GELU_ROWS):
        part = rows[start : start + _GELU_ROWS]
        size = np.abs(part)
        step = size * _ERF_SLOPE
        step += np.float32(1)
        np.reciprocal(step, out=step)
        tail = step * _ERF_TERMS[0]
        for term in _ERF_TERMS[1:]:
            tail += term
            tail *= step
        np.multiply(size, size, out=step)
        step *= -_HALF
        np.exp(step, out=step)
        tail *= step  # 2 x (1 - the distribution function) of the size
        tail *= size
        tail *= _HALF
        np.maximum(part, 0, out=part)
        part -= tail
    return inner


def _layer(tensors: Mapping[str, Array], name: str, heads: int) -> Layer:
    parts = [_linear(tensors, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
    root = np.float32((len(parts[0].bias) // heads) ** 0.5)
    parts[0] = Linear(parts[0].weight / root, parts[0].bias / root)
    together = np.concatenate([part.weight for part in parts], axis=1)
    return Layer(
        attention=Linear(np.ascontiguousarray(together), np.concatenate([part.bias for part in parts])),
        joined=_linear(tensors, f"{name}.attention.output.dense"),
        joined_norm=_norm(tensors, f"{name}.attention.output"),
        inner=_linear(tensors, f"{name}.intermediate.dense"),
        outer=_linear(tensors, f"{name}.output.dense"),
        outer_norm=_norm(tensors, f"{name}.output"),
    )


def _linear(tensors: Mapping[str, Array], name: str) -> Linear:
    return Linear(np.ascontiguousarray(tensors[f"{name}.weight"].T), tensors[f"{name}.bias"])


def _norm(tensors: Mapping[str, Array], name: str) -> Norm:
    return Norm(tensors[f"{name}.LayerNorm.weight"], tensors[f"{name}.LayerNorm.bias"])
