"""Stage 3, analysis: which terms authors would hardly ever choose as keywords, and where one of them is needed."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from builder.analysis.language.lexicon import word_list
from builder.analysis.vocabulary.terms import Term, is_name

Relevance: TypeAlias = Mapping[str, Mapping[str, float]]  # paper id to the normal form of a phrase to 0 to 1

_SMALL = 20  # papers; a smaller collection has no terms to spare
_LEAST = 0.1  # papers whose authors would choose a term as a keyword, below which it is held back
_EACH = 3  # tags of a paper, up to which what was held back is better than nothing


def seldom_chosen(
    terms: Mapping[str, Term], relevance: Relevance, size: int, wanted: AbstractSet[str]
) -> dict[str, float]:
    """Returns the terms that hardly any author would choose as a keyword, with the number of papers expected to.

    `relevance` gives for each paper how likely each of its phrases is one of its keywords, as the keyphrase model has
    it; the sum over the papers of a term is how many are expected to choose it ("adaptation": one of a hundred that
    contain it). Names, words from telling.txt, which the model does not always know, and what is in `wanted` are never
    among them, and no term of a collection (`size` papers) that has none to spare.
    """
    if size < _SMALL:
        return {}
    expected = {key: _expected(term, relevance) for key, term in terms.items() if key not in wanted}
    return {
        key: count
        for key, count in expected.items()
        if count < _LEAST and key not in word_list("telling") and not is_name(terms[key])
    }


def needed(
    seldom: Mapping[str, float], terms: Mapping[str, Term], carried: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Returns the likeliest of the terms in `seldom` for each paper that carries few others."""
    of_paper: dict[str, list[str]] = {id_: [] for id_, keys in carried.items() if len(keys) < _EACH}
    for key in seldom:
        for id_ in terms[key].places.keys() & of_paper.keys():
            of_paper[id_].append(key)
    return frozenset(
        key
        for id_, keys in of_paper.items()
        for key in sorted(keys, key=lambda key: (-seldom[key], key))[: _EACH - len(carried[id_])]
    )


def _expected(term: Term, relevance: Relevance) -> float:
    """The papers expected to choose a term in any of its forms, rounded to 4 places."""
    forms = sorted(term.keys)
    return round(sum(likelihood(forms, relevance.get(id_, {})) for id_ in sorted(term.places)), 4)


def likelihood(forms: list[str] | frozenset[str], of_paper: Mapping[str, float]) -> float:
    """Returns the relevance of a term in one paper: that of its most relevant form, 0 where it has none."""
    return max((of_paper.get(form, 0.0) for form in forms), default=0.0)
