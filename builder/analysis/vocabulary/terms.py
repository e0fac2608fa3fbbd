"""Stage 3, analysis: the terms that papers of a collection share, their forms joined, what says nothing left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.analysis.language.acronyms import acronym_keys, is_acronym, spelt_out
from builder.analysis.language.emptiness import is_everywhere, says_nothing
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.occurrences import Known, occurrences
from builder.analysis.language.phrase_index import Indexes
from builder.analysis.language.text import normal_form
from builder.records import Paper, Span

_PART = (0.6, 0.7)  # share of a term's papers that hold a longer one, for one word and for several
_NEAR = 8  # characters looked at before a term, of which all but one are blanks
_HEADS = frozenset({"model", "network", "system", "architecture"})  # one after the other says nothing


@dataclass(slots=True)
class Term:
    """One term of the collection, all its forms together."""

    key: str  # normal form; that of the long form where there is an acronym
    name: str = ""  # in the casing that authors use most
    aliases: tuple[str, ...] = ()  # other forms that stand in the papers, sorted
    places: dict[str, tuple[bool, int]] = field(default_factory=dict)  # paper id to: in its title, number of places
    forms: Counter[str] = field(default_factory=Counter)  # as written, with the number of places

    @property
    def keys(self) -> frozenset[str]:
        """The normal forms of all forms."""
        return frozenset(normal_form(form) for form in self.forms)


def find_terms(papers: Sequence[Paper], indexes: Indexes, also: frozenset[str] = frozenset()) -> dict[str, Term]:
    """The terms that stand in two papers or more and say something, by key, in order of key.

    Keys in `also` are terms wherever they stand, in passing and inside longer terms too.
    """
    known, main = _candidates(papers, indexes, also)
    terms: defaultdict[str, Term] = defaultdict(lambda: Term(""))
    for paper in papers:
        for key, form, in_title, weight in _found(paper, known):
            term = terms[main.get(key, key)]
            titled, count = term.places.get(paper.id, (False, 0))
            term.places[paper.id] = (titled or in_title, count + 1)
            term.forms[form] += weight
    weighed = {key: term if key in also else _weighty(key, term) for key, term in terms.items()}
    telling = {key: term for key, term in weighed.items() if _tells(key, term, len(papers))}
    kept = sorted(_without_parts(_without_padding(telling)).keys() | (also & telling.keys()))
    common = frozenset(word for paper in papers for word in re.findall(r"\b[a-z]+\b", paper.abstract))
    # Small letters first, so that the name CLIP takes the address where "clip" is a term as well.
    named = {normal_form(key): _named(normal_form(key), telling[key], common) for key in reversed(kept)}
    return dict(sorted(named.items()))


def _found(paper: Paper, known: Known) -> Iterator[tuple[str, str, bool, bool]]:
    """Each place of a known phrase: key, form, whether in the title, and whether its casing counts."""
    for text, is_title in ((paper.title, True), (paper.abstract, False)):
        for span, key in occurrences(text, known):
            yield key, text[span.start : span.end], is_title, not is_title and _casing_counts(text, span)


def _candidates(papers: Sequence[Paper], indexes: Indexes, also: frozenset[str]) -> tuple[Known, dict[str, str]]:
    """Keys worth counting, and what joins them: the key of an acronym, or of a phrase with one, to its long form's.

    A key counts that stands in two papers and is a whole noun phrase in two, or in one of three.
    """
    longs = acronym_keys(papers)
    main: dict[str, str] = {}
    found: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for paper in papers:
        index = indexes[paper.id]
        main |= {key: spelt_out(form, longs) for key, phrase in index.items() for form in phrase.forms if " " in form}
        found.update({main.get(key, key) for key in index})
        whole.update({main.get(key, key) for key, phrase in index.items() if phrase.whole})
    kept = {key for key, count in found.items() if count > 1 and whole[key] and whole[key] + count > 3}
    kept |= {long for long in longs.values() if found[long]} | word_list("telling") | also
    main = {key: long for key, long in (main | longs).items() if key != long and long in kept}
    return Known.of(kept | main.keys()), main


def _tells(key: str, term: Term, size: int) -> bool:
    """Whether a term stands for two papers, not for too many, and says something."""
    count = len(term.places)
    return count > 1 and not is_everywhere(key, count, size) and not says_nothing(key)


def _weighty(key: str, term: Term) -> Term:
    """A common word counts where it weighs, in the title or twice: passing words tie no papers together."""
    if " " not in key and not any(is_acronym(form) for form in term.forms):
        term.places = {id_: (title, count) for id_, (title, count) in term.places.items() if title or count > 1}
    return term


def _without_parts(terms: Mapping[str, Term]) -> dict[str, Term]:
    """Leaves out terms that hardly stand outside longer ones: "diffusion" where there is "diffusion model"."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for key, term in terms.items():
        words = key.split()
        for size in range(1, len(words)):
            for start in range(len(words) - size + 1):
                longer[" ".join(words[start : start + size])] |= term.places.keys()
    return {
        key: term
        for key, term in terms.items()
        if len(longer[key] & term.places.keys()) <= _PART[" " in key] * len(term.places)
    }


def _without_padding(terms: Mapping[str, Term]) -> dict[str, Term]:
    """Leaves out "pruning method" and "efficient pruning" where there is "pruning"."""
    kept = {}
    for key, term in terms.items():
        rest, _, head = key.rpartition(" ")
        empty = head in word_list("generic_heads") or (head in _HEADS and rest.split(" ")[-1] in _HEADS)
        first, _, tail = key.partition(" ")
        if not (empty and rest in terms) and not (first in word_list("padding") and tail in terms):
            kept[key] = term
    return kept


def _named(key: str, term: Term, common: frozenset[str]) -> Term:
    """Sets name and aliases: the long form before its acronym, the form most used, of equals the plainest."""
    ranked = sorted(
        term.forms, key=lambda f: (normal_form(f) != key, is_acronym(f) and " " in key, -term.forms[f], _plain(f))
    )
    by_fold: dict[str, str] = {}
    for form in ranked:
        by_fold.setdefault(form.casefold(), form)
    term.key, term.name = key, ranked[0] if term.forms[ranked[0]] else _lowered(ranked[0], common)
    others = (form for form in by_fold.values() if form.casefold() != term.name.casefold())
    term.aliases = tuple(sorted(form for form in others if not form.endswith(("'s", "’s"))))
    return term


def _lowered(form: str, common: frozenset[str]) -> str:
    """Puts down the capitals of a title where the papers write the word small elsewhere: "Monte Carlo" keeps its."""
    return re.sub(r"[A-Z][a-z]+", lambda word: word[0].lower() if word[0].lower() in common else word[0], form)


def _plain(form: str) -> tuple[int, int, str]:
    """The fewest capitals, then the shortest."""
    return sum(map(str.isupper, form)), len(form), form


def _casing_counts(text: str, span: Span) -> bool:
    """Whether capitals there are the term's own: not where a sentence opens or an acronym is spelt out."""
    before = text[max(0, span.start - _NEAR) : span.start].rstrip()
    return bool(before) and before[-1] not in ".?!:" and not text.startswith(" (", span.end)
