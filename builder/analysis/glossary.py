"""Stage 3, analysis: the acronyms of the collection with their long forms, and where each paper uses them."""

from __future__ import annotations

from collections.abc import Sequence

from builder.records import Acronym, Expansion, Paper


def build_glossary(papers: Sequence[Paper]) -> tuple[dict[str, Acronym], dict[str, tuple[Expansion, ...]]]:
    """Returns the acronyms by short form, and for each paper id the places in its abstract that can be spelt out."""
    return {}, {paper.id: () for paper in papers}
