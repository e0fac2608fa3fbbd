"""Stage 3, analysis: phrases that differ in spelling alone: British and American, closed and open, text and textual."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

# Endings that may be one word written two ways. Loose, for two phrases are joined only where the papers write both.
_SPELLINGS = (
    (re.compile(r"is(?=(?:e|ed|er|ing|ation)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|er|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre$"), "ter"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"ogue$"), "og"),
    (re.compile(r"(?<=[a-z])ll(?=(?:ed|er|ing)$)"), "l"),
    (re.compile(r"[ao]e(?=[a-z]{3})"), "e"),
    (re.compile(r"(?<=[a-z]{3}ic)(?<!critic)(?<!topic)(?<!music)al$"), ""),  # a critical network is no critic network
)
# Adjectives that say before a noun what the noun itself would say there: "textual prompts" are text prompts.
_SAME = {
    "textual": "text",
    "convolutional": "convolution",
    "recommender": "recommendation",
    "behavioral": "behavior",
    "artefact": "artifact",
    "judgement": "judgment",
}


def join_variants(papers_with: Mapping[str, int]) -> dict[str, str]:
    """Returns the keys that are another's variant, with the key to use for both: the one in more papers.

    `papers_with` gives for each key how many papers contain it.
    """
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for key in papers_with:
        alike[_canonical(key)].append(key)
    main: dict[str, str] = {}
    for keys in alike.values():
        if len(keys) > 1:
            best, *others = sorted(keys, key=lambda key: (-papers_with[key], key))
            main |= dict.fromkeys(others, best)
    return main


def _canonical(key: str) -> str:
    """What the variants of a key share, without blanks: no word of any language."""
    words = key.split()
    if len(words) > 1:  # a text alone is no "textual"
        words = [_SAME.get(word, word) for word in words]
    return "".join(map(_one_spelling, words))


@lru_cache(maxsize=1 << 16)  # few words make up most of what is written
def _one_spelling(word: str) -> str:
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word
