"""Stage 4, pages: which stretches of an abstract other pages quote or lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from builder.records import Quote, Span, Survey


def quoted_spans(survey: Survey) -> Mapping[str, tuple[Span, ...]]:
    """Returns paper id to the stretches of its abstract that need an address, in order of standing.

    These are the sentences of results, the quotes of tag pages and the definitions of the glossary; of two that begin
    at one place the longer is kept.
    """
    ends: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for paper, results in survey.results.items():
        for result in results:
            _note(ends, Quote(paper, result.sentence))
    for tag in survey.tags.values():
        if tag.quote:
            _note(ends, tag.quote)
    for acronym in survey.glossary.values():
        for sense in acronym.senses:
            _note(ends, sense.quote)
    return {paper: tuple(Span(*item) for item in sorted(spans.items())) for paper, spans in ends.items()}


def _note(ends: defaultdict[str, dict[int, int]], quote: Quote) -> None:
    known = ends[quote.paper]
    known[quote.span.start] = max(quote.span.end, known.get(quote.span.start, 0))
