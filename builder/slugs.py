"""Readable addresses for every stage: slugs of ASCII letters, and ids that are a function of one text alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata

SLUG_LIMIT = 60  # characters of the readable part of an id
_SHORT_TAIL, _LONG_TAIL = 4, 8  # hex digits; the long one where the readable part leaves letters out

# Latin letters that have no decomposition in Unicode.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ"))

# Names of list pages that stand beside the terms, and names of devices that Windows gives no file.
_TAKEN = re.compile(r"(index|page|by-size|by-letter)(-\d+)?|con|prn|aux|nul|com\d|lpt\d")
_PLAIN_WORDS = re.compile(r"[a-z0-9]+( [a-z0-9]+)*")
_LOOKS_LIKE_TAIL = re.compile(rf"(^|-)[0-9a-f]{{{_LONG_TAIL}}}$")


def slug(text: str, limit: int) -> str:
    """Returns lower-case ASCII words joined by hyphens, at most `limit` characters, cut between words if it can be.

    Accents are taken off ("Poincaré" gives "poincare"), apostrophes close up; a text with no Latin letter gives "".
    """
    words = "-".join(re.findall(r"[a-z0-9]+", _transliterated(text)))
    if len(words) <= limit:
        return words
    boundary = words.rfind("-", 0, limit + 1)
    return words[: boundary if boundary > 0 else limit]


def digest(text: str, length: int) -> str:
    """Returns the first `length` (at most 64) hex digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def normal_form(text: str) -> str:
    """Returns what two spellings of one title share: NFKC, case folded, only letters, digits and marks of any script.

    A text without any letter or digit keeps all its characters but white space.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if folded.isascii() and (plain := re.sub(r"[^a-z0-9]+", "", folded)):
        return plain  # what the rule below gives, faster
    if not any(char.isalnum() for char in folded):
        return "".join(folded.split())
    # Marks are part of the word in Indic scripts: without them different words would fall together.
    return "".join(char for char in folded if char.isalnum() or unicodedata.category(char)[0] == "M")


def paper_id(title: str, extra: int = 0) -> str:
    """Returns the title's slug and a tail of its normal form's digest: "attention-is-all-you-need-5563".

    The tail is always there, so that the id hangs on the title alone and a new paper renames no other. It has 4 digits,
    or 8 where the slug leaves letters out, and `extra` more. A title without any Latin letter gives "paper-" and 8.
    """
    readable = slug(title, SLUG_LIMIT)
    drops = any(char.isalnum() and not char.isascii() for char in _transliterated(title))
    length = _LONG_TAIL if drops or not readable else _SHORT_TAIL
    return f"{readable or 'paper'}-{digest(normal_form(title), length + extra)}"


def term_id(key: str) -> str:
    """Returns the slug of a vocabulary term, with a tail of 8 hex digits where the slug alone could mean another term.

    Keys of plain lower-case words are their own slugs: "feature space" gives "feature-space", "c" gives "c", but "c++"
    gives "c-" and a tail. Never empty, never the name of a list page ("index"), never a device of Windows ("aux").
    """
    readable = slug(key, SLUG_LIMIT)
    lossless = _PLAIN_WORDS.fullmatch(key) and readable == key.replace(" ", "-")
    if lossless and not _TAKEN.fullmatch(readable) and not _LOOKS_LIKE_TAIL.search(readable):
        return readable
    return f"{readable or 'term'}-{digest(key, _LONG_TAIL)}"


def _transliterated(text: str) -> str:
    """Returns the text in lower case with accents taken off; letters of other scripts stay."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    base = "".join(char for char in decomposed if not unicodedata.combining(char))
    return base.casefold().translate(_LETTERS).translate(_APOSTROPHES)
