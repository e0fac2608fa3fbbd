"""Stage 3, analysis: texts to vectors, by the model that the survey asks for, each text only once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from builder.problems import Problem

Matrix: TypeAlias = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors."""

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Returns unit rows, shape (len(texts), dimensions); a zero row for a text without a word."""


def open_embedder(choice: str, papers: int, store: Path | None) -> tuple[Embedder, list[Problem]]:
    """Returns what embeds a collection of so many papers, and what is wrong with the choice.

    `choice` is Settings.embedding; `store` is the file that keeps vectors from build to build, None keeps nothing.
    """
    from builder.analysis.embedding import static

    return static, []
