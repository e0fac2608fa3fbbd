"""Stage 3, analysis: the vocabulary of the collection, terms that two papers or more share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from builder.analysis.language.phrase_index import Indexes
from builder.analysis.vocabulary.last_resort import last_resorts
from builder.analysis.vocabulary.terms import Term, find_terms
from builder.problems import Problem
from builder.records import Keyphrase, Paper, Tag, VocabularyEdits
from builder.slugs import term_id

_NO_EDITS = VocabularyEdits()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tags of a collection and who carries them."""

    tags: dict[str, Tag]  # by tag id, in order of id
    tags_of: dict[str, tuple[str, ...]]  # paper id to tag ids, the best first; empty where it shares nothing
    tag_of_phrase: dict[str, str]  # Keyphrase.key to tag id, where there is one


def build_vocabulary(
    papers: Sequence[Paper],
    indexes: Indexes,
    keyphrases: Mapping[str, tuple[Keyphrase, ...]],
    limit: int,
    edits: VocabularyEdits = _NO_EDITS,
) -> tuple[Vocabulary, list[Problem]]:
    """Tags from all noun phrases of the collection; each stands for two papers or more, a paper carries up to `limit`.

    A paper's tags are ordered by how much the paper says about the term and how rare the term is; a term that two
    papers contain but fewer than two carry within their limit is left out, and its place goes to the next. A paper that
    would be left without a tag gets what ties it to another by a looser measure. `edits` is the author's hand in it;
    a name there that matches nothing is a Problem.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    terms = find_terms(ordered, indexes)
    weights = _weights(terms, ordered, keyphrases)
    carried = _carried(weights, limit)
    more = last_resorts(indexes, [paper_id for paper_id, keys in carried.items() if not keys])
    if more:
        terms = find_terms(ordered, indexes, more)
        weights = _weights(terms, ordered, keyphrases)
        carried = _carried(weights, limit)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for paper_id, keys in carried.items():
        for key in keys:
            holders[key].append(paper_id)
    ids = {key: term_id(key) for key in sorted(holders)}
    together = _together(carried)
    tags = {
        ids[key]: Tag(
            id=ids[key],
            name=terms[key].name,
            aliases=terms[key].aliases,
            papers=tuple(sorted(holders[key], key=lambda paper_id: (-weights[paper_id][key], paper_id))),
            neighbours=tuple((ids[other], count) for other, count in together.get(key, ())),
        )
        for key in sorted(holders, key=lambda key: ids[key])
    }
    tags_of = {paper.id: tuple(ids[key] for key in carried[paper.id]) for paper in ordered}
    return Vocabulary(tags, tags_of, _phrase_tags(keyphrases, terms, ids)), []


def _weights(
    terms: Mapping[str, Term], papers: Sequence[Paper], keyphrases: Mapping[str, tuple[Keyphrase, ...]]
) -> dict[str, dict[str, float]]:
    """For each paper what each of its terms weighs: being a keyphrase, the title and repetition count, rarity too."""
    weights: dict[str, dict[str, float]] = {paper.id: {} for paper in papers}
    scores = {paper.id: {phrase.key: phrase.score for phrase in keyphrases.get(paper.id, ())} for paper in papers}
    holding: defaultdict[str, list[str]] = defaultdict(list)  # one word to the terms of several that hold it
    for key in terms:
        for word in key.split() if " " in key else ():
            holding[word].append(key)
    for key, term in terms.items():
        wider = holding[key]
        rarity = 1 + math.log(len(papers) / len(term.places))
        for paper_id, (in_title, count) in term.places.items():
            if any(terms[other].places.get(paper_id, (False, 0))[1] >= count for other in wider):
                continue  # the word stands only inside a longer term
            scored = max((scores[paper_id].get(form, 0.0) for form in term.keys), default=0.0)
            weights[paper_id][key] = round((2 * scored + in_title + math.log2(1 + count) / 2) * rarity, 4)
    return weights


def _carried(weights: Mapping[str, Mapping[str, float]], limit: int) -> dict[str, tuple[str, ...]]:
    """Each paper's best terms, so that every term is carried twice; a term that fails makes room for the next."""
    dropped: set[str] = set()
    while True:
        carried = {
            paper_id: tuple(sorted(own.keys() - dropped, key=lambda key: (-own[key], key))[:limit])
            for paper_id, own in weights.items()
        }
        counts = Counter(key for keys in carried.values() for key in keys)
        single = {key for key, count in counts.items() if count < 2}
        if not single:
            return carried
        dropped |= single


def _together(carried: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, int]]]:
    """For each term the terms that stand beside it in papers, with the number of papers, the most first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for keys in carried.values():
        for one, other in combinations(keys, 2):
            counts[one][other] += 1
            counts[other][one] += 1
    return {key: sorted(others.items(), key=lambda item: (-item[1], item[0])) for key, others in counts.items()}


def _phrase_tags(
    keyphrases: Mapping[str, tuple[Keyphrase, ...]], terms: Mapping[str, Term], ids: Mapping[str, str]
) -> dict[str, str]:
    """Keyphrase keys to the tags that stand for them."""
    of_form = {form: ids[key] for key in sorted(ids) for form in sorted(terms[key].keys)}
    keys = sorted({phrase.key for phrases in keyphrases.values() for phrase in phrases})
    return {key: of_form[key] for key in keys if key in of_form}
