"""Stage 1, lines about a paper: people, venue and year told apart by their look."""

from __future__ import annotations

import re

from builder.records import Author
from builder.sources.markdown.entrywords import NAME_WORD, NO_NAMES
from builder.sources.values.names import parse_names
from builder.sources.values.text import clean

YEAR = re.compile(r"(?<![\d.])(19[5-9]\d|20[0-4]\d)(?![\d.]*\d)")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?['’](\d\d)\b")
_VENUE = re.compile(
    r"^(?:[Ii]n\s+|to appear in\s+|accepted (?:at|by|to)\s+|published in\s+)?(?:the\s+)?"
    r"([A-Z][\w&+/.:'’-]*(?:\s+(?:[A-Z&(][\w&+/.:'’)-]*|of|on|and|for|in|the|to)){0,14})$"
)
SIGNS = " \t\n-–—:：,.;|·•()[]{}【】<>*/\\"
_OTHERS = re.compile(r"\bet\.? al\b", re.IGNORECASE)
_OTHERS_AT_END = re.compile(r"[\s,]+et\.? al\.?$", re.IGNORECASE)
_BY = re.compile(r"^(?:by|authors?:)\s+", re.IGNORECASE)


def people_of(text: str) -> list[Author]:
    """Returns the authors where a text names people and nothing else, else none."""
    text = stripped(text)
    others = bool(_OTHERS.search(text))
    bare = stripped(_OTHERS_AT_END.sub("", _BY.sub("", text)))
    if not bare or any(char.isdigit() for char in bare) or len(bare) > 3000:
        return []
    names = [name.strip() for name in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", bare) if name.strip()]
    if not all(_is_name(name, others or len(names) > 1) for name in names):
        return []
    if len(names) < 2 and not others and not _BY.match(text) and not _is_full_name(bare):
        return []
    return parse_names(bare)


def _is_name(name: str, in_list: bool) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 5 or len(name) > 60 or any(word.lower().strip(".") in NO_NAMES for word in words):
        return False
    if not all(NAME_WORD.fullmatch(word) for word in words):
        return False
    return len(words) > 1 or (in_list and not (name.isupper() and len(name) > 2))


def _is_full_name(name: str) -> bool:
    """A single name is one only with an initial; two words with capitals may be anything."""
    words = name.split()
    return len(words) > 1 and any(re.fullmatch(r"(?:[A-Z]\.-?)+", word) for word in words)


def venue_of(text: str) -> tuple[str, str]:
    """Returns the venue and the year of "CVPR 2020", "In Proc. of X, 2019", "NeurIPS'21"; "" for what is not there."""
    year = YEAR.search(text)
    short = None if year else _SHORT_YEAR.search(text)
    when = year[0] if year else f"20{short[1]}" if short and short[1] < "50" else f"19{short[1]}" if short else ""
    bare = stripped(_SHORT_YEAR.sub(" ", YEAR.sub(" ", text)))
    found = _VENUE.match(bare)
    is_venue = bool(found) and (bool(when) or bare.split()[0].isupper() or bare.lower().startswith("arxiv"))
    return (stripped(found[1]) if found and is_venue else "", when)


def stripped(text: str) -> str:
    """One line without the signs that divide."""
    text = clean(text).strip()
    stripped = text.strip(SIGNS)
    # A bracket that belongs to the text stays: "Learning (more)".
    return text.lstrip(SIGNS).rstrip(SIGNS.replace(")", "")) if stripped.count("(") > stripped.count(")") else stripped
