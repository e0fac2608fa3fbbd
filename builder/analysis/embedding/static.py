"""Stage 3, analysis: texts to vectors with WordLlama, from the weights in its wheel; the only file that knows it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding.store import well_formed
from builder.analysis.embedding.tokens import TokenNumbers, means

DIMENSIONS = 256
_DECIMALS = 5  # processors differ in the seventh: what is derived from a vector must not


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors of the texts' meanings, shape (len(texts), 256); a zero row for a text without a word.

    The mean of static token vectors (WordLlama, 2024), so that a row depends on its own text alone.
    """
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    filled = [index for index, text in enumerate(texts) if text.strip()]
    if not filled:
        return rows
    model = _model()
    rows[filled] = means(model.embedding, _tokens().of([well_formed(texts[index]) for index in filled]))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.round(rows / np.where(lengths > 0, lengths, 1), _DECIMALS).astype(np.float32)


@cache
def _tokens() -> TokenNumbers:
    return TokenNumbers(_model().tokenizer)


@cache
def _model() -> Any:
    """The tokenizer and the token table; importing the package sets up logging, which is undone."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    import wordllama  # type: ignore[import-untyped]

    root.handlers[:] = handlers
    root.setLevel(level)
    folder = Path(wordllama.__file__).parent
    model = wordllama.WordLlama.load(cache_dir=folder, dim=DIMENSIONS, disable_download=True)
    model.tokenizer.no_padding()  # a long text must not make its neighbours long
    return model
