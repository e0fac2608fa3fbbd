"""Benchmark: how well the site's "more like my list" finds what shares an author keyword with a list of papers.

Usage: python -m benchmarks.more_like --data papers.jsonl.gz --limit 3000 --store vectors.sqlite

A line of the file is an object with "title", "abstract" and "keywords". Each keyword of 8 papers or more is a reader:
five of its papers (or as many as --size says) are the list, the others what is to be found; nDCG@10 is the mean over
readers.
The ranking is made by the site's own script in node; beside it, the centroid of the list's TF-IDF rows, the centroid of
MiniLM's vectors, and papers as they come. The program never sees a keyword.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.related import read_papers
from builder.analysis import analyse, weighted_text
from builder.analysis.embedding import open_embedder
from builder.analysis.related.tf_idf import row_cosines, word_rows
from builder.data import Contents, render_data
from builder.progress import Silent
from builder.records import Curation, Paper, Survey
from builder.settings import Settings

_DEPTH = 10
_FEWEST = 8  # papers of a keyword
_NODE = Path(sys.executable).with_name("node")
_SCRIPT = Path(__file__).with_name("more_like.mjs")


def main() -> None:
    """Prints one line for each method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a .jsonl.gz file of papers with keywords")
    parser.add_argument("--limit", type=int, default=3000, help="papers read at the most")
    parser.add_argument("--skip", type=int, default=0, help="papers of the file passed over before")
    parser.add_argument("--size", type=int, default=5, help="papers of a list")
    parser.add_argument("--store", type=Path, help="a file that keeps the vectors")
    options = parser.parse_args()
    read = read_papers(options.data, options.skip + options.limit, None, None)[options.skip :]
    papers = sorted(read, key=lambda paper: paper.id)
    readers = _readers(papers, options.size)
    bare = [replace(paper, keywords=()) for paper in papers]
    print(f"{len(papers)} papers, {len(readers)} readers with lists of {options.size}")
    survey, _ = analyse(bare, Settings(title="", description=""), Silent(), store=options.store)
    rankings, milliseconds = _by_script(survey, [list_ for list_, _ in readers])
    _say("more like my list (the site's script)", rankings, readers)
    print(f"  {milliseconds:.0f} ms a list in node")
    cosines = row_cosines(word_rows(bare))
    _say("TF-IDF centroid", [_ranked(cosines, list_) for list_, _ in readers], readers)
    embedder, _ = open_embedder("minilm", len(bare), options.store)
    vectors = np.asarray(embedder.embed([weighted_text(paper) for paper in bare]))
    _say("MiniLM centroid", [_ranked(lambda at: vectors[at] @ vectors.T, list_) for list_, _ in readers], readers)
    order = list(np.random.default_rng(0).permutation(len(papers)))
    _say("random", [[n for n in order if n not in list_][:_DEPTH] for list_, _ in readers], readers)


def _readers(papers: Sequence[Paper], size: int) -> list[tuple[list[int], set[int]]]:
    """Returns for each keyword the numbers of the list's papers and of those to be found."""
    by_keyword: defaultdict[str, list[int]] = defaultdict(list)
    for number, paper in enumerate(papers):
        for keyword in sorted({keyword.casefold() for keyword in paper.keywords}):
            by_keyword[keyword].append(number)
    chosen = [numbers for _, numbers in sorted(by_keyword.items()) if max(_FEWEST, size + 3) <= len(numbers) <= 100]
    return [(numbers[:: len(numbers) // size][:size], set(numbers)) for numbers in chosen]


def _by_script(survey: Survey, lists: Sequence[Sequence[int]]) -> tuple[list[list[int]], float]:
    files = {file.name: file.value for file in render_data(Contents(survey, Curation(), {}))}
    with TemporaryDirectory() as folder:
        given = Path(folder) / "given.json"
        given.write_text(json.dumps({"phrases": files["phrases"], "lists": lists}), encoding="utf-8")
        start = time.perf_counter()
        done = subprocess.run([_NODE, _SCRIPT, given], check=True, capture_output=True, text=True)
        spent = time.perf_counter() - start
    print(f"  the data file has {len(json.dumps(files['phrases'])):,} bytes")
    return json.loads(done.stdout), 1000 * spent / max(1, len(lists))


def _ranked(cosines: Callable[[np.ndarray], np.ndarray], list_: Sequence[int]) -> list[int]:
    scores = cosines(np.array(list_)).sum(axis=0)
    scores[list(list_)] = -np.inf
    return [int(number) for number in np.argsort(-scores, kind="stable")[:_DEPTH]]


def _say(name: str, rankings: Sequence[Sequence[int]], readers: Sequence[tuple[list[int], set[int]]]) -> None:
    gains = []
    for ranking, (list_, wanted) in zip(rankings, readers, strict=True):
        best = sum(1 / log2(rank + 2) for rank in range(min(_DEPTH, len(wanted) - len(list_))))
        found = sum(1 / log2(rank + 2) for rank, number in enumerate(ranking[:_DEPTH]) if number in wanted)
        gains.append(found / best)
    print(f"{name:40} nDCG@{_DEPTH} {np.mean(gains):.3f}")


if __name__ == "__main__":
    main()
