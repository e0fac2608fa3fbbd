"""Stage 4c, data: "survey", the first file that a script loads: how much there is, and how it is cut."""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.columns import filled_columns
from builder.data.contents import BLOCK, EXPORT_BLOCK, Contents
from builder.records import DataFile


def summary(contents: Contents) -> Iterator[DataFile]:
    """Yields the file "survey"."""
    formats = [
        {
            "name": name,
            "extension": entries.extension,
            "head": entries.head,
            "between": entries.between,
            "tail": entries.tail,
        }
        for name, entries in contents.exports.items()
    ]
    yield DataFile(
        "survey",
        {
            "papers": len(contents.survey.papers),
            "block": BLOCK,
            "exportBlock": EXPORT_BLOCK,
            "columns": filled_columns(contents),
            "exports": formats,
        },
    )
