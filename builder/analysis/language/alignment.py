"""Stage 3, analysis: how well the letters of an acronym fit the words of a long form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.analysis.language.inflection import singular
from builder.analysis.language.lexicon import word_list

_PART = re.compile(r"[^\W_]+(?:['\u2019]s\b)?")
_INSIDE = 1.1  # for a letter within a word that is neither a capital nor follows the letter before it
_FOLLOWING = 0.2  # for a letter that follows a fitted one at once: "Res" of "residual"
_CAPITAL = 0.0  # for a capital within a word: "EnTangled"
_SKIPPED = 1.0  # for a word that gives no letter
_SMALL = 0.1  # for such a word where it is a function word: "of"
_LAST = 0.5  # besides, where the last word is such a word
_BROKEN = 0.6  # for a long form that begins within a hyphenated word
_PER_LETTER = 0.6  # what a letter may cost on average
_PER_LETTER_OF_ONE_WORD = 0.8  # the same where the long form is one word: "electromyography"
_SOUNDS = {"x": ("ex", "cross"), "2": ("to", "two"), "4": ("for", "four"), "3": ("three",)}
_MOST_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a long form begins in a text that ends with it."""

    start: int
    cost: float  # 0 where each letter begins a word and each word of meaning gives a letter; rounded to 2 places


@dataclass(frozen=True, slots=True)
class _Part:
    """One word, or one part of a hyphenated word."""

    start: int
    text: str  # as written
    low: str
    is_joined: bool  # to the part before it, without a blank


def best_fit(short: str, text: str) -> Fit | None:
    """Returns the long form at the end of `text` that fits the acronym best, the shortest of those; None for none.

    The cost of skipped words and of letters within words takes the place of the first match that Schwartz and Hearst
    (2003) take: "semi-supervised learning (SSL)" begins at "semi". Time grows with the letters times the words looked
    at, which are at most twice as many and five.
    """
    longest = max(map(len, _spellings(short)), default=0)
    parts = _parts(text)[-(2 * longest + 5) :]
    for letters in _spellings(short):
        initials = parts[-len(letters) :]
        if "".join(part.low[0] for part in initials) == letters and not initials[0].is_joined:
            return Fit(initials[0].start, 0.0)
    fits = [fit for letters in _spellings(short) if (fit := _fit(letters, parts))]
    return min(fits, key=lambda fit: (fit.cost, -fit.start), default=None)


def _spellings(short: str) -> Iterator[str]:
    """Yields the letters to look for: as written, and with a digit as a count of the letter before it ("A3C")."""
    letters = "".join(char for char in short.casefold() if char.isalnum())
    if not 2 <= len(letters) <= _MOST_LETTERS:
        return
    yield letters
    repeated = re.sub(r"([a-z])([2-4])", lambda match: match[1] * int(match[2]), letters)
    if repeated != letters:
        yield repeated


def _fit(letters: str, parts: Sequence[_Part]) -> Fit | None:
    after = [0.0, *[_too_much(letters)] * len(letters)]  # cost of the letters from the end of the text, by their number
    best: Fit | None = None
    for number, part in enumerate(reversed(parts)):
        skip = _SMALL if part.low in word_list("function_words") else _SKIPPED
        skip += _LAST if not number else 0
        within = [cost + skip for cost in after]
        for taken, cost in _ways(part, letters):
            end = len(letters) - taken[1]
            count = len(letters) - taken[0]
            within[count] = min(within[count], after[end] + cost)
            if taken[0] == 0 and _begins(part, letters[0]):
                total = round(after[end] + cost + (_BROKEN if part.is_joined else 0), 2)
                limit = _PER_LETTER if number else _PER_LETTER_OF_ONE_WORD
                if total <= limit * len(letters) and (best is None or total < best.cost):
                    best = Fit(part.start, total)
        after = within
    return best


def _too_much(letters: str) -> float:
    return 10.0 * len(letters)


def _parts(text: str) -> list[_Part]:
    found: list[_Part] = []
    for match in _PART.finditer(text):
        is_joined = match.start() > 0 and not text[match.start() - 1].isspace() and bool(found)
        found.append(_Part(match.start(), match[0], match[0].casefold(), is_joined))
    return found


def _begins(part: _Part, letter: str) -> bool:
    return part.low.startswith((letter, *_SOUNDS.get(letter, ())))


def _ways(part: _Part, letters: str) -> Iterator[tuple[tuple[int, int], float]]:
    """Yields each run of letters that the part can give, as the places of its first and behind its last, with cost."""
    for first in range(len(letters)):
        if letters[first] not in part.low and letters[first] not in _SOUNDS:
            continue
        costs = _first_letter(part, letters[first])
        for last in range(first + 1, len(letters) + 1):
            if not costs:
                break
            yield (first, last), min(costs.values())
            if last < len(letters):
                costs = _next_letter(part, letters[last], costs)


def _first_letter(part: _Part, letter: str) -> dict[int, float]:
    """Returns place in the part to cost, for each place where the letter can be found."""
    if _begins(part, letter):
        sound = next((sound for sound in _SOUNDS.get(letter, ()) if part.low.startswith(sound)), letter)
        return {len(sound) - 1: 0.0}
    return {place: _inner(part, place) for place, char in enumerate(part.low) if char == letter}


def _next_letter(part: _Part, letter: str, costs: dict[int, float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for place, char in enumerate(part.low):
        if char == letter:
            ways = [
                cost + (_FOLLOWING if before == place - 1 else _inner(part, place))
                for before, cost in costs.items()
                if before < place
            ]
            if ways:
                found[place] = min(ways)
    return found


def _inner(part: _Part, place: int) -> float:
    """Returns the cost of a letter within a word."""
    is_capital = place < len(part.text) and part.text[place].isupper() and not part.text.isupper()
    return _CAPITAL if is_capital else _INSIDE


def head_of_kind(text: str) -> str:
    """Returns the last word with the blank before it where it only says what kind of thing it is: "MDL principle"."""
    last = text.rpartition(" ")[2]
    return f" {last}" if singular(last) in word_list("generic_heads") and len(last) < len(text) else ""


def is_clean(short: str, long: str, cost: float) -> bool:
    """Tells whether a stretch can be a long form at all: one piece, longer than the acronym.

    A function word at its head counts only where each letter fits: "named entity recognition".
    """
    words = long.split()
    if len(long) <= len(short) or re.search(r"[.;:?!]\s|[()\[\]\"\u201c\u201d]", long) or short in words:
        return False
    if words[0].casefold() in word_list("function_words") and (cost or len(short) < 3):
        return False
    return len(words) <= 2 * len(short)
