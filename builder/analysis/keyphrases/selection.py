"""Stage 3, analysis: which of a paper's ranked phrases a page shows, so that each says something of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import TypeAlias

from builder.analysis.language.acronyms import spelt_out
from builder.analysis.language.emptiness import says_nothing
from builder.analysis.language.phrase_index import Phrase

Ranked: TypeAlias = tuple[float, Phrase]  # relevance, 0 to 1, and phrase

_STEM = 6  # letters: enough to join "segmentation" and "segment", "convolution" and "convolutional"
_FEW = 3  # phrases that a paper gets even where none is telling
_LEAST = 0.004  # relevance below which a phrase is none of them
_SPECIFIC = 0.2  # relevance from which on a longer phrase may stand beside its own last word
_TELLING = 0.04  # relevance from which on there may be more of them
_OPENING = 0.02  # relevance that is enough for the first one that leads to other papers
_LEADING = 7  # how many times as relevant a phrase must be to go before one that leads to other papers


def select(ranked: Sequence[Ranked], acronyms: Mapping[str, str], shared: Set[str], limit: int) -> list[Ranked]:
    """At most `limit` of the phrases, the best first, no two near-duplicates when acronyms are spelt out.

    `shared` are the keys that other papers have as well: of two phrases about as relevant the one that leads on to them
    is taken. One exception a paper: a word such as "segmentation" may have one longer phrase beside it that says which.
    """
    chosen: list[Ranked] = []
    spelt: list[str] = []
    specified = False
    leading = False
    for score, phrase in sorted(ranked, key=lambda pair: (-pair[0] * _LEADING ** (pair[1].key in shared), pair[1].key)):
        if len(chosen) == limit:
            break
        leads = phrase.key in shared
        enough = _LEAST if len(chosen) < _FEW else _TELLING if leading or not leads else _OPENING
        if says_nothing(phrase.key) or score < enough:
            continue
        key = spelt_out(min(phrase.forms), acronyms)
        alike = [other for other in spelt if near_duplicates(key, other)]
        specifies = len(alike) == 1 and alike[0] in key.split() and score >= _SPECIFIC and not specified
        if not alike or specifies:
            chosen.append((score, phrase))
            spelt.append(key)
            specified |= specifies
            leading |= leads
    return sorted(chosen, key=lambda pair: (-pair[0], pair[1].key))


def near_duplicates(one: str, other: str) -> bool:
    """Whether a page should not show both: one's words hold the other's, or they share half of all."""
    a, b = _stems(one), _stems(other)
    return a <= b or b <= a or 2 * len(a & b) >= len(a | b)


@lru_cache(maxsize=1 << 16)
def _stems(key: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in key.casefold().split())
