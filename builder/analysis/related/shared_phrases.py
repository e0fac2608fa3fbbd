"""Stage 3, analysis: the phrases that two papers share, which are the reason why one is shown beside the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from builder.analysis.language.acronyms import acronym_keys, is_acronym
from builder.analysis.language.emptiness import is_everywhere, says_nothing
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.noun_phrases import may_be_noun
from builder.analysis.language.phrase_index import Indexes, Phrase
from builder.analysis.language.text import normal_form
from builder.records import Paper

_SHOWN = 4
_SHORTEST = 3  # letters; "3D" is no reason
_COLLECTION = 20  # papers; among fewer there may be none that is close
_SLIP = 8  # a casing that stands in fewer than one place of 8 is a slip: "imagenet"


class Phrasebook:
    """Who uses which phrases, acronyms joined with their long forms, among those that two papers or more use."""

    def __init__(self, papers: Sequence[Paper], indexes: Indexes) -> None:
        longs = acronym_keys(papers)
        self._size = len(papers)
        self._frequency = Counter(key for paper in papers for key in {longs.get(key, key) for key in indexes[paper.id]})
        dividing = {key for key in self._frequency if self._divides(key) and len(key) >= _SHORTEST}
        dividing = {key for key in dividing if not says_nothing(key)}
        forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._uses: list[dict[str, bool]] = []  # for each paper its phrases, and whether they weigh in it
        for paper in papers:
            uses: dict[str, bool] = {}
            for found, phrase in indexes[paper.id].items():
                if (key := longs.get(found, found)) in dividing:
                    uses[key] = uses.get(key, False) or _is_weighty(key, phrase)
                    forms[key].update(phrase.forms)
            self._uses.append(uses)
        self._shown = {key: _surface(counts) for key, counts in forms.items()}
        self._words = [_content_words(paper) for paper in papers]
        self._word_frequency = Counter(word for words in self._words for word in words)
        self._papers = papers
        self._bare = {position for position, uses in enumerate(self._uses) if not uses and not self._words[position]}

    def weight(self, one: int, other: int) -> int:
        """Returns 2 where the papers at these positions share a phrase that weighs in both, 1 for any, 0 for none."""
        keys = self._uses[one].keys() & self._uses[other].keys()
        return int(bool(keys)) + any(self._weighs(key, one, other) for key in keys)

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """Returns up to four phrases that both contain, the rarest first, none inside another; passing words only where
        there is nothing else, and single content words in their normal form where no phrase is shared at all. A paper
        that says nothing else is tied by its plain words, so that it is not left out of a collection of some size.
        """
        keys = self._uses[one].keys() & self._uses[other].keys()
        weighing = {key for key in keys if self._weighs(key, one, other)} or keys
        ranked = sorted(weighing, key=lambda key: (self._frequency[key], -key.count(" "), key))
        whole = [key for key in ranked if not any(f" {key} " in f" {longer} " for longer in ranked if longer != key)]
        return (
            tuple(self._shown[key] for key in whole[:_SHOWN])
            or self._shared_words(one, other)
            or self._plain(one, other)
        )

    def _shared_words(self, one: int, other: int) -> tuple[str, ...]:
        words = set(self._words[one]).intersection(self._words[other])
        return tuple(sorted(words, key=lambda word: (self._word_frequency[word], word))[:_SHOWN])

    def _plain(self, one: int, other: int) -> tuple[str, ...]:
        if self._size < _COLLECTION or not {one, other} & self._bare:
            return ()
        both = _plain_words(self._papers[one]) & _plain_words(self._papers[other])
        return tuple(sorted(both, key=lambda word: (-len(word), word))[:_SHOWN])

    def _weighs(self, key: str, one: int, other: int) -> bool:
        return self._uses[one][key] and self._uses[other][key]

    def _divides(self, key: str) -> bool:
        count = self._frequency[key]
        return count > 1 and not is_everywhere(key, count, self._size)


def _is_weighty(key: str, phrase: Phrase) -> bool:
    """Whether it is more than a passing word: several words, a name, in the title, or twice in the abstract."""
    return " " in key or any(map(is_acronym, phrase.forms)) or phrase.titled > 0 or phrase.count > 1


def _content_words(paper: Paper) -> tuple[str, ...]:
    """Returns the words that can stand as a reason alone: nouns that say something, and telling adjectives."""
    text = f"{paper.title} {paper.abstract}"
    words = {part for word in text.split() for part in normal_form(word).split()} - word_list("stop")
    return tuple(sorted(word for word in words if len(word) > _SHORTEST and word.isalpha() and _tells(word)))


def _plain_words(paper: Paper) -> set[str]:
    words = {part for word in f"{paper.title} {paper.abstract}".split() for part in normal_form(word).split()}
    return {word for word in words - word_list("stop") if len(word) > _SHORTEST and word.isalpha()}


def _tells(word: str) -> bool:
    noun = may_be_noun(word) and word not in word_list("prefixes") and not word.endswith("ly")
    return (noun or word in word_list("telling")) and not says_nothing(word)


def _surface(forms: Counter[str]) -> str:
    """Returns the form to show: spelt out, the most used, and in its plainest casing unless that is a rare slip."""
    folded: Counter[str] = Counter()
    for form, count in forms.items():
        folded[form.casefold()] += count
    usual = [form for form in forms if _SLIP * forms[form] >= folded[form.casefold()]] or list(forms)
    return min(usual, key=lambda form: (is_acronym(form), -folded[form.casefold()], sum(map(str.isupper, form)), form))
