"""What the search takes for a word: the same here, where the index is made, and in builder/scripts/search/words.js.

tests/scripts/words.json holds the two against each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

# What says nothing of what a text is about. The list stands in words.js too.
_STOP_WORDS = (
    "a about above after again all also although am among an and any are as at be because been before being below "
    "between both but by can cannot could did do does doing done down during each either etc few for from further had "
    "has have having he her here his how however i if in into is it its itself just let may me might more most much my "
    "no nor not of off on once only or other our out over own per same she should so some such than that the their "
    "them then there therefore these they this those through thus to too under until up upon us very via was we well "
    "were what when where whether which while who whom whose why will with within without would yet you your"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
_ACCENTS = re.compile("[\u0300-\u036f]")
_POSSESSIVE = re.compile("['\u2019]s(?![^\\W_])")
# Scripts without blanks give a word for each sign; pairs of signs then find what belongs together.
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_COMPOUND = re.compile("[^\\W_]+(?:[-\u2010\u2011][^\\W_]+)+")
_HYPHEN = re.compile("[-\u2010\u2011]")
_LONGEST = 40  # characters of a word; what is longer is an address or a slip


def folded(text: str) -> str:
    """Returns the text in small letters, without accents, possessives and differences of presentation."""
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text)))
    return _POSSESSIVE.sub("", plain.lower().replace("\u03c2", "\u03c3"))


def stem(word: str) -> str:
    """Returns the singular of an English word, by its ending alone (after the S-stemmer, Harman 1991)."""
    if len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def words_of(text: str) -> list[str]:
    """Returns the normal forms of the text's words in order, stop words among them."""
    return [stem(word[:_LONGEST]) for word in _WORD.findall(folded(text))]


def compounds_of(text: str) -> list[str]:
    """Returns the normal forms of what is joined by hyphens, as one word: "pre-training" is found as "pretraining"."""
    joined = (_HYPHEN.sub("", match) for match in _COMPOUND.findall(folded(text)))
    return [stem(word) for word in joined if len(word) <= _LONGEST]


def telling_words(text: str) -> list[str]:
    """Returns the normal forms of the words that are no stop words, in order."""
    return [word for word in words_of(text) if word not in STOP_WORDS]


def terms_of(text: str) -> Iterator[str]:
    """Yields what a text is found by: its words, its compounds, and, behind a blank, each two words in a row."""
    telling = telling_words(text)
    yield from telling
    yield from compounds_of(text)
    yield from (f" {one} {other}" for one, other in pairwise(telling))
