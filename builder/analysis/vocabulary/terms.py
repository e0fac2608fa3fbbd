"""Stage 3, analysis: the terms that papers of a collection share, their forms joined, what says nothing left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from builder.analysis.language.acronyms import is_acronym, spelt_out
from builder.analysis.language.emptiness import is_everywhere, says_nothing
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.phrase_index import Indexes
from builder.analysis.language.text import normal_form
from builder.analysis.vocabulary.scan import Standing
from builder.analysis.vocabulary.spread import Spread
from builder.analysis.vocabulary.variants import join_variants
from builder.records import Paper

_PART = (0.6, 0.7)  # share of a term's papers that hold a longer one, for one word and for several
_SELDOM = 4  # a long form in fewer than one of so many papers is not the term's name
_HEADS = frozenset({"model", "network", "system", "architecture"})  # one after the other says nothing


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the collection, all its forms together."""

    key: str  # normal form; that of the long form where there is an acronym
    places: Mapping[str, tuple[bool, int]]  # paper id to: in its title, number of places
    forms: Counter[str]  # as written, with the number of places where the casing is its own
    is_abbreviated: bool = False  # most papers write an acronym and never the long form

    @property
    def keys(self) -> frozenset[str]:
        """The normal forms of all forms."""
        return frozenset(normal_form(form) for form in self.forms)


def candidates(
    papers: Sequence[Paper], indexes: Indexes, longs: Mapping[str, str]
) -> tuple[frozenset[str], dict[str, str]]:
    """Returns the phrases worth looking for, by `term_key`, and those that count for another, with the other's key.

    An acronym, or a phrase with one, counts for its long form (`longs`), a spelling for the one in more papers. A
    phrase is worth it that stands in two papers and is a whole noun phrase in two, or in one of three.
    """
    main = dict(longs)
    for paper in papers:
        for key, phrase in indexes[paper.id].items():
            for form in phrase.forms:
                if " " in form and not form.islower() and (spelt := spelt_out(form, longs)) != key:
                    main[key] = spelt
    alone = Counter(main.get(key, key) for paper in papers for key in indexes[paper.id])
    variants = join_variants(alone)
    main = {key: variants.get(other, other) for key, other in main.items()} | variants
    found: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for paper in papers:
        index = indexes[paper.id]
        found.update({main.get(key, key) for key in index})
        whole.update({main.get(key, key) for key, phrase in index.items() if phrase.whole})
    kept = {key for key, count in found.items() if count > 1 and whole[key] and whole[key] + count > 3}
    kept |= {main.get(long, long) for long in longs.values() if found[main.get(long, long)]}
    kept |= {main.get(key, key) for key in word_list("telling")}
    return frozenset(kept), {key: other for key, other in main.items() if key != other and other in kept}


def find_terms(
    standings: Mapping[str, Standing], spread: Spread, wanted: AbstractSet[str] = frozenset()
) -> dict[str, Term]:
    """Returns the terms that stand in two papers or more and say something there, by key, in order of key.

    `standings` has variants joined, `spread` knows the collection. What is in `wanted` is a term wherever two papers
    contain it, in passing and inside longer terms too.
    """
    weighed = {
        key: standing.places if key in wanted else _weighty(key, standing) for key, standing in standings.items()
    }
    telling = {
        key: Term(normal_form(key), places, standings[key].forms, _is_abbreviated(standings[key]))
        for key, places in weighed.items()
        if len(places) > 1 and (key in wanted or _tells(key, len(places), spread.size))
    }
    whole = _without_parts(_without_padding(telling))
    held = {key for key, term in whole.items() if spread.tells_little(key, term.places) and not is_name(term)}
    kept = sorted((whole.keys() - held) | (wanted & telling.keys()))
    # Small letters first, so that the name CLIP takes the address where "clip" is a term as well.
    named = {telling[key].key: telling[key] for key in reversed(kept)}
    return dict(sorted(named.items()))


def _tells(key: str, count: int, size: int) -> bool:
    """Whether a term in `count` papers is not in too many of them and says something."""
    return not is_everywhere(key, count, size) and not says_nothing(key)


def _weighty(key: str, standing: Standing) -> dict[str, tuple[bool, int]]:
    """A common word counts where it weighs, in the title or twice: passing words tie no papers together."""
    if " " in key or is_name(standing):
        return standing.places
    return {id_: (title, count) for id_, (title, count) in standing.places.items() if title or count > 1}


def _is_abbreviated(standing: Standing) -> bool:
    return len(standing.own) * _SELDOM < len(standing.places)


def is_name(term: Term | Standing) -> bool:
    """Returns whether a term is, or may be, an acronym or a coined name."""
    return any(is_acronym(form) for form in term.forms)


def _without_parts(terms: Mapping[str, Term]) -> dict[str, Term]:
    """Leaves out terms that hardly stand outside longer ones: "diffusion" where there is "diffusion model"."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for key, term in terms.items():
        for part in _parts(key):
            if part in terms:
                longer[part].update(term.places)
    return {
        key: term
        for key, term in terms.items()
        if len(longer[key] & term.places.keys()) <= _PART[" " in key] * len(term.places)
    }


def _parts(key: str) -> Iterable[str]:
    """All runs of words inside a key that are shorter than it."""
    words = key.split()
    for size in range(1, len(words)):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


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
