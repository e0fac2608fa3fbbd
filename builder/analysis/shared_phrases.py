"""Stage 3, analysis: the phrases that two papers share, which are the reason why one is shown beside the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.analysis.acronyms import acronym_keys, is_acronym
from builder.analysis.emptiness import says_nothing
from builder.analysis.lexicon import word_list
from builder.analysis.phrase_index import index_paper
from builder.analysis.text import word_forms
from builder.records import Paper

_SHOWN = 4
_SHORTEST = 3  # letters; "3D" is no reason
_WIDEST = (0.15, 0.4)  # share of the papers above which one word, or several, are no reason
_SLIP = 8  # a casing that stands in fewer than one place of 8 is a slip: "imagenet"
_SMALL = 20  # papers; in a smaller collection nothing is too wide


@dataclass(slots=True)
class Use:
    """How one paper uses one phrase."""

    forms: Counter[str] = field(default_factory=Counter)  # as written
    weighs: bool = False  # more than a passing word: several words, a name, in the title, or twice in the abstract


class Phrasebook:
    """Who uses which phrases, acronyms joined with their long forms, among those that two papers or more use."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        longs = acronym_keys(papers)
        self._uses: list[dict[str, Use]] = []
        self._frequency: Counter[str] = Counter()
        for paper in papers:
            uses = _uses(paper, longs)
            self._uses.append(uses)
            self._frequency.update(uses.keys())
        self._words = [_content_words(paper) for paper in papers]
        self._word_frequency = Counter(word for words in self._words for word in words)
        self._shown = {key: _surface(forms) for key, forms in _all_forms(self._uses).items()}
        for uses in self._uses:
            for key in [key for key in uses if not self._divides(key)]:
                del uses[key]

    def weight(self, one: int, other: int) -> int:
        """Returns 2 where the papers at these positions share a phrase that weighs in both, 1 for any, 0 for none."""
        keys = self._uses[one].keys() & self._uses[other].keys()
        return int(bool(keys)) + any(self._weighs(key, one, other) for key in keys)

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """Returns up to four phrases that both contain, the rarest first, none inside another; passing words only where
        there is nothing else, and single content words in their normal form where no phrase is shared at all.
        """
        keys = self._uses[one].keys() & self._uses[other].keys()
        weighing = {key for key in keys if self._weighs(key, one, other)} or keys
        ranked = sorted(weighing, key=lambda key: (self._frequency[key], -key.count(" "), key))
        whole = [key for key in ranked if not any(f" {key} " in f" {longer} " for longer in ranked if longer != key)]
        return tuple(self._shown[key] for key in whole[:_SHOWN]) or self._shared_words(one, other)

    def _shared_words(self, one: int, other: int) -> tuple[str, ...]:
        words = set(self._words[one]).intersection(self._words[other])
        return tuple(sorted(words, key=lambda word: (self._word_frequency[word], word))[:_SHOWN])

    def _weighs(self, key: str, one: int, other: int) -> bool:
        return self._uses[one][key].weighs and self._uses[other][key].weighs

    def _divides(self, key: str) -> bool:
        size = len(self._uses)
        return self._frequency[key] > 1 and (size < _SMALL or self._frequency[key] <= _WIDEST[" " in key] * size)


def _uses(paper: Paper, longs: dict[str, str]) -> dict[str, Use]:
    uses: dict[str, Use] = {}
    for found, phrase in index_paper(paper).items():
        key = longs.get(found, found)
        if len(key) < _SHORTEST or says_nothing(key):
            continue
        use = uses.setdefault(key, Use())
        use.forms += phrase.forms
        use.weighs |= " " in key or any(map(is_acronym, phrase.forms)) or bool(phrase.in_title) or phrase.count > 1
    return uses


def _content_words(paper: Paper) -> tuple[str, ...]:
    """Returns the words that can stand as a reason alone: no function words, verbs, adverbs, adjectives or prefixes."""
    words = set(word_forms(f"{paper.title} {paper.abstract}"))
    for name in ("stop", "verbs", "adjectives", "prefixes"):
        words -= word_list(name)
    return tuple(sorted(word for word in words if len(word) > _SHORTEST and word.isalpha() and _tells(word)))


def _tells(word: str) -> bool:
    return not word.endswith("ly") and not says_nothing(word)


def _all_forms(papers: Sequence[dict[str, Use]]) -> dict[str, Counter[str]]:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for uses in papers:
        for key, use in uses.items():
            forms[key].update(use.forms)
    return forms


def _surface(forms: Counter[str]) -> str:
    """Returns the form to show: spelt out, the most used, and in its plainest casing unless that is a rare slip."""
    folded: Counter[str] = Counter()
    for form, count in forms.items():
        folded[form.casefold()] += count
    usual = [form for form in forms if _SLIP * forms[form] >= folded[form.casefold()]] or list(forms)
    return min(usual, key=lambda form: (is_acronym(form), -folded[form.casefold()], sum(map(str.isupper, form)), form))
