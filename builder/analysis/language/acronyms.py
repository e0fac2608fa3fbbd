"""Stage 3, analysis: acronyms and the long forms that the papers themselves give them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from builder.analysis.language.definitions import bare, definitions, is_acronym
from builder.analysis.language.text import normal_form
from builder.records import Paper

__all__ = ["acronym_keys", "bare", "collection_long_forms", "is_acronym", "long_forms", "spelt_out", "term_key"]


def long_forms(paper: Paper) -> dict[str, str]:
    """Acronym, without plural s, to the long form as written, for one paper; its first definition counts."""
    forms: dict[str, str] = {}
    for text in (paper.abstract, paper.title):
        for found in definitions(text):
            forms.setdefault(bare(text[found.short.start : found.short.end]), text[found.long.start : found.long.end])
    return forms


def collection_long_forms(papers: Sequence[Paper]) -> Mapping[str, str]:
    """Acronym to the normal form of its long form, where most papers that define it agree.

    A long form that holds another ("click-through rate prediction") agrees with the shorter.
    """
    meanings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for short, long in long_forms(paper).items():
            meanings[short][normal_form(long)] += 1
    agreed = {}
    for short, counts in sorted(meanings.items()):
        backing = {long: sum(n for other, n in counts.items() if f" {long} " in f" {other} ") for long in counts}
        long = min(backing, key=lambda long: (-backing[long], -counts[long], long))
        if 2 * backing[long] > counts.total():
            agreed[short] = long
    return agreed


def acronym_keys(papers: Sequence[Paper]) -> dict[str, str]:
    """Acronym to long form, each by its `term_key`."""
    return {term_key(short): long for short, long in collection_long_forms(papers).items()}


@lru_cache(maxsize=1 << 17)  # few phrases make up most of what is written
def term_key(phrase: str) -> str:
    """The normal form, or for an acronym its capitals, so that the name CLIP and the word "clip" stay apart."""
    return bare(phrase).upper() if is_acronym(phrase) and "-" not in phrase else normal_form(phrase)


def spelt_out(phrase: str, longs: Mapping[str, str]) -> str:
    """The key of a phrase with its acronyms spelt out: "CTR prediction" is click-through rate prediction."""
    parts = [term_key(word) for word in phrase.split()]
    if not any(part in longs for part in parts):
        return term_key(phrase)
    return " ".join(longs.get(part, normal_form(part)) for part in parts)
