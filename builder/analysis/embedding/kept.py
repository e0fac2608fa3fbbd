"""Stage 3, analysis: an embedder that computes each text once and keeps what it has computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding.store import VectorStore, text_digest
from builder.progress import Progress

_STORED = np.dtype("<f2")
_BATCH = 60_000  # characters that are embedded and kept at once: a second or two of work
_FEWEST = 30  # texts in a batch, however long: no model reads more than their beginning
_OVERHEAD = 20  # characters that a text counts for beside its own
_LONG = 20  # texts to embed from which on the progress is worth showing
_LENGTH_SLIP = 0.01  # by which a kept vector may miss the length 1


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
        self._compute = compute
        self._dimensions = dimensions
        self._store = store
        self._progress = progress

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Returns unit rows, shape (len(texts), dimensions); a zero row for a text without a word."""
        digests = [text_digest(text) for text in texts]
        by_digest = dict(zip(digests, texts, strict=True))
        found = self._kept(by_digest)
        missing = {digest: text for digest, text in by_digest.items() if digest not in found}
        computed = self._computed(missing)
        if len(missing) >= _LONG:
            computed = self._progress.track(computed, "reading for meaning", len(missing))
        found.update(computed)
        rows = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for index, digest in enumerate(digests):
            rows[index] = np.frombuffer(found[digest], dtype=_STORED)
        return rows

    def _kept(self, texts: Mapping[bytes, str]) -> dict[bytes, bytes]:
        kept = self._store.get(list(texts)) if self._store else {}
        return {digest: vector for digest, vector in kept.items() if self._is_whole(vector, texts.get(digest, ""))}

    def _is_whole(self, vector: object, text: str) -> bool:
        """Whether it can be what was kept: a garbled one is computed again."""
        if not isinstance(vector, bytes) or len(vector) != self._dimensions * _STORED.itemsize:
            return False
        length = float(np.linalg.norm(np.frombuffer(vector, dtype=_STORED).astype(np.float32)))
        if length == 0:
            return not any(map(str.isalnum, text))
        return abs(length - 1) < _LENGTH_SLIP

    def _computed(self, missing: Mapping[bytes, str]) -> Iterator[tuple[bytes, bytes]]:
        """Yields each digest with its vector; what has been yielded is kept, whatever becomes of the rest."""
        for batch in _batches(missing):
            rows = self._compute([missing[digest] for digest in batch]).astype(_STORED)
            vectors = {digest: row.tobytes() for digest, row in zip(batch, rows, strict=True)}
            if self._store:
                self._store.put(vectors)
            yield from vectors.items()


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
