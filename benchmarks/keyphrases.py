"""Keyphrases for a gold file, for a scorer to compare.

usage: python -m benchmarks.keyphrases --data GOLD.jsonl.gz --predictions OUT.jsonl [--limit 10] [--shown]

Each line of the gold file is an object with id, title, abstract; all of them are one collection. Each line of the
predictions is an object with id and keyphrases, the best first: the ranking as it is, or with --shown what a page
shows, without near-duplicates. Prints papers and CPU seconds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path

from builder.analysis.keyphrases.extract import best_form, extract_keyphrases
from builder.analysis.keyphrases.ranking import rank_phrases
from builder.analysis.language.phrase_index import index_papers
from builder.progress import Silent
from builder.records import Origin, Paper


def read_gold(path: Path) -> list[Paper]:
    """Reads the gold file's papers."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [
        Paper(row.get("title") or "", row["abstract"], (Origin(path.name, number),), id=str(row["id"]))
        for number, row in enumerate(rows, start=1)
    ]


def predict(papers: list[Paper], limit: int, shown: bool) -> dict[str, list[str]]:
    """Returns each paper's phrases, the best first."""
    if shown:
        found, _ = extract_keyphrases(papers, index_papers(papers), limit, Silent())
        return {id_: [phrase.text for phrase in phrases] for id_, phrases in found.items()}
    rankings = rank_phrases(papers, index_papers(papers))
    return {ranking.paper.id: [best_form(phrase) for _, phrase in ranking.phrases[:limit]] for ranking in rankings}


def main() -> None:
    """Extracts and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--shown", action="store_true", help="what a page shows, not the ranking")
    options = parser.parse_args()
    papers = read_gold(options.data)
    start = time.process_time()
    found = predict(papers, options.limit, options.shown)
    seconds = time.process_time() - start
    with options.predictions.open("w", encoding="utf-8") as lines:
        for id_, phrases in found.items():
            lines.write(json.dumps({"id": id_, "keyphrases": phrases}, ensure_ascii=False) + "\n")
    print(f"{len(papers)} papers, {seconds:.1f} CPU-s")


if __name__ == "__main__":
    main()
