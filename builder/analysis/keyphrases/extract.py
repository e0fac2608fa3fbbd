"""Stage 3, analysis: the keyphrases of each paper, few as authors list them or many as indexers do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.analysis.keyphrases.evidence import best_form
from builder.analysis.keyphrases.keybert_adapter import keybert_is_missing, missing_keybert
from builder.analysis.keyphrases.model import Style
from builder.analysis.keyphrases.ranking import Ranking, rank_phrases
from builder.analysis.keyphrases.selection import select
from builder.analysis.language.occurrences import Known, occurrences, without_overlap
from builder.analysis.language.phrase_index import Indexes, index_papers
from builder.analysis.language.text import normal_form
from builder.problems import Problem
from builder.progress import Progress
from builder.records import Keyphrase, Paper, Span


def extract_keyphrases(
    papers: Sequence[Paper], indexes: Indexes, limit: int, progress: Progress, style: Style = "author"
) -> tuple[dict[str, tuple[Keyphrase, ...]], list[Problem]]:
    """At most `limit` keyphrases for each paper by its id, the best first, and what went wrong on the way.

    Noun phrases are candidates (Hulth, 2003), KeyBERT's similarity is one piece of evidence (Grootendorst, 2020)
    in a learned ranking. An acronym and its long form are one keyphrase. `indexes` are the papers' noun phrases; the
    style "dense" looks for wide ones itself.
    """
    missing = keybert_is_missing()
    method = "learned" if missing else "keybert+learned"
    own = index_papers(papers, wide=True) if style == "dense" else indexes
    rankings = progress.track(rank_phrases(papers, own, style), "keyphrases", len(papers))
    found = {ranking.paper.id: _keyphrases(ranking, limit, method) for ranking in rankings}
    return found, [missing_keybert()] if missing else []


def _keyphrases(ranking: Ranking, limit: int, method: str) -> tuple[Keyphrase, ...]:
    """The best phrases with all places where they stand; one whose places all belong to longer ones is left out."""
    chosen = select(ranking.phrases, ranking.acronyms, ranking.shared, limit)
    keys = {phrase.key: phrase.key for _, phrase in chosen}
    keys |= {short: long for short, long in ranking.acronyms.items() if long in keys}
    known = Known.of(keys)
    titled, abstracted = (_places(text, keys, known) for text in (ranking.paper.title, ranking.paper.abstract))
    return tuple(
        Keyphrase(
            text=(text := best_form(phrase)),
            key=normal_form(text),
            score=score,
            method=method,
            in_title=tuple(titled.get(phrase.key, ())),
            in_abstract=tuple(abstracted.get(phrase.key, ())),
        )
        for score, phrase in chosen
        if phrase.key in titled or phrase.key in abstracted
    )


def _places(text: str, keys: Mapping[str, str], known: Known) -> dict[str, list[Span]]:
    places: dict[str, list[Span]] = {}
    for span, key in without_overlap(occurrences(text, known)):
        places.setdefault(keys[key], []).append(span)
    return places
