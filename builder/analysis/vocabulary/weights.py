"""Stage 3, analysis: what each term weighs in each paper, and which terms a paper carries."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from builder.analysis.vocabulary.demand import Relevance, likelihood
from builder.analysis.vocabulary.terms import Term
from builder.records import Paper


def weigh(
    terms: Mapping[str, Term],
    papers: Sequence[Paper],
    relevance: Relevance,
    pinned: AbstractSet[str],
) -> dict[str, dict[str, float]]:
    """Returns for each paper id what each of its terms weighs there, rounded to 4 places.

    Relevance, the title and repetition count, rarity too. A word that stands only inside a longer term weighs
    nothing and is left out, unless it is in `pinned`.
    """
    weights: dict[str, dict[str, float]] = {paper.id: {} for paper in papers}
    holding: defaultdict[str, list[str]] = defaultdict(list)  # one word to the terms of several that hold it
    for key in terms:
        for word in key.split() if " " in key else ():
            holding[word].append(key)
    for key, term in terms.items():
        wider = () if key in pinned else holding.get(key, ())
        rarity = 1 + math.log(len(papers) / len(term.places))
        forms = term.keys
        for paper_id, (in_title, count) in term.places.items():
            if any(terms[other].places.get(paper_id, (False, 0))[1] >= count for other in wider):
                continue
            scored = likelihood(forms, relevance.get(paper_id, {}))
            weights[paper_id][key] = round((2 * scored + in_title + math.log2(1 + count) / 2) * rarity, 4)
    return weights


def carry(
    weights: Mapping[str, Mapping[str, float]],
    limit: int,
    pinned: AbstractSet[str],
    forced: Mapping[str, AbstractSet[str]] = MappingProxyType({}),
) -> dict[str, tuple[str, ...]]:
    """Returns for each paper id its best terms, up to `limit`, so that every term is carried twice.

    A term that fails makes room for the next; what is in `pinned` is carried in any case, and so is what `forced` names
    for a paper.
    """
    dropped: set[str] = set()
    while True:
        carried = {
            paper_id: _best(own, limit, pinned | forced.get(paper_id, set()), dropped)
            for paper_id, own in weights.items()
        }
        counts = Counter(key for keys in carried.values() for key in keys)
        single = {key for key, count in counts.items() if count < 2}
        if not single:
            return carried
        dropped |= single


def _best(own: Mapping[str, float], limit: int, pinned: AbstractSet[str], dropped: AbstractSet[str]) -> tuple[str, ...]:
    first = (own.keys() & pinned) - dropped
    rest = sorted(own.keys() - dropped - first, key=lambda key: (-own[key], key))
    kept = [*first, *rest[: max(0, limit - len(first))]]
    return tuple(sorted(kept, key=lambda key: (-own[key], key)))
