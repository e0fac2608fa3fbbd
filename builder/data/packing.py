"""Stage 4c, data: numbers, sorted words and vectors as short strings; builder/scripts/search/packing.js reads them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence

# Every sign stands in a script as it is. Half of them end a number, the other half say that it goes on.
_SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
_LAST = 45  # signs that end a number
_MORE = len(_SIGNS) - _LAST
_MOST_SHARED = 60  # letters; the divider of words is none of the signs up to here
_DIVIDER = "|"


def packed_number(number: int) -> str:
    """Returns a number from 0 on; the smaller, the shorter."""
    signs = []
    while number >= _LAST:
        number, digit = divmod(number - _LAST, _MORE)
        signs.append(_SIGNS[_LAST + digit])
    return "".join([*signs, _SIGNS[number]])


def packed_numbers(numbers: Iterable[int]) -> str:
    """Returns numbers one after the other."""
    return "".join(map(packed_number, numbers))


def packed_pairs(digits: Sequence[int]) -> str:
    """Returns digits from 0 to 8, two in a sign."""
    padded = [*digits, 0] if len(digits) % 2 else digits
    return "".join(_SIGNS[padded[place] * 9 + padded[place + 1]] for place in range(0, len(padded), 2))


def in_order(words: Iterable[str]) -> list[str]:
    """Returns words as a script sorts them."""
    return sorted(words, key=lambda word: word.encode("utf-16-be", "surrogatepass"))


def packed_words(words: Sequence[str]) -> str:
    """Returns words in order, each without the beginning that it shares with the one before."""
    parts = []
    before = ""
    for word in words:
        shared = _shared(before, word)
        parts.append(_SIGNS[shared] + word[shared:])
        before = word
    return _DIVIDER.join(parts)


def _shared(before: str, word: str) -> int:
    """Returns how many letters both begin with, of ASCII alone: others may be two places of a script's text."""
    shared = 0
    for one, other in zip(before[:_MOST_SHARED], word, strict=False):
        if one != other or not one.isascii():
            break
        shared += 1
    return shared


def packed_bytes(data: bytes) -> str:
    """Returns bytes as base64."""
    return b64encode(data).decode("ascii")
