"""Benchmark: how many tags are keywords that authors chose, beside the commonest noun phrases; samples to judge by eye.

Usage: python -m benchmarks.vocabulary --data papers.jsonl.gz --skip 0 --limit 3000 [--venue "ICLR 2021"] [--judge 100]
       [--seed 1]

A line of the file is an object with "title", "abstract" and, for the first figure, "keywords". A tag counts as an
author's where its name or an alias, in normal form, is a keyword of any paper read. The peer has as many phrases: the
whole noun phrases that stand in the most papers. --judge prints relations and definitions drawn at random, to be read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from builder.analysis.keyphrases.extract import extract_with_relevance
from builder.analysis.language.phrase_index import Indexes, index_papers
from builder.analysis.language.text import normal_form
from builder.analysis.vocabulary.tags import Vocabulary, build_vocabulary
from builder.progress import Silent
from builder.records import Origin, Paper

_LIMIT = 8  # tags and keyphrases of a paper


def main() -> None:
    """Prints the figures, and what there is to judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--skip", type=int, default=0, help="lines left out at the head of the file")
    parser.add_argument("--limit", type=int, default=3000, help="papers read at the most")
    parser.add_argument("--venue", default="", help="venue and year of the papers read, all others left out")
    parser.add_argument("--judge", type=int, default=0, help="relations and definitions to print")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    papers, keywords = read(options.data, options.skip, options.limit, options.venue)
    indexes = index_papers(papers)
    keyphrases, relevance, _ = extract_with_relevance(papers, _LIMIT, Silent())
    start = time.process_time()
    vocabulary = build_vocabulary(papers, indexes, keyphrases, _LIMIT, relevance=relevance)[0]
    took = time.process_time() - start
    tags = vocabulary.tags.values()
    carried = sum(map(len, vocabulary.tags_of.values()))
    print(f"{len(papers)} papers; {len(tags)} tags, {carried / max(1, len(papers)):.1f} a paper; {took:.1f} CPU-s")
    print(f"sharing a tag {sum(map(bool, vocabulary.tags_of.values()))}", end="; ")
    print(f"broader terms {sum(len(tag.broader) for tag in tags)}; quotes {sum(tag.quote is not None for tag in tags)}")
    if keywords:
        names = [[normal_form(name) for name in (tag.name, *tag.aliases)] for tag in tags]
        report("tags", names, keywords)
        report("commonest phrases", [[key] for key in commonest(indexes, len(names))], keywords)
    if options.judge:
        judge(vocabulary, {paper.id: paper for paper in papers}, options.judge, random.Random(options.seed))


def read(path: Path, skip: int, limit: int, venue: str = "") -> tuple[list[Paper], frozenset[str]]:
    """Returns papers with ids by position, and the normal forms of all their keywords; of one `venue`, if given."""
    papers = []
    keywords: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = (record for record in map(json.loads, lines) if venue in ("", _venue(record)))
        for number, record in enumerate(islice(records, skip, skip + limit)):
            text = " ".join((record.get("abstract") or "").split())
            papers.append(Paper(" ".join(record["title"].split()), text, (Origin(path.name),), id=f"{number:06}"))
            keywords.update(map(normal_form, record.get("keywords") or ()))
    return papers, frozenset(keywords)


def _venue(record: dict[str, Any]) -> str:
    return f"{record.get('venue', '')} {record.get('year', '')}"


def commonest(indexes: Indexes, count: int) -> list[str]:
    """The whole noun phrases that stand in the most papers."""
    found = Counter(key for index in indexes.values() for key, phrase in index.items() if phrase.whole)
    return sorted(found, key=lambda key: (-found[key], key))[:count]


def report(name: str, terms: Sequence[Sequence[str]], keywords: frozenset[str]) -> None:
    """Prints which share of terms, each with its forms, are keywords."""
    hits = sum(not keywords.isdisjoint(forms) for forms in terms)
    print(f"{name:20} {100 * hits / max(1, len(terms)):5.1f} % are keywords of authors")


def judge(vocabulary: Vocabulary, papers: dict[str, Paper], count: int, chance: random.Random) -> None:
    """Prints relations and definitions drawn at random."""
    tags = vocabulary.tags
    pairs = [(tag.name, tags[other].name) for tag in tags.values() for other in tag.broader]
    for narrow, broad in chance.sample(pairs, min(count, len(pairs))):
        print(f"{narrow}  is a kind of  {broad}")
    quoted = [(tag.name, tag.quote) for tag in tags.values() if tag.quote]
    for name, quote in chance.sample(quoted, min(count, len(quoted))):
        print(f"[{name}] {papers[quote.paper].abstract[quote.span.start : quote.span.end]}")


if __name__ == "__main__":
    main()
