"""Stage 3, analysis: the vocabulary of the collection, terms that two papers or more share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from builder.analysis.language.acronyms import acronym_keys
from builder.analysis.language.phrase_index import Indexes
from builder.analysis.language.text import normal_form
from builder.analysis.vocabulary.broader import find_broader, settle
from builder.analysis.vocabulary.by_paper import tags_by_paper
from builder.analysis.vocabulary.definitions import find_definitions
from builder.analysis.vocabulary.demand import Relevance, needed, seldom_chosen
from builder.analysis.vocabulary.edits import Hand, apply_edits, edited_keys, untagged
from builder.analysis.vocabulary.examples import find_examples
from builder.analysis.vocabulary.last_resort import last_resorts
from builder.analysis.vocabulary.naming import common_words, other_names, preferred_name
from builder.analysis.vocabulary.scan import joined, scan
from builder.analysis.vocabulary.spread import Spread
from builder.analysis.vocabulary.terms import Term, candidates, find_terms
from builder.analysis.vocabulary.weights import carry, weigh
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
    relevance: Relevance | None = None,
) -> tuple[Vocabulary, list[Problem]]:
    """Tags from all noun phrases of the collection; each stands for two papers or more, a paper carries up to `limit`.

    A paper's tags are ordered by how much the paper says about the term and how rare the term is; a term that two
    papers contain but fewer than two carry within their limit is left out, and its place goes to the next. A paper that
    would be left without a tag gets what ties it to another by a looser measure. `edits` is the author's hand in it:
    what it pins is carried wherever it stands, and a name there that matches nothing is a Problem. `relevance` gives
    for each paper how likely each of its phrases is one of its keywords: terms that authors would hardly ever choose
    are held back where a paper has enough others. None holds nothing back and weighs by the scores of `keyphrases`.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    longs = acronym_keys(ordered)
    likely, main = candidates(ordered, indexes, longs)
    standings = scan(ordered, likely | main.keys() | edited_keys(edits, longs))
    spread = Spread(indexes)
    hand, names = apply_edits(edits, standings, main, longs)
    by_paper = tags_by_paper(edits, hand, names, {paper.id for paper in ordered})
    by_paper.enter(standings)
    given = frozenset(by_paper.added)
    likely_keywords = _scores(keyphrases) if relevance is None else relevance

    def choose(also: frozenset[str]) -> tuple[dict[str, Term], dict[str, dict[str, float]], dict[str, tuple[str, ...]]]:
        own = {key: standing for key, standing in joined(standings, hand.main).items() if key not in hand.hidden}
        terms = find_terms(own, spread, also | hand.wanted | given)
        pinned = frozenset(map(normal_form, hand.wanted)) & terms.keys()
        wanted = pinned | set(map(normal_form, also | given | hand.entries.keys()))
        seldom = seldom_chosen(terms, relevance, len(ordered), wanted) if relevance is not None else {}
        kept = {key: term for key, term in terms.items() if key not in seldom}
        weights = weigh(kept, ordered, likely_keywords, pinned)
        carried = carry(weights, limit, pinned, by_paper.weighed(weights, kept))
        if more := needed(seldom, terms, carried):
            kept = {key: term for key, term in terms.items() if key not in seldom or key in more}
            weights = weigh(kept, ordered, likely_keywords, pinned)
            carried = carry(weights, limit, pinned, by_paper.weighed(weights, kept))
        return kept, weights, carried

    terms, weights, carried = choose(frozenset())
    more = last_resorts(indexes, [paper_id for paper_id, keys in carried.items() if not keys])
    if more:
        within = [paper for paper in ordered if not more.isdisjoint(indexes[paper.id])]
        standings |= scan(within, more - standings.keys())
        terms, weights, carried = choose(frozenset(hand.main.get(key, key) for key in more))
    made = _Tags(ordered, terms, weights, carried, hand)
    phrases = {phrase.key for found in keyphrases.values() for phrase in found}
    return made.vocabulary(phrases), [
        *hand.problems,
        *untagged(hand, terms, made.ids),
        *by_paper.problems,
        *by_paper.untagged(made.ids),
    ]


def _scores(keyphrases: Mapping[str, tuple[Keyphrase, ...]]) -> Relevance:
    return {id_: {phrase.key: phrase.score for phrase in phrases} for id_, phrases in keyphrases.items()}


class _Tags:
    """Turns terms into tags."""

    def __init__(
        self,
        papers: Sequence[Paper],
        terms: Mapping[str, Term],
        weights: Mapping[str, Mapping[str, float]],
        carried: Mapping[str, tuple[str, ...]],
        hand: Hand,
    ) -> None:
        self._papers, self._weights, self._carried = papers, weights, carried
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for paper_id, keys in carried.items():
            for key in keys:
                self._holders[key].append(paper_id)
        self._terms = {key: terms[key] for key in sorted(self._holders)}
        self.ids = {key: term_id(key) for key in self._terms}
        self._entries = {normal_form(key): edit for key, edit in hand.entries.items()}
        self._former = {normal_form(key): map(normal_form, others) for key, others in hand.former.items()}
        given = {normal_form(key): list(map(normal_form, others)) for key, others in hand.broader.items()}
        known = {
            key: [one for one in others if one in self._terms] for key, others in given.items() if key in self._terms
        }
        sizes = {key: len(holders) for key, holders in self._holders.items()}
        forms = {key: min(term.forms, key=lambda form: (-term.forms[form], form)) for key, term in self._terms.items()}
        self._of_form = {form: key for key, term in self._terms.items() for form in sorted(term.keys)}
        named, said = find_broader(forms), find_examples(papers, self._of_form)
        found = {key: (*named.get(key, ()), *said.get(key, ())) for key in named.keys() | said.keys()}
        self._broader = settle(found, known, sizes)

    def vocabulary(self, phrases: set[str]) -> Vocabulary:
        """The tags, with the tags of each paper and of the keyphrases in `phrases`."""
        quotes = find_definitions(self._papers, self._of_form)
        common = common_words(self._papers)
        together = _together(self._carried)
        narrower = self._narrower()
        plain = {}
        for key, term in self._terms.items():
            edit = self._entries.get(key)
            name = edit.name if edit else preferred_name(key, term.forms, term.is_abbreviated, common)
            former = {term_id(other) for other in self._former.get(key, ())} - set(self.ids.values())
            plain[self.ids[key]] = Tag(
                id=self.ids[key],
                name=name,
                aliases=other_names(name, term.forms),
                papers=tuple(
                    sorted(self._holders[key], key=lambda paper_id: (-self._weights[paper_id][key], paper_id))
                ),
                neighbours=tuple((self.ids[other], count) for other, count in together.get(key, ())),
                broader=tuple(self.ids[other] for other in self._broader.get(key, ())),
                narrower=tuple(self.ids[other] for other in narrower.get(key, ())),
                quote=quotes.get(key),
                definition=edit.definition if edit else "",
                former=tuple(sorted(former)),
            )
        tags_of = {paper.id: tuple(self.ids[key] for key in self._carried[paper.id]) for paper in self._papers}
        of_phrase = {phrase: self.ids[self._of_form[phrase]] for phrase in sorted(phrases) if phrase in self._of_form}
        return Vocabulary(dict(sorted(plain.items())), tags_of, of_phrase)

    def _narrower(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, others in self._broader.items():
            for other in others:
                found[other].append(key)
        return {key: sorted(kinds, key=lambda kind: (-len(self._holders[kind]), kind)) for key, kinds in found.items()}


def _together(carried: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, int]]]:
    """For each term the terms that stand beside it in papers, with the number of papers, the most first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for keys in carried.values():
        for one, other in combinations(keys, 2):
            counts[one][other] += 1
            counts[other][one] += 1
    return {key: sorted(others.items(), key=lambda item: (-item[1], item[0])) for key, others in counts.items()}
