"""Stage 3, analysis: one number for how well a phrase names what its paper is about."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about one noun phrase of one paper; a learned ranker would read the same fields."""

    similarity: float  # KeyBERT's cosine to the paper, -1 to 1; 0 where KeyBERT is missing
    count: int  # places in title and abstract, the acronym's included
    in_title: bool
    early: float  # 1 where it opens the abstract, 0 where it ends it or is in the title alone
    words: int
    free: bool  # somewhere nothing follows it inside its noun phrase but a head that says nothing
    whole: bool  # somewhere it is a noun phrase from end to end, but for such a head
    defined: bool  # the paper gives it an acronym
    field: bool  # its last word ends names of tasks, methods, fields: "retrieval"
    vague: bool  # its last word says nothing
    papers: int  # of the collection, with this phrase
    collection: int  # papers in the collection


def relevance(evidence: Evidence) -> float:
    """0 to 1, comparable within one paper: a logistic sum of what is known.

    The weights are rounded from a logistic regression on author keywords of machine learning papers; frequency, place
    and length as in KEA (Witten et al., 1999), wholeness in the spirit of the C-value (Frantzi et al., 2000),
    similarity from KeyBERT (Grootendorst, 2020).
    """
    total = (
        2.2 * evidence.similarity
        + 0.45 * math.log2(evidence.count)
        + 1.0 * evidence.in_title
        + 0.5 * evidence.early
        + 0.5 * evidence.free
        + 0.5 * evidence.whole
        + 1.0 * evidence.defined
        + (1.0 if evidence.words > 1 else 0.5) * evidence.field
        - 0.3 * evidence.vague
        - _LENGTH_COST[min(evidence.words, 5)]
        + _shared(evidence.papers, evidence.collection)
    )
    return 1 / (1 + math.exp(_MIDDLE - total))


_LENGTH_COST = (0.0, 0.8, 0.0, 0.5, 1.5, 3.0)
_MIDDLE = 3.5  # the sum that gives one half: about two of three such phrases are worth showing
_WIDE = 0.05  # share of the papers above which being shared stops to help
_SMALL = 20  # papers; in a smaller collection nothing is too wide


def _shared(papers: int, collection: int) -> float:
    """What being shared earns: something from the second paper on, less again where a phrase is everywhere."""
    if papers < 2:
        return 0.0
    wide = max(0.0, math.log(papers / collection / _WIDE)) if collection >= _SMALL else 0.0
    return 0.7 + 0.1 * math.log2(papers) - 0.3 * wide
