"""Stage 4c: a Survey becomes the data that the site's scripts load, so that a page can show what no page lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from builder.data.blocks import export_blocks, record_blocks
from builder.data.columns import columns
from builder.data.contents import Contents, Entries
from builder.data.map import map_data
from builder.data.marks import former, marks
from builder.data.names import names
from builder.data.phrases import phrases
from builder.data.summary import summary
from builder.data.words import search_files
from builder.records import DataFile

__all__ = ["DATA_KINDS", "Contents", "Entries", "render_data"]

DataKind: TypeAlias = Callable[[Contents], Iterator[DataFile]]

DATA_KINDS: tuple[tuple[str, DataKind], ...] = (
    ("the survey in a few numbers", summary),
    ("one column of all papers", columns),
    ("all that is known of some papers", record_blocks),
    ("the map of the papers", map_data),
    ("bibliography entries of some papers", export_blocks),
    ("what the search looks into", search_files),
    ("names of tags and topics", names),
    ("marks of papers, by which a browser knows new ones", marks),
    ("ids that papers had", former),
    ("phrases that papers are likened by", phrases),
)


def render_data(contents: Contents) -> Iterator[DataFile]:
    """Yields every data file, kind by kind. Papers are numbered in order of id, from 0."""
    for _, files in DATA_KINDS:
        yield from files(contents)
