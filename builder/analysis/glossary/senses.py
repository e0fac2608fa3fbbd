"""Stage 3, analysis: long forms of one acronym sorted into meanings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from builder.analysis.language.alignment import best_fit
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import normal_form
from builder.records import Span

_BADLY = 1.0  # cost of a long form with a letter too few
_ALIKE = 0.6  # share of the longer word that two inflections of one word begin with
_SHORTENED = frozenset({("net", "network"), ("map", "mapping"), ("auto", "automatic"), ("info", "information")})


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One paper's definition of an acronym."""

    paper: str  # paper id
    short: str  # without plural s
    long: str  # as written
    span: Span  # in the abstract: long form and acronym


def by_meaning(uses: Sequence[Use]) -> list[list[Use]]:
    """Returns the definitions grouped by meaning, the meaning of most papers first, each in order of paper id.

    Long forms that differ in casing, hyphens or inflection, or one of which holds the other, have one meaning. The
    forms that most papers use are told apart first, and each of the rest goes to the first that it is like.
    """
    counts = Counter(_key(use.long) for use in uses)
    shorts = {_key(use.long): use.short for use in sorted(uses, reverse=True)}
    leaders: list[str] = []
    leader_of: dict[str, str] = {}
    for key in sorted(counts, key=lambda key: (-counts[key], len(key), key)):
        leader_of[key] = next(
            (leader for leader in leaders if is_one_meaning(key, leader) or _is_slip_of(key, leader, shorts[key])), key
        )
        if leader_of[key] == key:
            leaders.append(key)
    groups: dict[str, list[Use]] = {leader: [] for leader in leaders}
    for use in sorted(uses, key=lambda use: (use.paper, use.span.start, use.short, use.long)):
        groups[leader_of[_key(use.long)]].append(use)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].long.casefold(), group[0].paper))


def _is_slip_of(key: str, leader: str, short: str) -> bool:
    """Whether a long form that fits badly is one that fits well, with a word mistaken: "click-through prediction"."""
    words, others = set(key.split()), set(leader.split())
    if not 3 <= len(words) == len(others) == len(words & others) + 1:
        return False
    fit, better = best_fit(short, key), best_fit(short, leader)
    return better is not None and better.cost < _BADLY and (fit is None or fit.cost >= _BADLY)


def long_form(group: Sequence[Use]) -> str:
    """Returns the long form of one meaning as most of its papers write it."""
    counts = Counter(_key(use.long) for use in group)
    leader = min(counts, key=lambda key: (-counts[key], len(key), key))
    return most_common([use.long for use in group if _key(use.long) == leader])


def most_common(texts: Sequence[str]) -> str:
    """Returns the text that stands most often, whatever its casing, in the casing that is used most."""
    folded = Counter(text.casefold() for text in texts)
    form = min(folded, key=lambda form: (-folded[form], form))
    cased = Counter(text for text in texts if text.casefold() == form)
    return min(cased, key=lambda text: (-cased[text], text))


@lru_cache(maxsize=1 << 16)
def is_one_meaning(one: str, other: str) -> bool:
    """Whether two long forms, as normal forms, say the same."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    if not short or (len(short) == 1 and len(long) > 1):
        return False
    rest = iter(long)
    return all(any(_alike(word, other) for other in rest) for word in short)


def _key(long: str) -> str:
    """Returns the words of meaning in their normal forms."""
    forms = normal_form(long).split()
    return " ".join(form for form in forms if form not in word_list("function_words")) or " ".join(forms) or long


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if short == long or (short, long) in _SHORTENED:
        return True
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False)))
    return common >= max(4, _ALIKE * len(long)) or (common > 1 and _is_slip(short[common:], long[common:]))


def _is_slip(short: str, long: str) -> bool:
    """Whether two ends of long words differ in one letter: "decent" and "descent"."""
    return len(long) > 3 and (short in (long[1:], long[0] + long[2:]) or short[1:] == long[1:])
