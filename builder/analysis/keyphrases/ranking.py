"""Stage 3, analysis: the noun phrases of each paper in order of relevance; a learned ranker would take its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.analysis.keyphrases.keybert_adapter import keybert_is_missing, similarities
from builder.analysis.keyphrases.relevance import Evidence, relevance
from builder.analysis.language.acronyms import acronym_keys
from builder.analysis.language.emptiness import says_nothing
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.phrase_index import Indexes, Phrase
from builder.records import Paper

_BATCH = 256  # papers ranked at once, so that memory hangs on the batch and not on the collection
_MOST = 2000  # phrases of one paper that KeyBERT is asked about; abstracts have a hundred, books have more


@dataclass(frozen=True, slots=True)
class Ranking:
    """One paper's phrases that say something, the best first, and what its acronyms stand for."""

    paper: Paper
    phrases: tuple[tuple[float, Phrase], ...]  # relevance, 0 to 1, and phrase
    acronyms: Mapping[str, str]  # key of an acronym to the key of its long form


def rank_phrases(papers: Sequence[Paper], indexes: Indexes) -> Iterator[Ranking]:
    """The papers' rankings in the order of `papers`.

    Two passes: phrases are counted over the collection first, then each paper's are weighed. A phrase that is a noun
    phrase from end to end nowhere in the collection is a piece of one, and left out. Where KeyBERT is missing every
    similarity is 0.
    """
    agreed = acronym_keys(papers)
    own = {paper.id: acronym_keys([paper]) for paper in papers}
    frequency: Counter[str] = Counter()
    whole: set[str] = set()
    for paper in papers:
        index = _joined(indexes[paper.id], agreed | own[paper.id])
        frequency.update(index.keys())
        whole |= {key for key, phrase in index.items() if phrase.whole}
    for batch in (papers[start : start + _BATCH] for start in range(0, len(papers), _BATCH)):
        acronyms = [agreed | own[paper.id] for paper in batch]
        joined = [_joined(indexes[paper.id], longs) for paper, longs in zip(batch, acronyms, strict=True)]
        for paper, longs, index, close in zip(batch, acronyms, joined, _similarities(batch, joined), strict=True):
            standing = {key: phrase for key, phrase in index.items() if key in whole}
            phrases = _ranked(paper, standing, own[paper.id], close, frequency, len(papers))
            yield Ranking(paper, phrases, longs)


def _joined(phrases: Mapping[str, Phrase], longs: Mapping[str, str]) -> dict[str, Phrase]:
    """The paper's phrases; an acronym's places count for its long form where both stand in the paper."""
    index = dict(phrases)
    for short in [key for key in phrases if key in longs]:
        long = longs[short]
        if long in index and short != long:
            index[long] = index[long].joined(index.pop(short))
    return index


def _similarities(batch: Sequence[Paper], joined: Sequence[Mapping[str, Phrase]]) -> list[dict[str, float]]:
    if keybert_is_missing():
        return [{} for _ in batch]
    return similarities(
        [f"{paper.title}. {paper.abstract}" for paper in batch], [list(index)[:_MOST] for index in joined]
    )


def _ranked(
    paper: Paper,
    index: Mapping[str, Phrase],
    acronyms: Mapping[str, str],
    close: Mapping[str, float],
    frequency: Mapping[str, int],
    size: int,
) -> tuple[tuple[float, Phrase], ...]:
    defined = frozenset(acronyms.values())
    scored = [
        (
            round(relevance(_evidence(phrase, paper, close.get(key, 0.0), key in defined, frequency[key], size)), 4),
            phrase,
        )
        for key, phrase in index.items()
        if not says_nothing(key)
    ]
    return tuple(sorted(scored, key=lambda pair: (-pair[0], pair[1].key)))


def _evidence(phrase: Phrase, paper: Paper, similarity: float, defined: bool, papers: int, size: int) -> Evidence:
    words = phrase.key.casefold().split()
    first = 1.0 if phrase.first is None else phrase.first / len(paper.abstract)
    return Evidence(
        similarity=similarity,
        count=phrase.count,
        in_title=phrase.titled > 0,
        early=1 - first,
        words=phrase.words,
        free=phrase.free > 0,
        whole=phrase.whole > 0,
        defined=defined,
        field=words[-1] in word_list("fields"),
        vague=len(words) > 1 and words[-1] in word_list("vague"),
        papers=papers,
        collection=size,
    )
