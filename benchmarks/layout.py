"""Benchmark: how true the map is to the papers' likeness, and how far papers move when others come.

Usage: python -m benchmarks.layout --data papers.jsonl.gz [--limit 1000] [--venue ICLR] [--store vectors.sqlite]

Trustworthiness@10 (Venna and Kaski 2001) says how many of a paper's ten neighbours on the map are neighbours indeed: in
the space that the map is made from, and by the vectors of the embedding alone. The peer is the two directions of the
most variance. Then a tenth of the papers, drawn evenly, comes later: the shift is how far the others move, as a share
of the map's width, beside a map that is laid out afresh and turned onto the first as well as it goes.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.decomposition import PCA  # type: ignore[import-untyped]
from sklearn.manifold import trustworthiness  # type: ignore[import-untyped]

from benchmarks.topics import read_papers
from builder.analysis.embedding import Matrix, open_embedder
from builder.analysis.layout import lay_out
from builder.analysis.layout.aligning import aligned
from builder.analysis.topics.space import Points, read_words, topic_space
from builder.records import Spot

_NEIGHBOURS = 10
_LATER = 10  # one paper in so many comes later


def main() -> None:
    """Prints the figures, ours beside a peer's."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a .jsonl.gz file of papers, or a folder of sources")
    parser.add_argument("--venue", default="", help="only papers of this venue")
    parser.add_argument("--limit", type=int, default=1000, help="papers read at the most")
    parser.add_argument("--embedding", default="auto", choices=("auto", "minilm", "static"))
    parser.add_argument("--store", type=Path, help="file that keeps vectors")
    options = parser.parse_args()
    papers = sorted(read_papers(options.data, options.venue, options.limit), key=lambda paper: paper.id)
    embedder, _ = open_embedder(options.embedding, len(papers), options.store)
    vectors = embedder.embed([f"{paper.title}. {paper.title}. {paper.abstract}" for paper in papers])
    points = topic_space(vectors, read_words(papers).latent)
    ids = [paper.id for paper in papers]
    report_truth(ids, points, vectors)
    report_stability(ids, points, vectors)


def report_truth(ids: Sequence[str], points: Points, vectors: Matrix) -> None:
    """Prints the trustworthiness of the map and of the peer."""
    start = time.process_time()
    layout = plane(lay_out(ids, points, {}), ids)
    print(f"{len(ids)} papers laid out in {time.process_time() - start:.1f} s of CPU")
    peer = PCA(2, random_state=0).fit_transform(points)
    for name, found in (("map", layout), ("principal components", peer)):
        print(f"  {name:22} {said(points, vectors, found)}")


def report_stability(ids: Sequence[str], points: Points, vectors: Matrix) -> None:
    """Prints how far nine in ten papers move when the others come."""
    first = np.arange(len(ids)) % _LATER != 0
    kept = [id_ for id_, stays in zip(ids, first, strict=True) if stays]
    before = lay_out(kept, points[first], {})
    old = plane(before, kept)
    known: Mapping[str, Spot]
    for name, known in (("gone on with", before), ("laid out afresh", {})):
        start = time.process_time()
        after = lay_out(ids, points, known)
        spent = time.process_time() - start
        new = plane(after, kept)
        shift = np.linalg.norm(aligned(new, new, old) - old, axis=1) / np.ptp(old, axis=0).max()
        median, high = np.median(shift), np.quantile(shift, 0.9)
        truth = said(points, vectors, plane(after, ids))
        print(f"  {name:22} shift median {median:.3f}, nine in ten below {high:.3f}; {truth}; {spent:.1f} s of CPU")


def said(points: Points, vectors: Matrix, found: Points) -> str:
    """Returns the trustworthiness in both spaces."""
    own = trustworthiness(points, found, n_neighbors=_NEIGHBOURS)
    meaning = trustworthiness(vectors, found, n_neighbors=_NEIGHBOURS)
    return f"trustworthiness@10 {own:.3f}, by the vectors alone {meaning:.3f}"


def plane(layout: Mapping[str, Spot], ids: Sequence[str]) -> Points:
    """Returns the coordinates as rows, in the order of the ids."""
    return np.array([(layout[id_].x, layout[id_].y) for id_ in ids], dtype=np.float64)


if __name__ == "__main__":
    main()
