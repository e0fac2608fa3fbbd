"""Stage 3, analysis: measured results that an abstract claims, taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.analysis.language.text import sentences
from builder.analysis.results.attachment import attach_datasets
from builder.analysis.results.claim import Claim
from builder.analysis.results.claims import find_claims
from builder.analysis.results.datasets import Datasets
from builder.analysis.results.numbers import find_values
from builder.records import Result, Span

_MOST = 40  # results of one abstract, and numbers of one sentence; what has more is a table
_MOST_NUMBERS = 200  # of one abstract


def extract_results(abstract: str) -> tuple[Result, ...]:
    """Returns the results that the abstract claims, in order of standing; a blank is better than a guess.

    Rules over the words around each number: verbs ("improves ... by"), nouns of change ("a gain of"), names of metrics
    and data sets. Time grows with the text's length and no faster.
    """
    return tuple(result for _, result in zip(range(_MOST), _results(abstract), strict=False))


def _results(abstract: str) -> Iterator[Result]:
    seen = 0
    for sentence in sentences(abstract):
        text = abstract[sentence.start : sentence.end]
        values = find_values(text)
        seen += len(values)
        if seen > _MOST_NUMBERS:
            return
        if 0 < len(values) <= _MOST:
            claims = find_claims(text, values)
            for claim, dataset in zip(claims, attach_datasets(text, claims), strict=True):
                yield _result(claim, dataset, sentence)


def _result(claim: Claim, dataset: Datasets | None, sentence: Span) -> Result:
    parts = [claim.value.span, *filter(None, (claim.metric_span, claim.word_span, dataset.span if dataset else None))]
    return Result(
        sentence=sentence,
        span=_around(parts, sentence.start),
        value=claim.value.text,
        number=round(claim.value.number, 6),
        kind=claim.kind,
        unit=claim.value.unit,
        metric=claim.metric,
        dataset=dataset.text if dataset else "",
    )


def _around(parts: Sequence[Span], offset: int) -> Span:
    """The smallest stretch that holds all parts."""
    return Span(min(part.start for part in parts) + offset, max(part.end for part in parts) + offset)
