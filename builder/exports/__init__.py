"""Stage 4b: papers become the bibliography formats that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from builder.exports.bibtex import bibtex, bibtex_entry
from builder.exports.csl import csl_json
from builder.exports.jsonl import json_lines, plain_record
from builder.exports.keys import bibtex_keys
from builder.exports.ris import ris
from builder.exports.table import csv_table
from builder.records import Paper

__all__ = ["EXPORTS", "Export", "bibliography", "bibtex_keys", "plain_record"]


@dataclass(frozen=True, slots=True)
class Export:
    """One format to write."""

    name: str  # as one types it: "csl-json"
    extension: str  # with the dot
    write: Callable[[Sequence[Paper]], str]  # papers to a whole file, in their order


EXPORTS: tuple[Export, ...] = (
    Export("bibtex", ".bib", bibtex),
    Export("ris", ".ris", ris),
    Export("csl-json", ".json", csl_json),
    Export("csv", ".csv", csv_table),
    Export("jsonl", ".jsonl", json_lines),
)


def bibliography(papers: Collection[Paper]) -> dict[str, str]:
    """Maps each paper's id to its BibTeX entry, under a key that no other paper has."""
    keys = bibtex_keys(papers)
    return {paper.id: bibtex_entry(paper, keys[paper.id]) for paper in papers}
