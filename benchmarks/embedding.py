"""Benchmark: how fast abstracts become vectors, cold and from the store, and how near MiniLM in NumPy is to its peer.

Usage: python -m benchmarks.embedding --data papers.jsonl.gz --limit 1000

A line of the file is an object with "title" and "abstract". The peer is sentence-transformers with the same weights,
where it is installed: python -m venv PEER; PEER/bin/pip install sentence-transformers; --peer PEER/bin/python.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.related import read_papers
from builder.analysis import weighted_text
from builder.analysis.embedding import Matrix, minilm, open_embedder

_PEER = """
import json, sys, time
from sentence_transformers import SentenceTransformer
folder, source, target = sys.argv[1:]
model = SentenceTransformer(folder, device="cpu")
texts = json.load(open(source, encoding="utf-8"))
model.encode(texts[:2])
start, wall = time.process_time(), time.perf_counter()
rows = model.encode(texts, normalize_embeddings=True)
print(time.process_time() - start, time.perf_counter() - wall)
json.dump(rows.tolist(), open(target, "w", encoding="utf-8"))
"""


def main() -> None:
    """Prints one line for each way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a .jsonl.gz file of papers")
    parser.add_argument("--limit", type=int, default=1000, help="papers read at the most")
    parser.add_argument("--peer", type=Path, help="a Python that has sentence-transformers")
    options = parser.parse_args()
    texts = [weighted_text(paper) for paper in read_papers(options.data, options.limit)]
    print(f"{len(texts)} abstracts, {sum(map(len, texts)) / len(texts):.0f} characters each with the title twice")
    timed("static", "static", texts, None)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "vectors.sqlite"
        cold = timed("MiniLM, cold", "minilm", texts, store)
        warm = timed("MiniLM, warm", "minilm", texts, store)
        timed("MiniLM, one text changed", "minilm", [*texts[:-1], f"{texts[-1]} Changed."], store)
        print(f"warm equals cold: {bool((warm == cold).all())}, {store.stat().st_size / 1e6:.1f} MB kept")
        if options.peer:
            rows = peer(options.peer, texts, Path(folder))
            print(f"cosine to the peer: least {np.sum(rows * cold, axis=1).min():.6f}")


def timed(name: str, choice: str, texts: Sequence[str], store: Path | None) -> Matrix:
    """Prints how long the texts take, the loading of the model included, and returns the vectors."""
    for cached in (minilm._tokenizer, minilm._encoder, minilm._digest):
        cached.cache_clear()
    start, wall = time.process_time(), time.perf_counter()
    embedder, problems = open_embedder(choice, len(texts), store)
    if problems:
        raise SystemExit(str(problems[0]))
    vectors = embedder.embed(texts)
    report(name, len(texts), time.process_time() - start, time.perf_counter() - wall)
    return vectors


def peer(python: Path, texts: Sequence[str], folder: Path) -> Matrix:
    """Prints the same for sentence-transformers, without the loading of the model, and returns its vectors."""
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    arguments = [str(minilm._folder()), str(folder / "texts.json"), str(folder / "rows.json")]
    done = subprocess.run([python, "-c", _PEER, *arguments], capture_output=True, text=True, check=True)
    seconds, wall = map(float, done.stdout.split()[-2:])
    report("sentence-transformers", len(texts), seconds, wall)
    rows: Matrix = np.array(json.loads((folder / "rows.json").read_text(encoding="utf-8")), dtype=np.float32)
    return rows


def report(name: str, count: int, seconds: float, wall: float) -> None:
    """Prints one line."""
    print(f"{name:26} {wall:7.2f} s  {seconds:7.2f} CPU-s  {count / seconds:8.1f} per CPU-s", flush=True)


if __name__ == "__main__":
    main()
