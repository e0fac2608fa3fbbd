"""Stage 3, analysis: what ties a paper without any tag to others, by a looser measure than the vocabulary's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from builder.analysis.language.emptiness import says_nothing
from builder.analysis.language.phrase_index import Indexes, Phrase

_EACH = 2  # terms for one paper


def last_resorts(indexes: Indexes, untagged: Collection[str]) -> frozenset[str]:
    """Returns for each paper in `untagged` (ids) the keys of up to two phrases that weigh in it and stand in another.

    That the others only pass by the phrase, or have it inside a longer one, is better than a paper that leads nowhere.
    """
    if not untagged:
        return frozenset()
    frequency = Counter(key for index in indexes.values() for key in index)
    chosen: set[str] = set()
    for id_ in sorted(untagged):
        own = [phrase for key, phrase in indexes[id_].items() if frequency[key] > 1 and _weighs(phrase)]
        ranked = sorted(own, key=lambda phrase: (not phrase.titled, -phrase.words, frequency[phrase.key], phrase.key))
        chosen.update(phrase.key for phrase in ranked[:_EACH])
    return frozenset(chosen)


def _weighs(phrase: Phrase) -> bool:
    return bool(phrase.titled or phrase.count > 1) and not says_nothing(phrase.key)
