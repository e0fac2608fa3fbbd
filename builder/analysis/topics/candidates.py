"""Stage 3, analysis: the phrases that could name a topic, with the papers that have them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from builder.analysis.language.acronyms import term_key
from builder.analysis.language.emptiness import is_everywhere, says_nothing
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.phrase_index import Indexes, Phrase, most_used
from builder.analysis.language.text import normal_form
from builder.records import Keyphrase, Paper, Tag

_PASSING = 0.5  # what a paper counts that has the phrase once, in its abstract only
_PIECE = 0.25  # what a paper counts of whose keyphrases one holds the phrase, or is held by it
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
FEWEST = 2  # papers that have a phrase, in the collection and in the topic that it names


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that could name a topic."""

    key: str  # normal form
    name: str  # as shown
    weights: Mapping[int, float]  # positions of the papers that have it to what each counts
    chosen: float  # share of these papers of which it is a keyphrase, 0 to 1


def candidates(
    papers: Sequence[Paper], indexes: Indexes, tags: Mapping[str, Tag], keyphrases: Mapping[str, Sequence[Keyphrase]]
) -> list[Candidate]:
    """Returns the tags, under their own names, and what else is a keyphrase somewhere, in order of key.

    Each stands in two papers or more, not in too many of them, and says something.
    """
    tag_of = _tag_forms(tags)
    chosen = {_bare(phrase.key, tag_of) for found in keyphrases.values() for phrase in found} | tag_of.keys()
    weights: defaultdict[str, dict[int, float]] = defaultdict(dict)
    choices: defaultdict[str, dict[int, float]] = defaultdict(dict)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for position, paper in enumerate(papers):
        index = indexes[paper.id]
        own = {_joined(_bare(phrase.key, tag_of), tag_of) for phrase in keyphrases.get(paper.id, ())}
        for key in chosen & index.keys():
            name = tag_of[key].name if key in tag_of else ""
            joined = _joined(key, tag_of)
            held = weights[joined]
            held[position] = max(held.get(position, 0.0), _weight(index[key]))
            choices[joined][position] = _choice(joined, own)
            forms[joined].update([name] if name else sorted(index[key].forms))
    small = {word for counts in forms.values() for form in counts if form.islower() for word in form.split()}
    return [
        Candidate(key, _name(forms[key], small), dict(sorted(held.items())), _share(choices[key]))
        for key, held in sorted(weights.items())
        if len(held) >= FEWEST and not says_nothing(key) and not is_everywhere(key, len(held), len(papers))
    ]


def _tag_forms(tags: Mapping[str, Tag]) -> dict[str, Tag]:
    """Returns the tag for the key of each form; a name goes before another tag's alias."""
    aliases = {term_key(alias): tags[id_] for id_ in sorted(tags) for alias in tags[id_].aliases}
    return aliases | {term_key(tags[id_].name): tags[id_] for id_ in sorted(tags)}


def _bare(key: str, tag_of: Mapping[str, Tag]) -> str:
    """Returns the key without heads that add nothing, "distillation" for "distillation method"; a tag's as it is."""
    words = key.split()
    while len(words) > 1 and " ".join(words) not in tag_of and words[-1] in word_list("generic_heads"):
        words.pop()
    return " ".join(words)


def _joined(key: str, tag_of: Mapping[str, Tag]) -> str:
    """Returns the normal form under which all forms of a tag come together."""
    return normal_form(tag_of[key].name) if key in tag_of else normal_form(key)


def _choice(key: str, own: AbstractSet[str]) -> float:
    """Returns 1 for one of a paper's `own` keyphrases, less for a piece or a longer form of one, 0 for any other."""
    if key in own:
        return 1.0
    words = set(key.split())
    return _PIECE if any(words <= set(other.split()) or words >= set(other.split()) for other in own) else 0.0


def _share(choices: Mapping[int, float]) -> float:
    """Returns the mean choice, as if half a paper more had chosen the phrase: of two papers none is no proof."""
    return (sum(choices.values()) + 0.5) / (len(choices) + 0.5)


def _weight(phrase: Phrase) -> float:
    return 1.0 if phrase.titled or phrase.count > 1 else _PASSING


def _name(forms: Counter[str], small: AbstractSet[str]) -> str:
    """Returns the form used most; the capitals of a title are put down."""
    form = most_used(forms)
    capitals = _CAPITALISED.findall(form)
    return form.lower() if all(word.lower() in small for word in capitals) and _is_titled(form) else form


def _is_titled(form: str) -> bool:
    """Tells whether each word of several is written as a title writes it: "Network Pruning", but not "KITTI"."""
    words = re.split(r"[\s-]+", form)
    return len(words) > 1 and all(_CAPITALISED.fullmatch(word) for word in words)
