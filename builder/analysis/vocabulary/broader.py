"""Stage 3, analysis: which terms are kinds of which, by the words that they end with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.analysis.language.acronyms import bare, is_acronym
from builder.analysis.language.text import normal_form

_LINKS = frozenset({"of", "from", "in", "to", "for", "with", "on", "by", "at"})  # the head stands before them
_MANNERS = frozenset(
    {
        *("zero shot", "few shot", "one shot", "self supervised", "semi supervised", "weakly supervised"),
        *("open vocabulary", "open set", "vision language", "multimodal", "cross modal", "multilingual"),
        *("cross lingual", "out of distribution", "text to image", "text to video", "text to speech", "multiview"),
        *("1d", "2d", "3d", "rgb"),
    }
)  # in normal form: how a thing is, said before its name


def find_broader(forms: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Returns for each term that is a kind of others in `forms` the closest of them.

    `forms` gives for the key of each term how most papers write it: what a hyphen joins ("shape-from-template") is one
    word, and no kind of what stands last in it.
    "stochastic gradient descent" is a kind of "gradient descent", for English says what a thing is with the last words
    of its name. A term that only says how a thing is ("zero-shot") is broader than the terms that begin with it.
    """
    known = forms.keys()
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted(known):
        words = key.split()
        ends = (" ".join(words[start:]) for start in range(1, len(words)))
        starts = (" ".join(words[:end]) for end in range(len(words) - 1, 0, -1))
        closest = [
            next((end for end in ends if end in known and _is_head(end, key, forms[key], forms[end])), ""),
            next((start for start in starts if start in known and not _is_a_thing(start)), ""),
        ]
        if any(closest):
            found[key] = tuple(filter(None, closest))
    return found


def settle(
    found: Mapping[str, Sequence[str]], given: Mapping[str, Sequence[str]], order: Mapping[str, int]
) -> dict[str, tuple[str, ...]]:
    """Returns the broader terms of each term: those that the author gives in place of those that were found.

    What was found is left out where it would close a circle, or where a closer term leads there. `order` gives for
    each term the number of its papers: of two, the one with fewer is closer.
    """
    broader: dict[str, list[str]] = {key: list(others) for key, others in given.items()}
    for key in sorted(found.keys() - given.keys()):
        for other in found[key]:
            if other != key and key not in above(other, broader):
                broader.setdefault(key, []).append(other)
    settled = {}
    for key in sorted(broader):
        far = {other for one in broader[key] for other in above(one, broader)}
        kept = [other for other in broader[key] if other not in far or key in given]
        settled[key] = tuple(kept if key in given else sorted(kept, key=lambda other: (order[other], other)))
    return {key: others for key, others in settled.items() if others}


def above(key: str, broader: Mapping[str, Iterable[str]]) -> set[str]:
    """Returns all terms that are broader than a term, however far."""
    found: set[str] = set()
    left = [key]
    while left:
        more = [other for other in broader.get(left.pop(), ()) if other not in found]
        found.update(more)
        left += more
    return found


def _is_head(end: str, key: str, form: str, end_form: str) -> bool:
    """Whether the last words of a term name what it is a kind of."""
    if not _is_a_thing(end) or not _is_a_thing(key) or not _LINKS.isdisjoint(key.removesuffix(end).split()):
        return False
    if is_acronym(end_form) and bare(end_form) not in map(bare, form.split()):
        return False  # a global map is no MAP
    words = form.split()
    if normal_form(form) != key:
        return True  # an acronym: nothing tells
    return any(normal_form(" ".join(words[start:])) == end for start in range(1, len(words)))


def _is_a_thing(key: str) -> bool:
    """Whether a term names a thing of which there are kinds, and not how a thing is."""
    return key not in _MANNERS
