"""Benchmark: how well related papers agree with the keywords that authors chose, beside words alone and meaning alone.

Usage: python -m benchmarks.related --data papers.jsonl.gz --limit 3000 --not-venue ICLR --store vectors.sqlite

A line of the file is an object with "title", "abstract", "keywords" and, for the choice of a part, "venue". The gain of
a pair is the number of keywords that both carry; nDCG@10 is the mean over the papers that share a keyword with any
(Järvelin and Kekäläinen 2002). With --store the vectors are kept in that file for the next run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log2
from pathlib import Path

from builder.analysis import weighted_text
from builder.analysis.embedding import open_embedder
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.language.text import normal_form
from builder.analysis.related.relate import WEIGHTS, Cosines, dense, nearest, relate
from builder.analysis.related.tf_idf import row_cosines
from builder.analysis.topics.space import read_words
from builder.records import Paper

_DEPTH = 10


def main() -> None:
    """Prints one line for each method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a .jsonl.gz file of papers with keywords")
    parser.add_argument("--limit", type=int, default=3000, help="papers read at the most")
    parser.add_argument("--venue", help="only papers of this venue")
    parser.add_argument("--not-venue", help="no papers of this venue")
    parser.add_argument("--store", type=Path, help="a file that keeps the vectors")
    options = parser.parse_args()
    papers = read_papers(options.data, options.limit, options.venue, options.not_venue)
    gains = keyword_gains(papers)
    print(f"{len(papers)} papers, {sum(map(bool, gains.values()))} share a keyword with another")
    said = read_words(papers)
    words, latent = row_cosines(said.rows), dense(said.latent)
    compare("TF-IDF alone", [words], gains)
    compare("latent words alone", [latent], gains)
    for name, choice in (("static", "static"), ("MiniLM", "minilm")):
        embedder, problems = open_embedder(choice, len(papers), options.store)
        if problems:
            raise SystemExit(str(problems[0]))
        vectors = embedder.embed([weighted_text(paper) for paper in papers])
        compare(f"{name} alone", [dense(vectors)], gains)
        compare(f"TF-IDF + {name}", [words, dense(vectors)], gains)
        compare(f"all three, {name}", [words, dense(vectors), latent], gains, WEIGHTS)
        start = time.process_time()
        position = {paper.id: index for index, paper in enumerate(papers)}
        related = relate(papers, index_papers(papers), vectors, read_words(papers), _DEPTH)
        rows = {position[id_]: [position[entry.id] for entry in row] for id_, row in related.items()}
        report(f"as shown on pages, {name}", rows, gains, time.process_time() - start)


def compare(
    name: str, measures: Sequence[Cosines], gains: Mapping[int, Counter[int]], weights: Sequence[float] = (1, 1, 1)
) -> None:
    """Prints the figures of a ranking by the weighted sum of the measures alone."""
    start = time.process_time()
    rows = nearest(measures, len(gains), weights[: len(measures)], scaling=0.0)
    lists = {position: [other for other, _ in row[:_DEPTH]] for position, row in enumerate(rows)}
    report(name, lists, gains, time.process_time() - start)


def read_papers(path: Path, limit: int, venue: str | None = None, not_venue: str | None = None) -> list[Paper]:
    """Returns the first `limit` papers that have an abstract; ids are positions, in the order of the file."""
    papers: list[Paper] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            wanted = venue in (None, record.get("venue")) and not_venue != record.get("venue", "")
            if record.get("abstract") and wanted and len(papers) < limit:
                keywords = tuple(record.get("keywords") or ())
                paper_id = f"{len(papers):06}"
                papers.append(Paper(record["title"], record["abstract"], (), paper_id, keywords=keywords))
    return papers


def keyword_gains(papers: Sequence[Paper]) -> dict[int, Counter[int]]:
    """Returns for each position the number of keywords that each other paper shares with it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for position, paper in enumerate(papers):
        for key in {normal_form(keyword) for keyword in paper.keywords}:
            holders[key].append(position)
    gains: dict[int, Counter[int]] = {position: Counter() for position in range(len(papers))}
    for members in holders.values():
        for position in members:
            gains[position].update(member for member in members if member != position)
    return gains


def ndcg(row: Sequence[int], gain: Mapping[int, int]) -> float:
    """Returns the discounted gain of a ranking as a share of the best that was possible."""
    best = sorted(gain.values(), reverse=True)[:_DEPTH]
    ideal = sum(value / log2(rank + 2) for rank, value in enumerate(best))
    return sum(gain.get(other, 0) / log2(rank + 2) for rank, other in enumerate(row[:_DEPTH])) / ideal


def report(name: str, rows: Mapping[int, Sequence[int]], gains: Mapping[int, Counter[int]], seconds: float) -> None:
    """Prints nDCG@10, the fullest number of lists one paper stands in, and how many stand in none."""
    scores = [ndcg(rows[position], gain) for position, gain in gains.items() if gain]
    uses = Counter(other for row in rows.values() for other in row)
    print(
        f"{name:26} nDCG@10 {sum(scores) / len(scores):.4f}  most lists {max(uses.values())}"
        f"  in none {len(rows) - len(uses)}  CPU {seconds:.1f} s"
    )


if __name__ == "__main__":
    main()
