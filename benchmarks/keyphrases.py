"""Keyphrases for a gold file, for a scorer to compare.

usage: python -m benchmarks.keyphrases --data GOLD.jsonl.gz --predictions OUT.jsonl [--style author|dense]
       [--limit 10] [--shown] [--venues "ICLR 2021,COLM 2024"]

Each line of the gold file is an object with id, title, abstract; all of them are one collection. Each line of the
predictions is an object with id and keyphrases, the best first: the ranking as it is, or with --shown what a page
shows, without near-duplicates. Prints papers and CPU seconds and, where the gold file has keyphrases (or keywords),
mean F1@5, F1@10 and recall@10 of those present by exact match of Porter stems.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]

from builder.analysis.keyphrases.evidence import best_form
from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.keyphrases.model import Style
from builder.analysis.keyphrases.ranking import rank_phrases
from builder.progress import Silent
from builder.records import Origin, Paper

_STEM = snowballstemmer.stemmer("porter")


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Reads the objects of a gold file."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def as_papers(rows: Sequence[dict[str, Any]], name: str) -> list[Paper]:
    """The gold file's papers."""
    return [
        Paper(row.get("title") or "", row["abstract"] or "", (Origin(name, number),), id=str(row["id"]))
        for number, row in enumerate(rows, start=1)
    ]


def stemmed(phrase: str) -> str:
    """The Porter stems of a phrase's words."""
    return " ".join(map(_stem, re.findall(r"[^\W_]+", phrase.lower().replace("\u2019", "'"))))


@cache
def _stem(word: str) -> str:
    return str(_STEM.stemWord(word))


def predict(papers: list[Paper], limit: int, shown: bool, style: Style = "author") -> dict[str, list[str]]:
    """Returns each paper's phrases, the best first."""
    if shown:
        found, _ = extract_keyphrases(papers, limit, Silent(), style)
        return {id_: [phrase.text for phrase in phrases] for id_, phrases in found.items()}
    rankings = rank_phrases(papers, style)
    return {ranking.paper.id: [best_form(phrase) for _, phrase in ranking.phrases[:limit]] for ranking in rankings}


def figures(rows: Sequence[dict[str, Any]], found: dict[str, list[str]]) -> dict[str, float]:
    """Mean F1@5, F1@10 and recall@10 of the gold phrases that stand in the text, in per cent."""
    sums = {"F1@5": [0.0, 0], "F1@10": [0.0, 0], "recall@10 present": [0.0, 0]}
    for row in rows:
        gold = {stemmed(phrase) for phrase in row.get("keyphrases") or row.get("keywords") or []} - {""}
        if not gold:
            continue
        whole = stemmed(". ".join([row.get("title") or "", row["abstract"] or ""]))
        text = f" {whole} "
        present = {phrase for phrase in gold if f" {phrase} " in text}
        ranked = list(dict.fromkeys(filter(None, map(stemmed, found[str(row["id"])]))))
        for depth in (5, 10):
            hits = len(gold.intersection(ranked[:depth]))
            precision, recall = hits / depth, hits / len(gold)
            sums[f"F1@{depth}"][0] += 2 * precision * recall / (precision + recall) if hits else 0.0
            sums[f"F1@{depth}"][1] += 1
        if present:
            sums["recall@10 present"][0] += len(present.intersection(ranked[:10])) / len(present)
            sums["recall@10 present"][1] += 1
    return {name: round(100 * total / count, 2) for name, (total, count) in sums.items() if count}


def main() -> None:
    """Extracts, writes and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--style", choices=("author", "dense"), default="author")
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--shown", action="store_true", help="what a page shows, not the ranking")
    parser.add_argument("--venues", default="", help="only these, with year, divided by commas")
    options = parser.parse_args()
    venues = {venue.strip() for venue in options.venues.split(",") if venue.strip()}
    rows = read_rows(options.data)
    rows = [row for row in rows if not venues or f"{row.get('venue')} {row.get('year')}" in venues]
    papers = as_papers(rows, options.data.name)
    start = time.process_time()
    found = predict(papers, options.limit, options.shown, options.style)
    seconds = time.process_time() - start
    with options.predictions.open("w", encoding="utf-8") as lines:
        for id_, phrases in found.items():
            lines.write(json.dumps({"id": id_, "keyphrases": phrases}, ensure_ascii=False) + "\n")
    print(f"{len(papers)} papers, {seconds:.1f} CPU-s; {figures(rows, found)}")


if __name__ == "__main__":
    main()
