"""Which records are worth a comparison: those that share an identifier, a title, one of its ends, or a rare word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from builder.merging.likeness import MOST_TYPOS
from builder.merging.view import View
from builder.slugs import normal_form

_CROWD = 40  # records that share a title or an identifier: more are compared by what else they share
_RARE_CROWD = 24  # records that share a word or a part of a title: in more it says nothing
_RARE_WORDS = 4  # of a title
_END = 14  # letters of a title's beginning and end
_BEGINNING = 20  # letters that one title may have in front of more


def candidate_pairs(views: Sequence[View]) -> list[tuple[int, int]]:
    """Returns the pairs of positions to compare, each once with the smaller first, in order."""
    pairs: set[tuple[int, int]] = set()
    for holders in _holders(views, _surely).values():
        pairs.update(combinations(holders, 2) if len(holders) <= _CROWD else _in_crowd(holders, views))
    frequency = Counter(word for view in views for word in set(view.title.words))
    for view_keys in (_ends, lambda view: _rare_words(view, frequency)):
        for holders in _holders(views, view_keys).values():
            if len(holders) <= _RARE_CROWD:
                pairs.update(pair for pair in combinations(holders, 2) if _alike(views[pair[0]], views[pair[1]]))
    return sorted(pairs)


def _holders(views: Sequence[View], keys_of: object) -> Mapping[object, list[int]]:
    holders: defaultdict[object, list[int]] = defaultdict(list)
    for i, view in enumerate(views):
        for key in keys_of(view):  # type: ignore[operator]
            holders[key].append(i)
    return holders


def _surely(view: View) -> set[str]:
    return {*view.identifiers, f"title {view.title.key}", f"title {view.title.main}"}


def _ends(view: View) -> set[tuple[str, str]]:
    key = view.title.key
    return {("begin", key[:_END]), ("end", key[-_END:])} if len(key) > _END else set()


def _rare_words(view: View, frequency: Mapping[str, int]) -> list[str]:
    rare = sorted((frequency[word], word) for word in set(view.title.words) if frequency[word] > 1)
    return [word for _, word in rare[:_RARE_WORDS]]


def _in_crowd(holders: Iterable[int], views: Sequence[View]) -> Iterator[tuple[int, int]]:
    """Yields pairs among many: those with one author or abstract in common, and neighbours in an order of content."""
    parts: defaultdict[str, list[int]] = defaultdict(list)
    for i in holders:
        view = views[i]
        shared = {*view.identifiers, f"abstract {view.abstract}", *(f"by {person.full}" for person in view.people[:3])}
        for key in (*shared, f"in {view.paper.year} {normal_form(view.paper.venue)}"):
            parts[key].append(i)
    for part in parts.values():
        ordered = sorted(part, key=lambda i: views[i].order())
        yield from (_ordered(a, b) for a, b in combinations(ordered[:_CROWD], 2))
        yield from (_ordered(a, b) for a, b in pairwise(ordered))


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _alike(one: View, other: View) -> bool:
    """Says, fast, whether two titles are within a few letters of each other, or one begins the other."""
    a, b = (one.title, other.title) if len(one.title.key) <= len(other.title.key) else (other.title, one.title)
    if len(a.key) >= _BEGINNING and b.key.startswith(a.key):
        return True
    end = len(a.key) if a.is_cut and len(a.key) >= _BEGINNING else len(b.key)
    return end - len(a.key) <= MOST_TYPOS and OSA.distance(a.key, b.key[:end], score_cutoff=MOST_TYPOS) <= MOST_TYPOS
