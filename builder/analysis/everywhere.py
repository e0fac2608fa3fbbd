"""Stage 3, analysis: phrases that nearly every paper has; they tell no two papers apart, but say what the survey is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from builder.analysis.language.emptiness import says_nothing
from builder.analysis.language.phrase_index import Indexes
from builder.records import Paper

_SHARE = 0.4  # of the papers, above which a phrase of several words is no tag either
_SMALL = 20  # papers; in a smaller collection nothing is everywhere
_MOST = 5


def find_everywhere(papers: Sequence[Paper], indexes: Indexes) -> tuple[tuple[str, int], ...]:
    """Returns up to five phrases that more than two papers of five have, with the number of papers, the most first.

    None of them is a piece of another, and each says something; there are none in a collection of less than 20 papers.
    """
    if len(papers) < _SMALL:
        return ()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    counts = Counter(key for paper in papers for key in indexes[paper.id])
    wide = {key: count for key, count in counts.items() if count > _SHARE * len(papers) and not says_nothing(key)}
    for paper in papers:
        for key in wide.keys() & indexes[paper.id].keys():
            forms[key].update(indexes[paper.id][key].forms)
    whole = [key for key in wide if not any(set(key.split()) < set(other.split()) for other in wide)]
    ranked = sorted(whole, key=lambda key: (-wide[key], key))
    return tuple((_most_used(forms[key]), wide[key]) for key in ranked[:_MOST])


def _most_used(forms: Counter[str]) -> str:
    """Returns the form used most, of equals the one with the fewest capitals."""
    return min(forms, key=lambda form: (-forms[form], sum(map(str.isupper, form)), form))
