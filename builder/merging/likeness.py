"""How two titles stand to each other: equal, a version, cut, with a typing mistake, or of one series."""

from __future__ import annotations

from enum import IntEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from builder.merging.folding import Title, opens_part

_LETTERS_A_TYPO = 18  # of a title for each letter that may differ
_LETTERS_A_LETTER = 8  # of a title for each letter that may differ where the abstracts agree
MOST_TYPOS = 4
_FEWEST_LETTERS = 12  # of a title that may have a typing mistake
_MOST_LETTERS = 2000  # what is longer is no title
_CUT_LETTERS = 20  # of a title that breaks off
_ALIKE = 80  # 0 to 100, of words in common
_NEGATIONS = ("un", "in", "im", "ir", "non", "dis", "de", "a", "semi", "sub", "super", "multi", "mono", "self", "re")


class Titles(IntEnum):
    """How two titles stand to each other; those above ALIKE may be one paper's."""

    UNLIKE = 0
    ALIKE = 1  # many words in common
    ROUGH = 2  # more letters differ than a typing mistake or two make
    BEGUN = 3  # one goes on where the other ends
    TYPO = 4  # a few letters differ
    CUT = 5  # one lacks the subtitle, or ends in dots
    VERSION = 6  # equal but for "v2" or "extended version"
    SAME = 7

    def __str__(self) -> str:
        return _NAMES[self]


_NAMES = {
    Titles.UNLIKE: "other titles",
    Titles.ALIKE: "like titles",
    Titles.ROUGH: "roughly the same title",
    Titles.BEGUN: "one title begins the other",
    Titles.TYPO: "nearly the same title",
    Titles.CUT: "same title without the subtitle",
    Titles.VERSION: "same title but for the version",
    Titles.SAME: "same title",
}


def titles_of(one: Title, other: Title) -> Titles:
    """Says how two titles stand to each other."""
    if one.key == other.key:
        return Titles.VERSION if one.is_version != other.is_version else Titles.SAME
    short, long = _by_length(one, other)
    if long.main == short.key and long.subtitle:
        return Titles.CUT
    if len(short.key) >= _CUT_LETTERS and long.key.startswith(short.key):
        if short.is_cut:
            return Titles.CUT
        if long.words[: len(short.words)] == short.words:
            return Titles.BEGUN
    if distance := _distance(short, long):
        return Titles.TYPO if distance <= max(1, len(long.key) // _LETTERS_A_TYPO) else Titles.ROUGH
    alike = fuzz.token_sort_ratio(" ".join(one.words), " ".join(other.words), score_cutoff=_ALIKE)
    return Titles.ALIKE if alike else Titles.UNLIKE


def share_of_words(one: Title, other: Title) -> float:
    """Returns how many words two titles have in common, 0 to 100, the order aside."""
    return fuzz.token_set_ratio(" ".join(one.words), " ".join(other.words))


def are_series(one: Title, other: Title, titles: Titles) -> bool:
    """Says whether the titles name two parts, two years', or a paper and what was said of it."""
    if titles >= Titles.VERSION:
        return False
    if titles in (Titles.CUT, Titles.BEGUN):
        short, long = _by_length(one, other)
        return long.markers != short.markers or opens_part(_rest(short, long))
    return are_parts(one, other)


def are_doubtful(one: Title, other: Title, titles: Titles) -> bool:
    """Says whether the titles may differ in meaning, so that only the abstracts can say that they are one paper's.

    What differs may be a word and not a letter: "supervised" and "unsupervised"; or what is cut ends in a number.
    """
    if titles in (Titles.CUT, Titles.BEGUN):
        return opens_part(_rest(*_by_length(one, other))[-1:])
    return titles < Titles.VERSION and _are_opposites(one, other)


def are_parts(one: Title, other: Title) -> bool:
    """Says whether two titles bear other numbers, or one is about the other."""
    return one.numbers != other.numbers or one.markers != other.markers


def _by_length(one: Title, other: Title) -> tuple[Title, Title]:
    return (one, other) if len(one.key) <= len(other.key) else (other, one)


def _rest(short: Title, long: Title) -> tuple[str, ...]:
    """Returns the words that the shorter title lacks."""
    return long.subtitle if long.main == short.key else long.words[len(short.words) :]


def _distance(short: Title, long: Title) -> int:
    """Returns in how many letters two titles differ, 0 where in too many; a title that breaks off by what it has."""
    if not _FEWEST_LETTERS <= len(short.key) <= _MOST_LETTERS:
        return 0
    key = long.key[: len(short.key)] if short.is_cut and len(short.key) >= _CUT_LETTERS else long.key
    distance = OSA.distance(short.key, key, score_cutoff=MOST_TYPOS)
    return distance if distance <= min(MOST_TYPOS, len(short.key) // _LETTERS_A_LETTER) else 0


def _are_opposites(one: Title, other: Title) -> bool:
    mine, theirs = set(one.words) - set(other.words), set(other.words) - set(one.words)
    if not mine or not theirs:
        return bool({"not", "no", "without", "non"} & (mine | theirs))
    pairs = [sorted((a, b), key=len) for a in mine for b in theirs]
    return any(long == prefix + short for short, long in pairs for prefix in _NEGATIONS)
