"""Stage 3, analysis: what is computed of each text only once, and an embedder that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding.store import VectorStore, text_digest
from builder.progress import Progress

STORED = np.dtype("<f2")
_BATCH = 60_000  # characters that are embedded and kept at once: a second or two of work
_FEWEST = 30  # texts in a batch, however long: no model reads more than their beginning
_OVERHEAD = 20  # characters that a text counts for beside its own
_LONG = 20  # texts to embed from which on the progress is worth showing
_LENGTH_SLIP = 0.01  # by which a kept vector may miss the length 1


class Kept:
    """Bytes that are made of texts, each computed once and kept from build to build."""

    def __init__(
        self,
        compute: Callable[[Sequence[str]], Sequence[bytes]],
        is_whole: Callable[[bytes, str], bool],
        store: VectorStore | None,
        progress: Progress,
    ) -> None:
        """`is_whole` says whether what the store has can be what was kept of a text: else it is computed again."""
        self._compute = compute
        self._is_whole = is_whole
        self._store = store
        self._progress = progress

    def of(self, texts: Sequence[str]) -> list[bytes]:
        """Returns what is made of each text."""
        digests = [text_digest(text) for text in texts]
        by_digest = dict(zip(digests, texts, strict=True))
        kept = self._store.get(list(by_digest)) if self._store else {}
        found = {
            digest: value
            for digest, value in kept.items()
            if digest in by_digest and isinstance(value, bytes) and self._is_whole(value, by_digest[digest])
        }
        missing = {digest: text for digest, text in by_digest.items() if digest not in found}
        computed = self._computed(missing)
        if len(missing) >= _LONG:
            computed = self._progress.track(computed, "reading for meaning", len(missing))
        found.update(computed)
        return [found[digest] for digest in digests]

    def _computed(self, missing: Mapping[bytes, str]) -> Iterator[tuple[bytes, bytes]]:
        """Yields each digest with what is made of its text; what was yielded is kept, whatever becomes of the rest."""
        for batch in _batches(missing):
            values = dict(zip(batch, self._compute([missing[digest] for digest in batch]), strict=True))
            if self._store:
                self._store.put(values)
            yield from values.items()


class KeptEmbedder:
    """Wraps a model; its vectors are rounded to half precision, the same whether kept or just computed.

    Processors differ in the seventh digit of a vector: what is derived from one must not.
    """

    def __init__(
        self,
        compute: Callable[[Sequence[str]], NDArray[np.float32]],
        dimensions: int,
        store: VectorStore | None,
        progress: Progress,
    ) -> None:
        """`compute` returns rows of length 1 or 0, shape (texts, dimensions)."""
        self._dimensions = dimensions
        self._kept = Kept(
            lambda texts: [row.tobytes() for row in compute(texts).astype(STORED)], self._is_whole, store, progress
        )

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Returns unit rows, shape (len(texts), dimensions); a zero row for a text without a word."""
        rows = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for index, vector in enumerate(self._kept.of(texts)):
            rows[index] = np.frombuffer(vector, dtype=STORED)
        return rows

    def _is_whole(self, vector: bytes, text: str) -> bool:
        if len(vector) != self._dimensions * STORED.itemsize:
            return False
        length = float(np.linalg.norm(np.frombuffer(vector, dtype=STORED).astype(np.float32)))
        if length == 0:
            return not any(map(str.isalnum, text))
        return abs(length - 1) < _LENGTH_SLIP


def _batches(texts: Mapping[bytes, str]) -> Iterator[list[bytes]]:
    """Yields digests whose texts have some 60,000 characters together."""
    batch: list[bytes] = []
    length = 0
    for digest, text in texts.items():
        batch.append(digest)
        length += min(len(text), _BATCH // _FEWEST) + _OVERHEAD
        if length >= _BATCH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
