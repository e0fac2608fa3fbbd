"""Stage 4, pages: how lists are sorted, grouped by letter and cut into pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")

DIGITS = "0-9"
OTHER = "other"
_LEADING = re.compile(r"[\W_]*(?:(?:an?|the)\s+(?=\S))?[\W_]*")  # signs and quotes, an article, signs again


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """What stands under one letter."""

    letter: str  # "a" to "z", "0-9", "other": also the end of an address or an anchor
    items: tuple[T, ...]

    @property
    def label(self) -> str:
        """The heading that readers see."""
        return _label(self.letter)


def sort_key(text: str) -> tuple[str, str]:
    """Returns the key that sorts as a library does: no leading quotes, signs or articles, no accents, no casing."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).casefold()
    return _LEADING.sub("", bare, count=1), text


def letter_of(text: str) -> str:
    """Returns the letter that a text stands under: "a" to "z", "0-9" or "other"."""
    first = sort_key(text)[0][:1]
    if "a" <= first <= "z":
        return first
    return DIGITS if first.isdecimal() else OTHER


def label_of(text: str) -> str:
    """Returns the heading that a text stands under: "A" to "Z", "0-9" with a dash, or "Other"."""
    return _label(letter_of(text))


def by_letter(items: Iterable[T], name: Callable[[T], str]) -> tuple[Group[T], ...]:
    """Returns the items grouped by letter: digits first, then a to z, then all other scripts and signs."""
    order = {DIGITS: 0, OTHER: 2}
    ranked = sorted(items, key=lambda item: (order.get(letter_of(name(item)), 1), sort_key(name(item))))
    return tuple(
        Group(letter, tuple(group)) for letter, group in groupby(ranked, key=lambda item: letter_of(name(item)))
    )


def pages_of(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cuts the items into pages of at most `size`; no items make one empty page."""
    return [items[start : start + size] for start in range(0, max(len(items), 1), size)]


def _label(letter: str) -> str:
    return {DIGITS: "0\N{EN DASH}9", OTHER: "Other"}.get(letter, letter.upper())
