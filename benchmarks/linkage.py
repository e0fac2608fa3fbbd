"""How well keyphrases and tags link the papers of a survey.

usage: python -m benchmarks.linkage FOLDER-OR-FILE [--list]

FOLDER is a survey's content/papers/, FILE one file of a format that the builder reads; --list adds the tags.
Two phrases are near-duplicates when the Porter stems of one hold those of the other or share half of all.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import snowballstemmer  # type: ignore[import-untyped]

from builder.analysis.keyphrases.extract import extract_with_relevance
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.vocabulary.tags import build_vocabulary
from builder.merging import merge
from builder.progress import Silent
from builder.records import Paper
from builder.sources import read_sources

_TOP = 6
_STEM = snowballstemmer.stemmer("porter")


def read_papers(path: Path) -> list[Paper]:
    """Reads the papers of a folder, or of one file, merged."""
    folder = path if path.is_dir() else path.parent
    read = [paper for paper in read_sources(folder, folder) if isinstance(paper, Paper)]
    if path.is_file():
        read = [paper for paper in read if paper.origins[0].path == path.name]
    return list(merge(read)[0])


def stems(phrase: str) -> frozenset[str]:
    """The Porter stems of a phrase's words."""
    return frozenset(_STEM.stemWords(re.findall(r"[^\W_]+", phrase.lower())))


def duplicate_pairs(phrases: Iterable[str]) -> int:
    """Pairs of near-duplicates among phrases."""
    return sum(a <= b or b <= a or 2 * len(a & b) >= len(a | b) for a, b in combinations(map(stems, phrases), 2))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--list", action="store_true", help="print every tag with its papers' number")
    options = parser.parse_args()
    papers = read_papers(options.path)
    indexes = index_papers(papers)
    found, relevance, _ = extract_with_relevance(papers, 8, Silent())
    vocabulary = build_vocabulary(papers, indexes, found, 8, relevance=relevance)[0]
    shown = extract_with_relevance(papers, _TOP, Silent())[0]
    top = {id_: [stems(phrase.text) for phrase in phrases] for id_, phrases in shown.items()}
    holders = Counter(stem for phrases in top.values() for stem in set(phrases))
    linked = sum(any(holders[stem] > 1 for stem in phrases) for phrases in top.values())
    tagged = sum(bool(tags) for tags in vocabulary.tags_of.values())
    carried = sum(len(tags) for tags in vocabulary.tags_of.values())
    pairs = sum(duplicate_pairs(phrase.text for phrase in phrases) for phrases in shown.values())
    count = max(1, len(papers))
    print(
        f"papers {len(papers)}; sharing a tag {tagged}; tags {len(vocabulary.tags)}; tags a paper {carried / count:.1f}"
    )
    print(f"sharing one of {_TOP} keyphrases {linked}; near-duplicate pairs among {_TOP} {pairs / count:.2f}")
    if options.list:
        tags = sorted(vocabulary.tags.values(), key=lambda tag: (-len(tag.papers), tag.id))
        print("\n".join(f"{len(tag.papers):4} {tag.name}  [{', '.join(tag.aliases)}]" for tag in tags))


if __name__ == "__main__":
    main()
