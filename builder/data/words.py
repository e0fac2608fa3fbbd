"""Stage 4c, data: the index of words, cut so that a query loads only its own part: "search/words/<number>".

A part has the terms from one place of the alphabet to another, pairs of neighbours before single words, and for each
the papers that it stands in and how much it says there. "search/guide" knows the first term of each part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from builder.data.contents import Contents
from builder.data.meaning import meaning_guide, meaning_parts
from builder.data.packing import in_order, packed_numbers, packed_pairs, packed_words
from builder.records import DataFile, Paper
from builder.search_words import terms_of

# Of a paper in order: how much the term says there, from 0 to LEVELS.
Postings: TypeAlias = list[tuple[int, int]]

LEVELS = 8
_SATURATION = 1.2  # k1 of BM25 (Robertson and Zaragoza 2009)
_LENGTH = 0.75  # b of BM25
_TITLE = 1.5  # by which a word of the title counts more than one of the abstract
_PART = 24_000  # signs in a part
_EVERY_PAIR = 1000  # papers from which on pairs of one paper alone are kept, by which a small survey gains nothing
_MANY = 2000  # papers from which on the list for typing errors has no words of one paper alone


def search_files(contents: Contents) -> Iterator[DataFile]:
    """Yields the parts of the index, the list of all words, what is known of meaning, and the guide to them."""
    papers = contents.papers
    index = word_index(papers)
    firsts = []
    for number, (words, postings) in enumerate(_parts(index)):
        firsts.append(words[0])
        yield DataFile(f"search/words/{number}", [packed_words(words), postings])
    single = [word for word in index if word[0] != " " and (len(papers) < _MANY or len(index[word]) > 1)]
    yield DataFile("search/vocabulary", [packed_words(single), packed_numbers(len(index[word]) for word in single)])
    yield from meaning_parts(contents)
    guide = {
        "papers": len(papers),
        "levels": LEVELS,
        "words": firsts,
        "everyPair": len(papers) >= _EVERY_PAIR,
        "meaning": meaning_guide(contents),
    }
    yield DataFile("search/guide", guide)


def word_index(papers: Sequence[Paper]) -> dict[str, Postings]:
    """Maps terms, in order, to the papers they stand in, by number; a small survey's pairs to two papers or more."""
    counts = [_counts(paper) for paper in papers]
    lengths = [sum(count.values()) for count in counts]
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    found: defaultdict[str, Postings] = defaultdict(list)
    for number, (count, length) in enumerate(zip(counts, lengths, strict=True)):
        room = _SATURATION * (1 - _LENGTH + _LENGTH * length / mean)
        for term, times in count.items():
            found[term].append((number, round(LEVELS * times / (times + room))))
    least = 1 if len(papers) >= _EVERY_PAIR else 2
    kept = (term for term, postings in found.items() if term[0] != " " or len(postings) >= least)
    return {term: found[term] for term in in_order(kept)}


def _counts(paper: Paper) -> dict[str, float]:
    """Returns how often each term counts: words, compounds, and pairs of words that follow each other."""
    count: defaultdict[str, float] = defaultdict(float)
    for text, weight in ((paper.title, 1 + _TITLE), (paper.abstract, 1)):
        for term in terms_of(text):
            count[term] += weight
    return count


def _parts(index: Mapping[str, Postings]) -> Iterator[tuple[list[str], str]]:
    """Yields terms and their packed postings, some 40,000 signs at once."""
    words: list[str] = []
    packed: list[str] = []
    size = 0
    for word, postings in index.items():
        words.append(word)
        packed.append(packed_postings(postings))
        size += len(packed[-1]) + 4
        if size >= _PART:
            yield words, "".join(packed)
            words, packed, size = [], [], 0
    if words:
        yield words, "".join(packed)


def packed_postings(postings: Postings) -> str:
    """Returns how many there are, the steps from paper to paper, and the levels."""
    numbers = [number for number, _ in postings]
    steps = [after - before - 1 for before, after in pairwise([-1, *numbers])]
    return packed_numbers([len(steps), *steps]) + packed_pairs([level for _, level in postings])
