"""Stage 3, analysis: the keyphrases of each paper, few as authors list them or many as indexers do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.analysis.keyphrases.evidence import best_form
from builder.analysis.keyphrases.keybert_adapter import keybert_is_missing, missing_keybert
from builder.analysis.keyphrases.model import Style
from builder.analysis.keyphrases.ranking import Ranking, rank_phrases
from builder.analysis.keyphrases.selection import select
from builder.analysis.language.occurrences import Known, occurrences, without_overlap
from builder.analysis.language.text import normal_form
from builder.problems import Problem
from builder.progress import Progress
from builder.records import Keyphrase, Paper, Span

_RELEVANT = 0.01  # below it a phrase counts as not relevant at all, so that a large collection's fit into memory


def extract_keyphrases(
    papers: Sequence[Paper], limit: int, progress: Progress, style: Style = "author"
) -> tuple[dict[str, tuple[Keyphrase, ...]], list[Problem]]:
    """At most `limit` keyphrases for each paper by its id, the best first, and what went wrong on the way.

    Noun phrases are candidates (Hulth, 2003), KeyBERT's similarity is one piece of evidence (Grootendorst, 2020)
    in a learned ranking. An acronym and its long form are one keyphrase.
    """
    found, _, problems = extract_with_relevance(papers, limit, progress, style)
    return found, problems


def extract_with_relevance(
    papers: Sequence[Paper],
    limit: int,
    progress: Progress,
    style: Style = "author",
    store: Path | None = None,
) -> tuple[dict[str, tuple[Keyphrase, ...]], dict[str, dict[str, float]], list[Problem]]:
    """The keyphrases of `extract_keyphrases`, how relevant each phrase is that papers share, and what went wrong.

    Relevance, 0 to 1, is given for each paper id by the normal form of the phrase, where it is 0.01 or more. `store` is
    the file that keeps what MiniLM made of the words from build to build, None keeps nothing.
    """
    missing = keybert_is_missing()
    method = "learned" if missing else "keybert+learned"
    found = {}
    relevance = {}
    for ranking in progress.track(rank_phrases(papers, style, store), "keyphrases", len(papers)):
        found[ranking.paper.id] = _keyphrases(ranking, limit, method)
        relevance[ranking.paper.id] = _relevance(ranking)
    return found, relevance, [missing_keybert()] if missing else []


def _relevance(ranking: Ranking) -> dict[str, float]:
    """By normal form, the best of those that share one: phrases come in order of relevance."""
    relevant: dict[str, float] = {}
    for score, phrase in ranking.phrases:
        if score >= _RELEVANT and phrase.key in ranking.shared and phrase.key not in ranking.doubles:
            relevant.setdefault(normal_form(phrase.key), score)
    return relevant


def _keyphrases(ranking: Ranking, limit: int, method: str) -> tuple[Keyphrase, ...]:
    """The best phrases with all places where they stand; one whose places all belong to longer ones is left out."""
    hidden = ranking.pieces | ranking.doubles
    shown = [(score, phrase) for score, phrase in ranking.phrases if phrase.key not in hidden]
    chosen = select(shown, ranking.acronyms, ranking.shared, limit)
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
