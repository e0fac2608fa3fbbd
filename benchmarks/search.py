"""Benchmark: how well the site's own search finds what is asked for, beside lunr and beside words alone.

Usage: python -m benchmarks.search --data papers.jsonl.gz --keywords --store vectors.sqlite
       python -m benchmarks.search --data papers.jsonl.gz --summaries
       python -m benchmarks.search --data papers.jsonl.gz --asked plain --part all
       python -m benchmarks.search --project . --queries benchmarks/questions/first-survey.jsonl

"make peers" installs lunr. The very scripts of the site run in node over the very files that a build writes. A line of
--data is an object with "title", "abstract" and perhaps "id", "keywords", "tldr". --keywords asks for each keyword
that 3 to 200 papers carry, --summaries for each "tldr", --asked for those papers of benchmarks/plain_words that the
search's words were not trained on, which stand first; a line of --queries is {"query": ..., "relevant": [ids]}.
--part tune or report takes every second query. nDCG@10 (Järvelin and Kekäläinen 2002), MRR, the share of queries with
a relevant paper among the first five, the gzip bytes of what was loaded, and CPU milliseconds in node.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.plain_words import Asked, asked_papers, digest
from builder.analysis import weighted_text
from builder.analysis.embedding import open_embedder
from builder.analysis.meaning import learn_meaning
from builder.data import Contents, render_data
from builder.project import find_project
from builder.reading import read_survey
from builder.records import Curation, Paper, Survey
from builder.settings import load_settings

_HERE = Path(__file__).parent
_NODE = Path(sys.executable).with_name("node")


def main() -> None:
    """Prints one line for each method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="a .jsonl.gz file of papers")
    parser.add_argument("--project", type=Path, help="the folder of a survey, in place of --data")
    parser.add_argument("--limit", type=int, default=10_000, help="papers read at the most")
    parser.add_argument("--keywords", action="store_true", help="ask for the papers' keywords")
    parser.add_argument("--summaries", action="store_true", help="ask for the papers by their one-line summaries")
    parser.add_argument("--asked", choices=("plain", "student"), help="ask for papers as somebody types")
    parser.add_argument("--queries", type=Path, help="a .jsonl file of queries")
    parser.add_argument("--part", choices=("all", "tune", "report"), default="report")
    parser.add_argument("--store", type=Path, help="a file that keeps the vectors")
    parser.add_argument("--embedding", default="minilm", help="the model, as in survey.yml")
    parser.add_argument("--no-lunr", action="store_true", help="leave lunr out, which takes long")
    options = parser.parse_args()
    papers, records = read(options)
    queries = list(wanted(options, papers, records))
    if options.part != "all":
        queries = queries[options.part == "report" :: 2]
    survey = learned(papers, options)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for file in render_data(Contents(survey, Curation(), {})):
            path = place / f"{file.name}.js"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        documents = [{"id": paper.id, "title": paper.title, "text": paper.abstract} for paper in papers]
        (place / "queries.json").write_text(json.dumps(queries), encoding="utf-8")
        (place / "documents.json").write_text(json.dumps(documents), encoding="utf-8")
        sizes(place)
        command = [_NODE, _HERE / "search.mjs", place, *(["no-lunr"] if options.no_lunr else [])]
        subprocess.run(command, check=True)


def held_papers() -> dict[str, Asked]:
    """Maps the digests of the papers that the words' training leaves out to how they are asked for."""
    return {one.paper: one for one in asked_papers() if one.is_held}


def read(options: argparse.Namespace) -> tuple[list[Paper], list[dict[str, Any]]]:
    """Returns the papers in order of id, and their records where they come from a file of records."""
    if options.project:
        project = find_project(options.project)
        return sorted(read_survey(project, load_settings(project.root)).papers, key=lambda paper: paper.id), []
    with gzip.open(options.data, "rt", encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if record.get("abstract")]
    if options.summaries:  # those with a summary first, and others to hide them among
        records.sort(key=lambda record: not record.get("tldr"))
    if options.asked:
        held = held_papers()
        records.sort(key=lambda record: digest(record) not in held)
    records = records[: options.limit]
    return [
        Paper(record["title"], record["abstract"], (), f"{number:06}") for number, record in enumerate(records)
    ], records


def wanted(
    options: argparse.Namespace, papers: Sequence[Paper], records: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yields queries with the numbers of the papers that they ask for."""
    if options.asked:
        held = held_papers()
        for number, asked in enumerate(map(held.get, map(digest, records))):
            if asked:
                yield {"query": getattr(asked, options.asked), "relevant": [number]}
    if options.queries:
        numbers = {paper.id: number for number, paper in enumerate(papers)}
        for line in options.queries.read_text(encoding="utf-8").splitlines():
            query = json.loads(line)
            yield {"query": query["query"], "relevant": [numbers[id_] for id_ in query["relevant"] if id_ in numbers]}
    if options.keywords:
        holders: defaultdict[str, set[int]] = defaultdict(set)
        for number, record in enumerate(records):
            for keyword in record.get("keywords") or ():
                holders[" ".join(keyword.lower().split())].add(number)
        found = sorted(keyword for keyword, own in holders.items() if keyword and 3 <= len(own) <= 200)
        random.Random(1).shuffle(found)
        yield from ({"query": keyword, "relevant": sorted(holders[keyword])} for keyword in found)
    if options.summaries:
        for number, record in enumerate(records):
            if record.get("tldr"):
                yield {"query": record["tldr"], "relevant": [number]}


def learned(papers: Sequence[Paper], options: argparse.Namespace) -> Survey:
    """Returns a survey of just what the search stands on, and says what it took."""
    embedder, _ = open_embedder(options.embedding, len(papers), options.store)
    vectors = embedder.embed([weighted_text(paper) for paper in papers])
    start = time.process_time()
    meaning = learn_meaning(papers, vectors, embedder.embed)
    print(f"{len(papers)} papers; meaning of {len(meaning.words) if meaning else 0} words", end=" ")
    print(f"in {time.process_time() - start:.1f} CPU s beside the vectors of papers")
    return Survey(papers={paper.id: paper for paper in papers}, meaning=meaning)


def sizes(folder: Path) -> None:
    """Prints the gzip bytes of each kind of file."""
    totals: defaultdict[str, list[int]] = defaultdict(list)
    for path in sorted(folder.rglob("*.js")):
        folders = path.relative_to(folder).parts[:-1]
        kind = "/".join(folders) if folders != ("search",) else f"search/{path.stem}"
        totals[kind].append(len(gzip.compress(path.read_bytes(), mtime=0)))
    for kind, own in totals.items():
        if kind.startswith(("search", "records")):
            print(f"  {kind:24} {len(own):4} files {sum(own):9,} bytes gzip, the largest {max(own):,}")


if __name__ == "__main__":
    main()
