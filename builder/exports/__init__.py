"""Stage 4b: papers become the bibliography formats that other programs read."""

from __future__ import annotations

from collections.abc import Collection

from builder.exports.bibtex import bibtex_entry, bibtex_keys
from builder.records import Paper

__all__ = ["bibliography"]


def bibliography(papers: Collection[Paper]) -> dict[str, str]:
    """Maps each paper's id to its BibTeX entry, under a key that no other paper has."""
    keys = bibtex_keys(papers)
    return {paper.id: bibtex_entry(paper, keys[paper.id]) for paper in papers}
