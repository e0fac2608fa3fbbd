"""Stage 3, analysis: the noun phrases of each paper in order of relevance, by learned weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from builder.analysis import embedding
from builder.analysis.keyphrases.boundaries import BoundaryReader, boundary_rows, text_of
from builder.analysis.keyphrases.evidence import FEATURES, Collection, count_words, evidence
from builder.analysis.keyphrases.keybert_adapter import keybert_is_missing, similarities
from builder.analysis.keyphrases.model import Model, Numbers, Style, load_model
from builder.analysis.keyphrases.pieces import pieces
from builder.analysis.keyphrases.word_weights import WordWeights, vectors_at_hand
from builder.analysis.language.acronyms import acronym_keys
from builder.analysis.language.emptiness import is_everywhere
from builder.analysis.language.noun_phrases import Reach
from builder.analysis.language.phrase_index import Phrase, index_papers
from builder.records import Paper

_BATCH = 256  # papers ranked at once, so that memory hangs on the batch and not on the collection
_DECIMALS = 4
REACH: Mapping[Style, Reach] = {"author": "wide", "dense": "dense"}


@dataclass(frozen=True, slots=True)
class Ranking:
    """One paper's phrases, the best first, and what its acronyms stand for."""

    paper: Paper
    phrases: tuple[tuple[float, Phrase], ...]  # relevance, 0 to 1, and phrase
    acronyms: Mapping[str, str]  # key of an acronym to the key of its long form
    shared: Set[str]  # keys of phrases that other papers have as well, but not so many that it says nothing
    pieces: Set[str]  # keys of phrases that are ranked but not shown
    doubles: Set[str]  # keys of acronyms whose long form is ranked as well and stands for both


@dataclass(frozen=True, slots=True)
class Candidates:
    """One paper's phrases with what is known about each."""

    paper: Paper
    index: Mapping[str, Phrase]  # by key
    rows: Numbers  # shape (len(index), len(FEATURES))
    acronyms: Mapping[str, str]  # key of an acronym to the key of its long form
    shared: Set[str]  # keys of phrases that other papers have as well, but not so many that it says nothing
    pieces: Set[str]  # keys of phrases that are ranked but not shown
    doubles: Set[str]  # keys of acronyms whose long form is ranked as well and stands for both


def rank_phrases(papers: Sequence[Paper], style: Style = "author", store: Path | None = None) -> Iterator[Ranking]:
    """The papers' rankings in the order of `papers`; `store` keeps what was read by MiniLM from build to build.

    Phrases are counted over the collection first, then each paper's are weighed; KeyBERT is asked about the best of
    them and has a say in their order. Where it is missing they are weighed without it. Words are weighed by MiniLM's
    table of tokens, and where that is missing by WordLlama's. A style that reads each word among its neighbours does
    without in a very large collection.
    """
    model = load_model(style, vectors_at_hand())
    if model.boundaries and len(papers) > embedding.MOST_FOR_MINILM:
        model = load_model(style, "static")  # nobody waits a quarter of an hour for keyphrases
    words = WordWeights(model)
    reader = BoundaryReader(model.boundaries, store) if model.boundaries else None
    for batch in _batches(papers, style):
        phrases = [phrase for candidates in batch for phrase in candidates.index.values()]
        words.learn(phrases)
        sums = model.sums(np.vstack([candidates.rows for candidates in batch])) + words.sums(phrases)
        if reader:
            sums += model.boundary_sums(np.vstack(list(_boundary_rows(batch, reader, style))))
        ends = np.cumsum([len(candidates.rows) for candidates in batch])
        yield from _ranked(batch, np.split(sums, ends[:-1]), model)


def _boundary_rows(batch: Sequence[Candidates], reader: BoundaryReader, style: Style) -> Iterator[Numbers]:
    for each, odds in zip(batch, reader.read([each.paper for each in batch]), strict=True):
        yield boundary_rows(each.paper, each.index, odds, REACH[style])


def find_candidates(papers: Sequence[Paper], style: Style) -> Iterator[Candidates]:
    """What is known about the phrases of each paper, in the order of `papers`, for the ranking and for its training."""
    for batch in _batches(papers, style):
        yield from batch


def _batches(papers: Sequence[Paper], style: Style) -> Iterator[list[Candidates]]:
    found = index_papers(papers, REACH[style])
    agreed = acronym_keys(papers)
    own = {paper.id: acronym_keys([paper]) for paper in papers}
    indexes = {paper.id: _joined(found[paper.id], agreed | own[paper.id]) for paper in papers}
    words = {paper.id: count_words(paper) for paper in papers}
    collection = Collection.of(indexes.values(), (counts.keys() for counts in words.values()))
    for start in range(0, len(papers), _BATCH):
        batch = []
        for paper in papers[start : start + _BATCH]:
            index = indexes[paper.id]
            if style == "author":
                index = _standing(index, collection)
            rows = list(evidence(paper, index, frozenset(own[paper.id].values()), words[paper.id], collection))
            table = np.array(rows, dtype=np.float64).reshape(len(rows), len(FEATURES))
            longs = agreed | own[paper.id]
            shared = frozenset(key for key in index if _is_shared(key, collection))
            cut = pieces(index, table, collection)
            batch.append(Candidates(paper, index, table, longs, shared, cut, _doubles(index, longs)))
        yield batch


def _standing(index: Mapping[str, Phrase], collection: Collection) -> dict[str, Phrase]:
    """Without pieces of phrases: what ends none here, not even in the title, and is none from end to end elsewhere."""
    return {key: phrase for key, phrase in index.items() if phrase.free or phrase.titled or collection.whole.get(key)}


def _is_shared(key: str, collection: Collection) -> bool:
    return collection.papers[key] > 1 and not is_everywhere(key, collection.papers[key], collection.size)


def _joined(phrases: Mapping[str, Phrase], longs: Mapping[str, str]) -> dict[str, Phrase]:
    """The paper's phrases; an acronym's places count for its long form as well where both stand in the paper."""
    index = dict(phrases)
    for short in _doubles(phrases, longs):
        index[longs[short]] = index[longs[short]].joined(phrases[short])
    return index


def _doubles(phrases: Mapping[str, Phrase], longs: Mapping[str, str]) -> frozenset[str]:
    return frozenset(key for key in phrases if key in longs and longs[key] in phrases and longs[key] != key)


def _ranked(batch: Sequence[Candidates], sums: Sequence[Numbers], model: Model) -> Iterator[Ranking]:
    """Orders each paper's phrases by their sums, asks KeyBERT about the best and orders those again."""
    orders = [_order(each, total) for each, total in zip(batch, sums, strict=True)]
    close = _similarities(batch, [order[: model.asked] for order in orders])
    for each, order, total, answers in zip(batch, orders, sums, close, strict=True):
        place = {key: number for number, key in enumerate(each.index)}
        odds = {key: round(float(total[place[key]]), _DECIMALS) for key in order}
        if answers:
            asked = order[: model.asked]
            said = model.similarity(np.array([answers[key] for key in asked], dtype=np.float64))
            odds |= {key: round(odds[key] + float(extra), _DECIMALS) for key, extra in zip(asked, said, strict=True)}
            floor = min(odds[key] for key in asked)
            odds |= {key: min(odds[key], floor) for key in order[model.asked :]}
        best = sorted(odds, key=lambda key: (-odds[key], key))
        phrases = tuple((_probability(odds[key]), each.index[key]) for key in best)
        yield Ranking(each.paper, phrases, each.acronyms, each.shared, each.pieces, each.doubles)


def _order(candidates: Candidates, sums: Numbers) -> list[str]:
    """The keys, the best first."""
    odds = dict(zip(candidates.index, np.round(sums, _DECIMALS).tolist(), strict=True))
    return sorted(odds, key=lambda key: (-odds[key], key))


def _similarities(batch: Sequence[Candidates], asked: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    if keybert_is_missing():
        return [{} for _ in batch]
    return similarities([text_of(each.paper) for each in batch], asked)


def _probability(odds: float) -> float:
    return round(float(1 / (1 + np.exp(-odds))), _DECIMALS)
