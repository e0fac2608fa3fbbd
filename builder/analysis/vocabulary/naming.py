"""Stage 3, analysis: under which name a term is shown, and what else it is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from builder.analysis.language.acronyms import bare, is_acronym
from builder.analysis.language.text import normal_form
from builder.records import Paper

_SMALL_WORD = re.compile(r"\b[a-z]+\b")


def common_words(papers: Iterable[Paper]) -> frozenset[str]:
    """Returns the words that abstracts write in small letters."""
    return frozenset(word for paper in papers for word in _SMALL_WORD.findall(paper.abstract))


def preferred_name(key: str, forms: Counter[str], is_abbreviated: bool, common: AbstractSet[str]) -> str:
    """Returns the form to show: the long form before its acronym, the form most used, of equals the plainest.

    Where papers hardly ever write the long form (`is_abbreviated`), the acronym goes first: BERT, CLIP.
    """
    shorts = [form for form in forms if is_acronym(form)] if is_abbreviated and " " in key else []
    if shorts:
        return min(shorts, key=lambda form: (bare(form) != form, -forms[form], _plain(form)))
    best = min(
        forms, key=lambda form: (normal_form(form) != key, is_acronym(form) and " " in key, -forms[form], _plain(form))
    )
    return best if forms[best] else _lowered(best, common)


def other_names(name: str, forms: Counter[str]) -> tuple[str, ...]:
    """Returns the forms that are not `name`, each in the casing most used, sorted; no possessives."""
    by_fold: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-forms[form], _plain(form))):
        by_fold.setdefault(form.casefold(), form)
    others = (form for fold, form in by_fold.items() if fold != name.casefold())
    return tuple(sorted(form for form in others if not form.endswith(("'s", "’s"))))


def _lowered(form: str, common: AbstractSet[str]) -> str:
    """Puts down the capitals of a title where the papers write the word small elsewhere: "Monte Carlo" keeps its."""
    return re.sub(r"[A-Z][a-z]+", lambda word: word[0].lower() if word[0].lower() in common else word[0], form)


def _plain(form: str) -> tuple[int, int, str]:
    """The fewest capitals, then the shortest."""
    return sum(map(str.isupper, form)), len(form), form
