"""Stage 3, analysis: phrases that say nothing about a paper, in any survey or in this one."""

from __future__ import annotations

from functools import lru_cache

from builder.analysis.language.lexicon import word_list

WIDEST = (0.15, 0.4)  # share of the papers above which one word, or several, tell them no longer apart
SMALL = 20  # papers; in a smaller collection nothing is too wide


def is_everywhere(key: str, papers: int, collection: int) -> bool:
    """Whether a phrase stands in too many papers of the collection to tell them apart."""
    return collection >= SMALL and papers > WIDEST[" " in key] * collection


@lru_cache(maxsize=1 << 16)
def says_nothing(key: str) -> bool:
    """Whether a phrase in normal form is no keyphrase and no tag: "approach", "downstream task", "learned feature"."""
    words = key.casefold().split()
    while len(words) > 1 and words[-1] in word_list("generic_heads"):
        words.pop()
    key = " ".join(words)
    if key in word_list("telling"):
        return False
    if key in word_list("generic_phrases") or (len(words) == 1 and key in word_list("generic")):
        return True
    return all(word in word_list("vague") or word.isdigit() for word in words)
