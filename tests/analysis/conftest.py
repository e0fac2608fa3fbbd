"""The first survey's listing, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.merging import merge
from builder.records import Paper
from builder.sources import read_sources

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def listing() -> tuple[Paper, ...]:
    papers, _ = merge(item for item in read_sources(CONTENT / "papers", CONTENT.parent) if isinstance(item, Paper))
    return papers


@pytest.fixture(scope="session")
def listing_texts(listing: tuple[Paper, ...]) -> list[str]:
    return [text for paper in listing for text in (paper.title, paper.abstract)]
