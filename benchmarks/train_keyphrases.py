"""Learns the weights of a style of keyphrases from papers with gold keyphrases.

usage: python -m benchmarks.train_keyphrases --style author|dense --data GOLD.jsonl.gz [--data ...] --out FILE.json
       [--venues "NIPS 2023,ICLR 2018"] [--vectors minilm|static] [--sizes 1,1,3,10,30,100,300,1000]
       [--untitled 0.25] [--ridge 80] [--asked 25] [--boundaries]

Each line of a gold file is an object with title, abstract and keyphrases (or keywords), and where --venues is given
venue and year. The papers are dealt into collections of --sizes in turn (0 stands for all that are left), so that the
weights hold in small surveys too; --untitled is the share of papers whose title is put before the abstract instead, as
some sources have it. A phrase is right where its Porter stems are those of a gold keyphrase. Needs snowballstemmer.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack  # type: ignore[import-untyped]

from benchmarks.keyphrase_boundaries import Texts, as_data, edges_of
from benchmarks.keyphrase_regression import STRETCH, Array, Columns, fit, one_hot, word_roles
from benchmarks.keyphrases import read_rows, stemmed
from builder.analysis.keyphrases.boundaries import text_of
from builder.analysis.keyphrases.evidence import FEATURES, best_form
from builder.analysis.keyphrases.keybert_adapter import similarities
from builder.analysis.keyphrases.model import ROLES, Style
from builder.analysis.keyphrases.ranking import Candidates, find_candidates
from builder.analysis.language.phrase_index import Phrase
from builder.records import Paper

SHARES = [2.0**-power for power in range(10, 1, -1)]
RATIOS = [0.001, 0.34, 0.5, 0.67, 0.999]
EDGES: dict[str, list[float]] = {
    "count": [2, 3, 4, 5, 7, 10],
    "titled": [1, 2],
    "first": [0, 1, 30, 60, 100, 150, 250, 400, 600, 900, 1300],
    "early": [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.85],
    "words": [2, 3, 4, 5, 6],
    "letters": [5, 8, 12, 16, 20, 25, 30, 40],
    "papers": [2, 3, 5, 9, 17, 33, 65],
    "share": [0, *SHARES],
    "burst": [1.01, 1.2, 1.5, 2],
    "rarest_word": [0, *SHARES, 0.5],
    "head_share": [0, *SHARES, 0.5],
    "opening_share": [0, *SHARES, 0.5],
    "cohesion": [0, 0.0625, 0.125, 0.25, 0.5, 0.75],
    "whole": RATIOS,
    "whole_count": [1, 2, 3, 5],
    "whole_papers": [0.001, 0.1, 0.2, 0.34, 0.5, 0.67, 0.999],
    "maximal": RATIOS,
    "maximal_words": [0, 1.5, 2.5, 3.5, 4.5, 5.5],
    "free": RATIOS,
    "longest": [1, 2, 3, 4],
    "inside": RATIOS,
    "holders": [1, 2, 4],
    "glued_before": [0.001, 0.1, 0.25, 0.5, 0.75, 0.999],
    "glued_behind": [0.001, 0.1, 0.25, 0.5, 0.75, 0.999],
    "holds": [0.001, 1, 1.001, 1.5, 2, 3, 4],
    "rarest_in_paper": [2, 3, 4, 6],
    "words_in_paper": [1.5, 2, 3, 4, 6],
    "head_in_paper": [2, 3, 4, 6],
    "count_by_words": [10 * words + count for words in range(1, 6) for count in (0, 1.5, 2.5, 4.5)][1:],
    "papers_by_words": [10 * words + papers for words in range(1, 6) for papers in (0, 1.5, 4.5)][1:],
    "capitals": [0.01, 0.5, 0.999],
    "head_kind": [kind - 0.5 for kind in range(1, 8)],
    "opening_kind": [kind - 0.5 for kind in range(0, 8)],
    **{
        flag: [0.5]
        for flag in (
            *("defined", "acronym", "digit", "hyphen", "field", "vague", "generic"),
            *("empty", "empty_head", "loose"),
        )
    },
}
SIMILARITY = [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]
_SIMILARITY_RIDGE = 3.0  # a few weights, each learned from many phrases: what holds the words down is too much here


@dataclass(frozen=True, slots=True)
class Examples:
    """Candidates of many papers, one below the other."""

    rows: Array  # shape (phrases, features)
    phrases: list[Phrase]
    right: Array  # 1 where the phrase is a gold one
    papers: NDArray[np.int64]  # number of the paper, rising
    candidates: list[Candidates]  # of each paper
    golds: list[set[str]]  # stemmed gold phrases of each paper

    @property
    def texts(self) -> list[str]:
        """Title and abstract of each paper, as KeyBERT reads them."""
        return [text_of(each.paper) for each in self.candidates]


def deal(rows: Sequence[dict[str, Any]], sizes: Sequence[int]) -> Iterator[list[dict[str, Any]]]:
    """The papers in collections of the given sizes, in a fixed random order."""
    left = sorted(rows, key=lambda row: str(row["id"]))
    random.Random(0).shuffle(left)
    turn = 0
    while left:
        size = sizes[turn % len(sizes)] or len(left)
        yield left[:size]
        left = left[size:]
        turn += 1


def as_papers(rows: Sequence[dict[str, Any]], untitled: float) -> list[Paper]:
    """The rows as records; a share of them gets its title in front of the abstract."""
    papers = []
    for row in rows:
        title, abstract = row.get("title") or "", row["abstract"] or ""
        if title and random.Random(str(row["id"])).random() < untitled:
            title, abstract = "", f"{title} {abstract}"
        papers.append(Paper(title, abstract, (), id=str(row["id"])))
    return papers


def examples(rows: Sequence[dict[str, Any]], style: Style, sizes: Sequence[int], untitled: float) -> Examples:
    """All candidates of all papers with what is right."""
    tables: list[Array] = []
    phrases: list[Phrase] = []
    right: list[bool] = []
    numbers: list[int] = []
    found: list[Candidates] = []
    gold: list[set[str]] = []
    for group in deal(rows, sizes):
        papers = as_papers(group, untitled)
        golds = {str(row["id"]): {stemmed(k) for k in row.get("keyphrases") or row["keywords"]} for row in group}
        for each in find_candidates(papers, style):
            wanted = golds[each.paper.id]
            tables.append(each.rows)
            phrases += each.index.values()
            right += [stemmed(best_form(phrase)) in wanted for phrase in each.index.values()]
            numbers += [len(found)] * len(each.index)
            found.append(each)
            gold.append(wanted)
    return Examples(np.vstack(tables), phrases, np.array(right, dtype=np.float64), np.array(numbers), found, gold)


def similarity_of_best(data: Examples, sums: Array, asked: int) -> tuple[NDArray[np.int64], Array]:
    """Places of each paper's best phrases, so many as are asked about, and KeyBERT's word on them."""
    texts = data.texts
    best: list[list[int]] = [[] for _ in texts]
    for place in np.lexsort((-sums, data.papers)):
        if len(best[data.papers[place]]) < asked:
            best[data.papers[place]].append(int(place))
    places: list[int] = []
    values: list[float] = []
    for start in range(0, len(best), 256):
        chunk = best[start : start + 256]
        answers = similarities(
            texts[start : start + 256], [[data.phrases[place].key for place in part] for part in chunk]
        )
        for part, answer in zip(chunk, answers, strict=True):
            places += part
            values += [answer[data.phrases[place].key] for place in part]
    return np.array(places), np.array(values)


def train(data: Examples, options: argparse.Namespace) -> dict[str, Any]:
    """The weights as they stand in a file, without provenance."""
    without = options.without.split(",")
    edges = {name: EDGES[name] for name in FEATURES if name in EDGES and name not in without}
    blocks = [one_hot(data.rows[:, list(FEATURES).index(name)], edges[name]) for name in edges]
    learned: dict[str, Any] = {}
    if options.boundaries:
        boundaries, rows = Texts(data.candidates, data.golds).fit()
        learned = {"boundaries": as_data(boundaries)}
        bounded = edges_of(rows)
        blocks += [one_hot(column, bounded[name]) for name, column in zip(bounded, rows.T, strict=True)]
        edges |= bounded
    columns = Columns(hstack(blocks, format="csr"), *word_roles(data.phrases, options.vectors))
    weights, bias = fit(columns, data.right, np.zeros(len(data.right)), options.ridge)
    sums = columns.sums(weights) + bias
    places, values = similarity_of_best(data, sums, options.asked)
    asked = Columns(one_hot(values, SIMILARITY), [], np.zeros((0, 0), dtype=np.float32))
    extra, _ = fit(asked, data.right[places], sums[places], _SIMILARITY_RIDGE)
    features, start = {}, 0
    for (name, own), block in zip(edges.items(), blocks, strict=True):
        features[name] = {"edges": own, "weights": _rounded(weights[start : start + block.shape[1]])}
        start += block.shape[1]
    words = weights[start:].reshape(len(ROLES), -1) * STRETCH
    return {
        "bias": round(bias, 3),
        "features": features,
        "similarity": {"asked": options.asked, "edges": SIMILARITY, "weights": _rounded(extra)},
        "words": {role: _rounded(column, 2) for role, column in zip(ROLES, words, strict=True)},
    } | learned


def _rounded(values: Array, decimals: int = 3) -> list[float]:
    return [round(float(value), decimals) + 0.0 for value in values]


def as_json(model: dict[str, Any]) -> str:
    """JSON with one line for each list of numbers."""
    text = json.dumps(model, indent=1, ensure_ascii=False)
    lines: list[str] = []
    inside = False
    for line in text.splitlines():
        if inside:
            lines[-1] += line.strip() if line.strip().startswith("]") else f"{line.strip()} ".replace(", ", ", ")
        else:
            lines.append(line)
        inside = (inside and not line.strip().startswith("]")) or line.endswith("[")
    return "\n".join(lines).replace(" ]", "]") + "\n"


def main() -> None:
    """Reads, learns, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--style", choices=("author", "dense"), required=True)
    parser.add_argument("--data", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--venues", default="", help="only these, with year, divided by commas")
    parser.add_argument("--vectors", choices=("minilm", "static"), default="minilm", help="of words")
    parser.add_argument(
        "--boundaries", action="store_true", help="learn where phrases begin and end as well, by MiniLM"
    )
    parser.add_argument("--sizes", default="1,1,3,10,30,100,100,300,1000")
    parser.add_argument("--untitled", type=float, default=0.25)
    parser.add_argument("--ridge", type=float, default=80.0)
    parser.add_argument("--asked", type=int, default=25, help="phrases of a paper that KeyBERT is asked about")
    parser.add_argument("--without", default="", help="features to leave out, divided by commas")
    parser.add_argument("--note", default="", help="a sentence on the data for the file's provenance")
    options = parser.parse_args()
    venues = {venue.strip() for venue in options.venues.split(",") if venue.strip()}
    rows = [row for path in options.data for row in read_rows(path) if row.get("keyphrases") or row.get("keywords")]
    rows = [row for row in rows if not venues or f"{row.get('venue')} {row.get('year')}" in venues]
    data = examples(rows, options.style, [int(size) for size in options.sizes.split(",")], options.untitled)
    provenance = {
        "made by": "benchmarks/train_keyphrases.py",
        "data": [path.name for path in options.data],
        "venues": sorted(venues),
        "papers": len(data.candidates),
        "gold keyphrases": sum(map(len, data.golds)),
        "candidates": len(data.phrases),
        "right candidates": int(data.right.sum()),
        "sizes of collections": options.sizes,
        "share without title": options.untitled,
        "ridge": options.ridge,
        "note": options.note,
    }
    weights = train(data, options)
    model = {"style": options.style, "vectors": options.vectors, "provenance": provenance} | weights
    options.out.write_text(as_json(model), encoding="utf-8")
    print(f"{len(data.candidates)} papers, {len(data.phrases)} candidates, {int(data.right.sum())} right")


if __name__ == "__main__":
    main()
