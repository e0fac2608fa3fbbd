"""Stage 3, analysis: where sentences and words stand in an abstract, and the form that inflections share."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise

from builder.analysis.language.inflection import singular
from builder.analysis.language.lexicon import word_list
from builder.records import Span

_LETTER = r"[^\W_]"
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]}']|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_MARK = "\u0300-\u036f"  # accents that stand as characters of their own
_JOINTS = (
    r"\\['\"`^~=.]\{?(?=[^\W\d_])",  # Fr\'echet, Schr\"{o}dinger
    r"\}(?=[^\W\d_])(?<=\{\w\})",
    r"[-\u2010\u2011\u2013'\u2019_^&](?=[^\W_])",  # state-of-the-art, Plato's, l_1, U^2-Net
    r"[.,](?=\d)(?<=\d.)",  # 3.5, 10,000
    r"(?<=[^\W\d_])\.(?=\d)",  # v.2
    r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)",  # e.g, U.S
    r"(?<=\dp)\.(?=p\b)",  # 1.1p.p
    r"/(?=\d)(?<=[A-Z\d]/)",  # ViT-B/32
    r"@(?=\d)",  # recall@10
    r"\.(?=(?:js|py|io|ai|net|org|com)\b)",
)
_LETTERS = rf"{_LETTER}++[{_MARK}]*+"
_JOINT = rf"(?=[^\w\s]|_)(?:{'|'.join(_JOINTS)})"
_PLAIN = rf"{_LETTERS}(?:{_LETTERS}|{_JOINT})*(?:\+{{1,2}}(?!\w))?"
_PLAIN_WORD = re.compile(_PLAIN)
_WORD = re.compile(rf"{_ADDRESS}|{_PLAIN}")
_STOP = re.compile(r"(?:(?<![.?!\u2026])[.?!\u2026]+[\"'\u201d\u2019)\]]*(?=\s|$)|[\u3002\uff01\uff1f]|\n\s*\n)")
_GLUED_STOP = re.compile(r"(?<=[a-z)\]][a-z)\]])[.?!](?=([A-Z][a-z]*)\s)")
_OPENING = re.compile(r"[\"'\u201c\u2018(\[{$\\]*(?:[^\W_a-z]|[a-z]+[A-Z0-9])")
_NEAR = 200  # characters looked at around a full stop, so that time grows with the text and no faster
_LAST_TOKEN = re.compile(r"\S+$")
_FIRST_WORD = re.compile(r"\w+")
_LEFT_OUT = re.compile(r"['\u2019]s\b|['\u2019](?=\s|$)|\\['\"`^~=.]\{?|(?<=\w)\}(?=\w)")  # Plato's, Fr\'echet
_PARTS = re.compile(rf"(?:{_LETTER}[{_MARK}]*|(?<=\d)[.,](?=\d)|\+)+")


@lru_cache(maxsize=1 << 15)  # many steps ask for the same abstracts
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, trimmed, in order, without overlap; together they hold every visible character."""
    cuts = {m.end() for m in _STOP.finditer(text) if _ends_sentence(text, m)}
    cuts |= {m.end() for m in _GLUED_STOP.finditer(text) if m[1].casefold() in word_list("openers")}
    edges = [0, *sorted(cuts), len(text)]
    spans = (_trimmed(text, start, end) for start, end in pairwise(edges))
    return tuple(span for span in spans if span.start < span.end)


def words(text: str) -> list[Span]:
    """The words of `text`: inner hyphens, apostrophes and decimal points keep "ViT-B/32" or "v2.0" in one piece."""
    return [Span(start, end) for start, end in word_bounds(text)]


def word_bounds(text: str) -> list[tuple[int, int]]:
    """Where each of the `words` begins and ends, for steps that look at every word of a collection."""
    may_hold_address = "@" in text or "http" in text or "www." in text
    return [match.span() for match in (_WORD if may_hold_address else _PLAIN_WORD).finditer(text)]


@lru_cache(maxsize=1 << 17)
def normal_form(phrase: str) -> str:
    """The readable form that case, hyphens and inflection share: "Feature-Spaces" and "feature space" have one."""
    return join_forms(word_forms(phrase))


def word_forms(phrase: str) -> tuple[str, ...]:
    """The normal forms of the words in `phrase`, hyphenated parts apart."""
    parts = phrase.split()
    return forms_of_word(parts[0]) if len(parts) == 1 else tuple(chain.from_iterable(map(forms_of_word, parts)))


@lru_cache(maxsize=1 << 17)
def join_forms(forms: tuple[str, ...]) -> str:
    """One key from the forms of neighbouring words; a prefix is joined: "multi-modal" and "multimodal" are one."""
    prefixes = word_list("prefixes")
    if prefixes.isdisjoint(forms):
        return " ".join(forms).replace("data set", "dataset")
    key = ""
    for index, form in enumerate(forms):
        glued = index + 1 < len(forms) and form in prefixes and forms[index + 1].isalpha()
        key += form if glued else form + " "
    return key.rstrip().replace("data set", "dataset")


@lru_cache(maxsize=1 << 16)  # few words make up most of what is written
def forms_of_word(word: str) -> tuple[str, ...]:
    """The normal forms of one word without blanks: of "U.S.-led" three."""
    return tuple(singular(part) for part in _PARTS.findall(_LEFT_OUT.sub("", word)))


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Tells a sentence's end from an abbreviation, a list number or an initial."""
    following = text[stop.end() : stop.end() + _NEAR].lstrip()
    if not following or stop[0][0] not in ".?!\u2026":
        return True
    if not _OPENING.match(following):
        return False
    if stop[0][0] != "." or stop[0].startswith(".."):
        return True
    token = _LAST_TOKEN.search(text, max(0, stop.start() - 40), stop.start())
    last = token[0].lstrip("([{\"'\u201c\u2018") if token else ""
    if last.casefold() in word_list("abbreviations") or _is_list_number(text, stop, last):
        return False
    if re.fullmatch(r"(?:[\d.]*p\.p|[A-Za-z](?:\.[A-Za-z])*|al|etc|Inc|Ltd|Corp|Jr|Sr|St)", last):
        first = _FIRST_WORD.search(following)
        return first is not None and first[0].casefold() in word_list("openers")
    return True


def _is_list_number(text: str, stop: re.Match[str], last: str) -> bool:
    """Whether the point belongs to "1." at the head of a sentence."""
    before = text[max(0, stop.start() - _NEAR) : stop.start() - len(last)].rstrip()
    return bool(re.fullmatch(r"\d{1,2}", last)) and (not before or before[-1] in ".:;?!")


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
