"""Lists of authors as they are compared: initials, accents, swapped names and lists cut short are allowed for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.distance import OSA

from builder.merging.folding import folded
from builder.records import Author

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]")
_MOST = 0.6  # share of the shorter list that the longer one must have
_TYPO_FROM = 5  # letters of a family name that may have one wrong


class Agreement(Enum):
    """How far two lists of authors agree."""

    UNKNOWN = "unknown"  # one of them is not there, or in another script
    NONE = "none"
    SOME = "some"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it is compared."""

    family: str  # letters alone, without particle
    full: str  # with particle
    initial: str  # of the first given name, "" where there is none
    words: frozenset[str]  # of the whole name


def person_of(author: Author) -> Person:
    """Returns the author as it is compared."""
    family, particle, given = (_WORD.findall(folded(text)) for text in (author.family, author.particle, author.given))
    initial = given[0][0] if given else ""
    return Person("".join(family), "".join((*particle, *family)), initial, frozenset(family + given))


def agreement(ones: tuple[Person, ...], others: tuple[Person, ...]) -> Agreement:
    """Says how far two lists agree."""
    if not ones or not others:
        return Agreement.UNKNOWN
    if ones == others:
        return Agreement.SAME
    fewer, more = (ones, others) if len(ones) <= len(others) else (others, ones)
    left = list(more)
    matched = 0
    is_first = _matches(fewer[0], more[0])
    for person in fewer:
        for i, other in enumerate(left):
            if _matches(person, other):
                del left[i]
                matched += 1
                break
    if matched == 0:
        return Agreement.NONE if _is_latin(ones) == _is_latin(others) else Agreement.UNKNOWN
    is_same = matched >= _MOST * len(fewer) and (is_first or matched > 1 or len(more) <= 2)
    return Agreement.SAME if is_same else Agreement.SOME


def _matches(one: Person, other: Person) -> bool:
    alike = not one.initial or not other.initial or one.initial == other.initial
    if alike and one.family and (one.family == other.family or one.full == other.full):
        return True
    if len(one.words) > 1 and (one.words == other.words or _is_swapped(one, other)):
        return True
    return (
        alike
        and min(len(one.full), len(other.full)) >= _TYPO_FROM
        and OSA.distance(one.full, other.full, score_cutoff=1) <= 1
    )


def _is_swapped(one: Person, other: Person) -> bool:
    """Given and family name may have changed places, and the given name may be an initial."""
    for short, long in ((one, other), (other, one)):
        if len(short.family) == 1 and short.family == long.initial and long.family in short.words:
            return True
    is_written_out = min(len(one.family), len(other.family)) > 1
    return is_written_out and one.family != other.family and one.family in other.words and other.family in one.words


def _is_latin(people: tuple[Person, ...]) -> bool:
    return any(_LATIN.search(person.full) for person in people)
