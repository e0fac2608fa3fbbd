"""Stage 3, analysis: texts to vectors with a sentence-transformers that the user has; the only file that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODEL = "all-mpnet-base-v2"  # the best of its makers' general models; ours is the small sister of it

_INSTALL = "pip install sentence-transformers"
_FETCH = "python -c \"from sentence_transformers import SentenceTransformer as S; S('all-mpnet-base-v2')\""


@dataclass(frozen=True, slots=True)
class UsersModel:
    """A model in the user's own cache."""

    model: Any
    identity: str  # name, library version and dimensions
    dimensions: int

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Returns unit rows, shape (len(texts), dimensions); a zero row for a text without a word."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        filled = [index for index, text in enumerate(texts) if any(map(str.isalnum, text))]
        if filled:
            chosen = [texts[index] for index in filled]
            rows[filled] = self.model.encode(chosen, normalize_embeddings=True, show_progress_bar=False)
        return rows


def load() -> UsersModel | str:
    """Returns the model, or the command that would bring what is missing; nothing is ever fetched."""
    if find_spec("sentence_transformers") is None:
        return _INSTALL
    sentence_transformers = import_module("sentence_transformers")
    try:
        # On the processor: a graphics card gives other digits from run to run.
        model = sentence_transformers.SentenceTransformer(MODEL, device="cpu", local_files_only=True)
    except OSError:
        return _FETCH
    dimensions = int(np.asarray(model.encode(["word"], show_progress_bar=False)).shape[1])
    return UsersModel(model, f"{MODEL} sentence-transformers {sentence_transformers.__version__}", dimensions)
