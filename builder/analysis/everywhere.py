"""Stage 3, analysis: phrases that nearly every paper has; they tell no two papers apart, but say what the survey is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from builder.analysis.language.emptiness import SMALL, WIDEST, says_nothing
from builder.analysis.language.phrase_index import Indexes, most_used
from builder.records import Paper

_SHARE = WIDEST[True]  # of the papers; a single word that is too wide for a tag is not yet what the survey is about
_MOST = 5


def find_everywhere(papers: Sequence[Paper], indexes: Indexes) -> tuple[tuple[str, int], ...]:
    """Returns up to five phrases that more than two papers of five have, with the number of papers, the most first.

    None of them is a piece of another, and each says something; there are none in a collection of less than 20 papers.
    """
    if len(papers) < SMALL:
        return ()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    counts = Counter(key for paper in papers for key in indexes[paper.id])
    wide = {key: count for key, count in counts.items() if count > _SHARE * len(papers) and not says_nothing(key)}
    for paper in papers:
        for key in wide.keys() & indexes[paper.id].keys():
            forms[key].update(indexes[paper.id][key].forms)
    whole = [key for key in wide if not any(set(key.split()) < set(other.split()) for other in wide)]
    ranked = sorted(whole, key=lambda key: (-wide[key], key))
    return tuple((most_used(forms[key]), wide[key]) for key in ranked[:_MOST])
