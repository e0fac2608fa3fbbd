"""Stage 3, analysis: what is known about each noun phrase of a paper, as numbers for the ranking to weigh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from builder.analysis.language.definitions import is_acronym
from builder.analysis.language.emptiness import says_nothing
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.noun_phrases import lexical_kind
from builder.analysis.language.phrase_index import Phrase, most_used, words_of
from builder.analysis.language.text import normal_form, word_forms
from builder.records import Paper

_STOP = word_list("stop")
_SMALL = 20  # papers; in a smaller collection a share says nothing
KINDS = ("noun", "mixed", "gerund", "closing gerund", "ing", "adjective", "participle", "verb")

# The columns in their order, with what stands in them. -1 is always "cannot be said".
FEATURES: Mapping[str, str] = {
    "count": "places in title and abstract, the acronym's included",
    "titled": "places in the title",
    "first": "characters of the abstract before it; -1 where the title alone has it",
    "early": "the same as a share of the abstract",
    "words": "words in it",
    "letters": "characters of its key",
    "papers": "papers of the collection with it",
    "share": "those as a share of the collection; -1 in a collection of fewer than 20",
    "burst": "places a paper that has it, over the collection",
    "rarest_word": "share of papers with its rarest word; -1 in a collection of fewer than 20",
    "head_share": "share of papers with its last word; -1 in a collection of fewer than 20",
    "opening_share": "share of papers with its first word; -1 in a collection of fewer than 20",
    "cohesion": "papers with it for each paper with its rarest word; -1 for one word or in fewer than 20 papers",
    "whole": "share of its places where it is a noun phrase from end to end, padding and empty heads apart",
    "whole_count": "number of such places",
    "whole_papers": "share of its papers where it is one",
    "maximal": "share of its places where it is one without any such padding",
    "maximal_words": "its words where it is one somewhere, else -1",
    "free": "share of its places where nothing but an empty head follows it in its noun phrase",
    "longest": "words that the longest noun phrase around it has more",
    "inside": "places of the most frequent longer phrase that holds it, for each place of its own",
    "holders": "longer phrases of the paper that hold it",
    "glued_before": "most places in the collection of its first word with the noun before it, for each of that word",
    "glued_behind": "the same of its last word with the noun behind it",
    "holds": "places of the most frequent shorter phrase that it holds, for each place of its own",
    "rarest_in_paper": "places of its least frequent word in the paper",
    "words_in_paper": "mean places of its words in the paper",
    "head_in_paper": "places of its last word in the paper",
    "count_by_words": "10 x its words, up to 5, + its places, up to 5",
    "papers_by_words": "10 x its words, up to 5, + papers with it, up to 5",
    "defined": "1 where the paper gives it an acronym",
    "acronym": "1 where one of its words is written as an acronym",
    "digit": "1 where it holds a digit",
    "hyphen": "1 where it is written with a hyphen",
    "capitals": "share of its words that begin with a capital letter, in its most frequent form",
    "field": "1 where its last word ends names of tasks, methods and fields",
    "vague": "1 where its last word says nothing in combination",
    "generic": "1 where its last word says nothing alone",
    "empty": "1 where the whole of it says nothing in any survey",
    "empty_head": "1 where its last word adds nothing to what stands before it",
    "loose": "1 where its first word is one of measure",
    "head_kind": f"part of speech of its last word: {', '.join(f'{n} {kind}' for n, kind in enumerate(KINDS))}",
    "opening_kind": "part of speech of its first word, likewise; -1 for one word",
}


@dataclass(frozen=True, slots=True)
class Collection:
    """What all papers together say about phrases and words."""

    size: int  # papers
    papers: Mapping[str, int]  # key to papers with the phrase
    whole: Mapping[str, int]  # key to papers where it is a noun phrase from end to end
    places: Mapping[str, int]  # key to places in all papers
    words: Mapping[str, int]  # word in normal form to papers with it

    @classmethod
    def of(cls, indexes: Iterable[Mapping[str, Phrase]], texts: Iterable[Set[str]]) -> Collection:
        """Counts the phrases of each paper and the normal forms of its words."""
        papers, whole, places, words = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        size = 0
        for index in indexes:
            size += 1
            papers.update(index.keys())
            whole.update(key for key, phrase in index.items() if phrase.whole)
            places.update({key: phrase.count for key, phrase in index.items()})
        for text in texts:
            words.update(text)
        return cls(size, papers, whole, places, words)


def count_words(paper: Paper) -> Counter[str]:
    """The normal forms of all words in title and abstract with their places."""
    return Counter(word_forms(f"{paper.title} {paper.abstract}"))


def evidence(
    paper: Paper, index: Mapping[str, Phrase], defined: Set[str], words: Mapping[str, int], collection: Collection
) -> Iterator[tuple[float, ...]]:
    """One row for each phrase of the paper, in the order of `index`, with the columns of FEATURES.

    `defined` are the keys that the paper gives an acronym, `words` is what `count_words` says of the paper. Frequency,
    place and length are those of KEA (Witten et al., 1999), wholeness and nesting stand in the spirit of the C-value
    (Frantzi et al., 2000).
    """
    inside, holders, holds = _nesting(index)
    size = collection.size
    length = max(1, len(paper.abstract))
    for key, phrase in index.items():
        parts = words_of(key)
        count = phrase.count
        papers = collection.papers[key]
        own = [words.get(part, 1) for part in parts]
        wide = [collection.words.get(part, papers) for part in parts]
        known = size >= _SMALL
        first = -1 if phrase.first is None else phrase.first
        yield (
            count,
            phrase.titled,
            first,
            first / length if first >= 0 else -1,
            phrase.words,
            len(key),
            papers,
            papers / size if known else -1,
            collection.places[key] / papers,
            min(wide) / size if known else -1,
            wide[-1] / size if known else -1,
            wide[0] / size if known else -1,
            papers / max(1, min(wide)) if known and len(parts) > 1 else -1,
            phrase.whole / count,
            phrase.whole,
            collection.whole.get(key, 0) / papers,
            phrase.maximal / count,
            phrase.words if phrase.maximal else -1,
            phrase.free / count,
            phrase.longest,
            inside.get(key, 0) / count,
            holders.get(key, 0),
            _glue(phrase.before, parts[0], True, collection),
            _glue(phrase.after, parts[-1], False, collection),
            holds.get(key, 0) / count,
            min(own),
            sum(own) / len(own),
            own[-1],
            10 * min(phrase.words, 5) + min(count, 5),
            10 * min(phrase.words, 5) + min(papers, 5),
            key in defined,
            *_form(best_form(phrase)),
            *_standing(key),
        )


def best_form(phrase: Phrase) -> str:
    """The form that the paper uses most."""
    return most_used(phrase.forms)


def _glue(neighbours: Sequence[str], word: str, is_first: bool, collection: Collection) -> float:
    """How much a word and its neighbour are one thing, so that a phrase that begins or ends between them is a piece."""
    most = 0.0
    for neighbour in neighbours:
        if neighbour[0].isalnum() and neighbour not in _STOP:
            other = normal_form(neighbour)
            together = collection.places.get(f"{other} {word}" if is_first else f"{word} {other}", 0)
            if together:
                most = max(most, together / max(together, collection.places.get(word, 0)))
    return most


def _nesting(index: Mapping[str, Phrase]) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """For each key the most places of a phrase around it, the number of those, and the most places of one inside."""
    inside: dict[str, int] = {}
    holders: dict[str, int] = {}
    holds: dict[str, int] = {}
    for key, phrase in index.items():
        if " " not in key:
            continue
        starts = [0, *(place + 1 for place, letter in enumerate(key) if letter == " "), len(key) + 1]
        for first, start in enumerate(starts[:-1]):
            for end in starts[first + 1 : None if first else -1]:
                piece = key[start : end - 1]
                if piece in index:
                    inside[piece] = max(inside.get(piece, 0), phrase.count)
                    holders[piece] = holders.get(piece, 0) + 1
                    holds[key] = max(holds.get(key, 0), index[piece].count)
    return inside, holders, holds


@lru_cache(maxsize=1 << 16)
def _form(form: str) -> tuple[float, ...]:
    words = form.split()
    capitals = sum(word[0].isupper() for word in words) / len(words)
    return (
        any(map(is_acronym, words)),
        any(map(str.isdigit, form)),
        "-" in form,
        capitals,
    )


@lru_cache(maxsize=1 << 16)
def _standing(key: str) -> tuple[float, ...]:
    """What the word lists say of a phrase."""
    parts = words_of(key)
    last = parts[-1]
    return (
        last in word_list("fields"),
        last in word_list("vague"),
        last in word_list("generic"),
        says_nothing(key),
        last in word_list("generic_heads"),
        parts[0] in word_list("loose"),
        KINDS.index(lexical_kind(last)),
        KINDS.index(lexical_kind(parts[0])) if len(parts) > 1 else -1,
    )
