"""Stage 4c, data: what papers and words mean, as vectors: "search/papers/<number>" and "search/meaning/<number>"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.data.contents import Contents
from builder.records import DataFile


def meaning_guide(contents: Contents) -> dict[str, Any] | None:
    """Returns what a script must know to read the parts."""
    return None


def meaning_parts(contents: Contents) -> Iterator[DataFile]:
    """Yields the papers' vectors and the words' vectors."""
    yield from ()
