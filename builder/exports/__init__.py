"""Stage 4b: papers become the bibliography formats that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from builder.exports.bibtex import bibtex_entries, bibtex_entry
from builder.exports.csl import csl_items
from builder.exports.jsonl import json_lines, plain_record
from builder.exports.keys import bibtex_keys
from builder.exports.markdown import MARKDOWN_HEADER, markdown_rows
from builder.exports.ris import ris_records
from builder.exports.table import HEADER, csv_rows
from builder.records import Paper

__all__ = ["EXPORTS", "Export", "bibliography", "bibtex_keys", "plain_record"]


@dataclass(frozen=True, slots=True)
class Export:
    """One format to write. A file is a head, the papers' entries and a tail, so that any of them make one."""

    name: str  # as one types it: "csl-json"
    extension: str  # with the dot
    entries: Callable[[Sequence[Paper]], list[str]]  # papers to one text each, in their order
    head: str = ""
    between: str = ""  # two entries
    tail: str = ""
    is_for_readers: bool = True  # else it serves programs, and the site leaves it out

    def write(self, papers: Sequence[Paper]) -> str:
        """Returns a whole file, the papers in their order."""
        return f"{self.head}{self.between.join(self.entries(papers))}{self.tail}"


EXPORTS: tuple[Export, ...] = (
    Export("bibtex", ".bib", bibtex_entries, between="\n"),
    Export("ris", ".ris", ris_records),
    Export("csl-json", ".json", csl_items, "[\n", ",\n", "\n]\n"),
    Export("csv", ".csv", csv_rows, HEADER),
    Export("jsonl", ".jsonl", json_lines, is_for_readers=False),
    Export("markdown", ".md", markdown_rows, MARKDOWN_HEADER),
)


def bibliography(papers: Collection[Paper]) -> dict[str, str]:
    """Maps each paper's id to its BibTeX entry, under a key that no other paper has."""
    keys = bibtex_keys(papers)
    return {paper.id: bibtex_entry(paper, keys[paper.id]) for paper in papers}
