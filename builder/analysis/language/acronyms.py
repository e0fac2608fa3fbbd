"""Stage 3, analysis: acronyms and the long forms that the papers themselves give them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import normal_form
from builder.records import Paper, Span

_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9./+-]{1,9}")
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2}|[A-Z]\d|\d[A-Z])[A-Za-z0-9]+(?:[-./+&][A-Za-z0-9+]++)*")
_NEAR = 400  # characters before a bracket in which a long form stands: ten words and more
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")


@dataclass(frozen=True, slots=True)
class Definition:
    """A place where a text gives an acronym its long form."""

    short: Span
    long: Span


def is_acronym(word: str) -> bool:
    """Whether one word is written as an acronym or a coined name: two capitals or more, or capitals and digits."""
    return _ACRONYM.fullmatch(word) is not None


def definitions(text: str) -> list[Definition]:
    """The acronyms that `text` defines, "long form (LF)" or "LF (long form)", in order (Schwartz & Hearst, 2003)."""
    found = (_definition(text, match) for match in _BRACKETS.finditer(text))
    return [definition for definition in found if definition]


def long_forms(paper: Paper) -> dict[str, str]:
    """Acronym, without plural s, to the long form as written, for one paper; its first definition counts."""
    forms: dict[str, str] = {}
    for text in (paper.abstract, paper.title):
        for found in definitions(text):
            forms.setdefault(bare(text[found.short.start : found.short.end]), text[found.long.start : found.long.end])
    return forms


def collection_long_forms(papers: Sequence[Paper]) -> Mapping[str, str]:
    """Acronym to the normal form of its long form, where most papers that define it agree.

    A long form that holds another ("click-through rate prediction") agrees with the shorter.
    """
    meanings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for short, long in long_forms(paper).items():
            meanings[short][normal_form(long)] += 1
    agreed = {}
    for short, counts in sorted(meanings.items()):
        backing = {long: sum(n for other, n in counts.items() if f" {long} " in f" {other} ") for long in counts}
        long = min(backing, key=lambda long: (-backing[long], -counts[long], long))
        if 2 * backing[long] > counts.total():
            agreed[short] = long
    return agreed


def acronym_keys(papers: Sequence[Paper]) -> dict[str, str]:
    """Acronym to long form, each by its `term_key`."""
    return {term_key(short): long for short, long in collection_long_forms(papers).items()}


def term_key(phrase: str) -> str:
    """The normal form, or for an acronym its capitals, so that the name CLIP and the word "clip" stay apart."""
    return bare(phrase).upper() if is_acronym(phrase) and "-" not in phrase else normal_form(phrase)


def spelt_out(phrase: str, longs: Mapping[str, str]) -> str:
    """The key of a phrase with its acronyms spelt out: "CTR prediction" is click-through rate prediction."""
    parts = [term_key(word) for word in phrase.split()]
    if not any(part in longs for part in parts):
        return term_key(phrase)
    return " ".join(longs.get(part, normal_form(part)) for part in parts)


def bare(word: str) -> str:
    """An acronym without its plural s: "GANs" is "GAN"."""
    return word[:-1] if len(word) > 2 and word[-1] == "s" and word[-2].isupper() else word


def _definition(text: str, match: re.Match[str]) -> Definition | None:
    inner = re.split(r"[,;]", match[1])[0].strip()
    start = text.index(inner, match.start(1))
    floor = max(0, match.start() - _NEAR)
    before = text[floor : match.start()].rstrip()
    if _SHORT.fullmatch(inner) and is_acronym(bare(inner)):
        long = _long_form(inner, before)
        return Definition(Span(start, start + len(inner)), _moved(long, floor)) if long else None
    last = re.search(r"[A-Z][A-Za-z0-9-]{1,9}$", before)
    if not last or not is_acronym(last[0]):
        return None
    long = _long_form(last[0], inner)
    if long is None or long.start:
        return None
    return Definition(_moved(Span(*last.span()), floor), Span(start, start + len(inner)))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _long_form(short: str, before: str) -> Span | None:
    """The shortest stretch at the end of `before` that holds the letters of `short` in order, the first at a word."""
    letters = [c.casefold() for c in bare(short) if c.isalnum()]
    if "2" in letters and "2" not in before:
        letters = ["t" if c == "2" else c for c in letters]  # T2I is text-to-image
    words_back = list(re.finditer(r"\S+", before))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words_back or len(letters) < 2:
        return None
    low, place = before.casefold(), len(before)
    if len(low) != len(before):
        return None  # rare letters change length when folded: places would not fit
    for index in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= words_back[0].start() and not (
            low[place] == letters[index] and (index or _WORD_START.match(low, place))
        ):
            place -= 1
        if place < words_back[0].start():
            return None
    return _checked(before, place, short)


def _checked(before: str, start: int, short: str) -> Span | None:
    long = before[start:]
    first = long.split()[0].casefold()
    if len(long) <= len(short) or re.search(r"[.;:?!]\s", long) or first in word_list("function_words"):
        return None
    if len(long.split()) > 2 * len(short) or short in long.split() or re.search(r"[()\[\],]", long):
        return None
    return Span(start, len(before))
