"""Stage 3, analysis: how close a phrase is to its paper, by KeyBERT; the only file that knows KeyBERT."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from importlib.util import find_spec
from typing import Any

from builder.analysis.embedding.static import embed
from builder.problems import Code, Problem


def keybert_is_missing() -> bool:
    """Whether the package is not installed; a broken one still fails loudly."""
    return find_spec("keybert") is None


def missing_keybert() -> Problem:
    """What a survey's author is told then."""
    message = "the package keybert is not installed; phrases were ranked by collection statistics alone"
    return Problem(Code.KEYBERT_MISSING, None, message, "run: pip install --no-deps keybert==0.9.0")


def similarities(texts: Sequence[str], phrases: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """For each text its own phrases with their cosine to the text, -1 to 1 (Grootendorst, 2020).

    `phrases[i]` are the candidates of `texts[i]`; texts without candidates get an empty mapping. Needs KeyBERT.
    """
    found: list[dict[str, float]] = [{} for _ in texts]
    filled = [index for index, candidates in enumerate(phrases) if candidates]
    if not filled:
        return found
    with _unchecked():
        ranked = _keybert().extract_keywords(
            [str(index) for index in filled],  # a document is known by its place: equal texts may differ in candidates
            vectorizer=_vectorizer(lambda place: list(phrases[int(place)])),
            top_n=max(len(phrases[index]) for index in filled),
            doc_embeddings=embed([texts[index] for index in filled]),
        )
    lists = [ranked] if len(filled) == 1 else ranked  # KeyBERT unwraps the list of a single document
    for index, pairs in zip(filled, lists, strict=True):
        found[index] = {phrase: float(score) for phrase, score in pairs}
    return found


def _keybert() -> Any:
    """KeyBERT over our own vectors."""
    with warnings.catch_warnings():  # its import silences FutureWarning for the whole program
        from keybert import KeyBERT  # type: ignore[import-untyped]
        from keybert.backend import BaseEmbedder  # type: ignore[import-untyped]

    class Backend(BaseEmbedder):  # type: ignore[misc]
        """Embeds with the vectors that the rest of the analysis uses."""

        def embed(self, documents: Sequence[str], verbose: bool = False) -> Any:
            return embed([str(document) for document in documents])

    return KeyBERT(model=Backend())


def _unchecked() -> AbstractContextManager[None]:
    """Spares scikit-learn the checks of its arguments, which cost more than the cosines; ours are finite."""
    from sklearn import config_context  # type: ignore[import-untyped]

    unchecked: AbstractContextManager[None] = config_context(assume_finite=True, skip_parameter_validation=True)
    return unchecked


def _vectorizer(candidates: Callable[[str], list[str]]) -> Any:
    """Hands KeyBERT the candidates that we chose instead of n-grams."""
    from sklearn.feature_extraction.text import CountVectorizer  # type: ignore[import-untyped]

    return CountVectorizer(analyzer=candidates)
