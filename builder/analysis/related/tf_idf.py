"""Stage 3, analysis: papers as rows of weighted words and word pairs; the only file that knows scipy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import word_forms
from builder.records import Paper

_TITLE_WEIGHT = 3  # a word of the title counts as often


def row_cosines(rows: Any) -> Callable[[NDArray[np.intp]], NDArray[np.float32]]:
    """Returns a function from k chosen positions to the cosines of those rows of `word_rows` with all."""
    columns = rows.T.tocsr()

    def cosines(chosen: NDArray[np.intp]) -> NDArray[np.float32]:
        product: NDArray[np.float32] = (rows[chosen] @ columns).toarray()
        return product

    return cosines


def word_rows(papers: Sequence[Paper]) -> Any:
    """Returns unit rows of weights, a sparse array of shape (papers, terms).

    Sublinear term frequency times inverse document frequency (Salton and Buckley 1988), over the normal forms of words
    and pairs of neighbouring words.
    """
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    counts = [Counter(_terms(paper)) for paper in papers]
    frequency = Counter(term for count in counts for term in count)
    columns = {term: column for column, term in enumerate(sorted(frequency))}
    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for count in counts:
        weights = {
            columns[term]: (1 + log(times)) * (log((1 + len(papers)) / (1 + frequency[term])) + 1)
            for term, times in sorted(count.items())
        }
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        indices.extend(weights)
        data.extend(weight / length for weight in weights.values())
        starts.append(len(indices))
    arrays = (np.array(data, dtype=np.float32), np.array(indices, dtype=np.int32), np.array(starts, dtype=np.int64))
    return csr_array(arrays, shape=(len(papers), max(1, len(columns))))


def _terms(paper: Paper) -> Iterator[str]:
    for text, weight in ((paper.title, _TITLE_WEIGHT), (paper.abstract, 1)):
        forms = [form for form in word_forms(text) if form not in word_list("stop") and not form.isdigit()]
        for _ in range(weight):
            yield from forms
            yield from map(" ".join, pairwise(forms))
