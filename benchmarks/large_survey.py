"""A large survey in little time, for what measures the reader's side: real papers, tags and topics that cost nothing.

Tags are words and pairs of words that stand in several titles, a topic is one of the most used of them, and results and
names are those that the analysis finds. So counts and lengths are those of a survey, while no vector is computed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from builder.analysis.key_sentence import key_sentence
from builder.analysis.links import find_links
from builder.analysis.related.mentions import own_names
from builder.analysis.results import extract_results
from builder.commands.reading import read_anything
from builder.data import Contents, Entries
from builder.exports import EXPORTS
from builder.merging import merge
from builder.records import Curation, Meaning, Note, Origin, Paper, Place, Survey, Tag, Topic, Vector
from builder.search_words import telling_words
from builder.slugs import slug

_TOPICS = 60
_TAGS_OF_ONE = 6
_LEAST = 4  # papers of a tag
_DIMENSIONS, _PAPER_BITS, _WORD_BITS = 192, 4, 2  # as `learn_meaning` has them for many papers
_SEEN = 3  # papers that a word must stand in, as there
_WORD = re.compile(r"[a-z][a-z-]{3,}")
_WEAK = frozenset(
    [
        "with",
        "from",
        "through",
        "using",
        "based",
        "towards",
        "that",
        "this",
        "into",
        "over",
        "under",
        "beyond",
        "between",
        "learning",
    ]
)


def large_contents(path: Path, count: int) -> Contents:
    """Returns what data files are made from, of the first `count` papers that a bibliography holds."""
    records = (found for found in read_anything(str(path)) if isinstance(found, Paper))
    papers, _ = merge(islice(records, count))
    exports = {
        export.name: Entries(export.extension, export.entries(papers), export.head, export.between, export.tail)
        for export in EXPORTS
    }
    return Contents(_survey(papers), _curation(papers), exports)


def _survey(papers: Sequence[Paper]) -> Survey:
    words = {paper.id: _words(paper.title) for paper in papers}
    counts = Counter(word for own in words.values() for word in own)
    topics = [word for word, _ in counts.most_common(_TOPICS)]
    tags_of = {id_: _best(own, counts) for id_, own in words.items()}
    place_of = {id_: Place(_id(next((t for t in topics if t in own), topics[-1]))) for id_, own in words.items()}
    return Survey(
        papers={paper.id: paper for paper in papers},
        key_sentences={paper.id: key_sentence(paper.title, paper.abstract) for paper in papers},
        links={paper.id: find_links(paper.abstract) for paper in papers},
        tags=_tags(tags_of),
        tags_of={id_: tuple(map(_id, own)) for id_, own in tags_of.items()},
        names={paper.id: own_names(paper) for paper in papers},
        topics={_id(word): Topic(_id(word), word, (word,), (), 0.5) for word in topics},
        place_of=place_of,
        results={paper.id: extract_results(paper.abstract) for paper in papers},
        meaning=_meaning(papers),
    )


def _meaning(papers: Sequence[Paper]) -> Meaning:
    """Vectors that say nothing, of the size that they have in a survey of many papers."""
    words = Counter(word for paper in papers for word in set(telling_words(f"{paper.title}. {paper.abstract}")))
    codes = np.random.default_rng(0)
    return Meaning(
        _DIMENSIONS,
        _PAPER_BITS,
        _WORD_BITS,
        {paper.id: Vector(1.0, codes.bytes(_DIMENSIONS * _PAPER_BITS // 8)) for paper in papers},
        {
            word: Vector(1.0, codes.bytes(_DIMENSIONS * _WORD_BITS // 8))
            for word, count in sorted(words.items())
            if count >= _SEEN
        },
    )


def _words(title: str) -> list[str]:
    words = [word for word in _WORD.findall(title.lower()) if word not in _WEAK]
    return list(dict.fromkeys([*map(" ".join, pairwise(words)), *words]))


def _best(words: Sequence[str], counts: Mapping[str, int]) -> list[str]:
    return [word for word in words if counts[word] >= _LEAST][:_TAGS_OF_ONE]


def _tags(tags_of: Mapping[str, Sequence[str]]) -> dict[str, Tag]:
    papers: dict[str, list[str]] = defaultdict(list)
    for id_, own in tags_of.items():
        for word in own:
            papers[word].append(id_)
    return {_id(word): Tag(_id(word), word, (), tuple(ids), ()) for word, ids in sorted(papers.items())}


def _curation(papers: Sequence[Paper]) -> Curation:
    """Every tenth paper has a note: a status, and a rating from 1 to 5."""
    notes = {
        paper.id: Note(paper.id, Origin("note"), status="read" if number % 3 else "to read", rating=number % 5 + 1)
        for number, paper in enumerate(papers[::10])
    }
    return Curation(notes=notes)


def _id(word: str) -> str:
    return slug(word, 60)
