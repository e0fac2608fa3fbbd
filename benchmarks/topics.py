"""Benchmark: how stable topics are, how their labels agree with author keywords, and whether their addresses stay.

Usage: python -m benchmarks.topics --data papers.jsonl.gz [--venue ICLR] [--year 2021] [--limit 1000] [--only labels]

A line of the file is an object with "title", "abstract" and perhaps "keywords", "venue" and "year"; a folder is read as
a survey's content/papers/. Stability is the mean adjusted Rand index (Hubert and Arabie 1985) between the topics of all
papers and those of nine in ten, drawn six times. A phrase agrees where it is a keyword that an author chose; a label
fits a paper where one of the paper's keywords repeats it or a part of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import HDBSCAN, KMeans  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import CountVectorizer  # type: ignore[import-untyped]
from sklearn.metrics import adjusted_rand_score  # type: ignore[import-untyped]

from builder.analysis.embedding import Matrix, open_embedder
from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.keyphrases.selection import near_duplicates
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.language.text import normal_form
from builder.analysis.topics import find_topics, group
from builder.analysis.topics.space import read_words, topic_space
from builder.analysis.vocabulary.tags import build_vocabulary
from builder.merging import merge
from builder.progress import Silent
from builder.records import Paper, Topic
from builder.sources import read_sources

Labels = NDArray[np.intp]
Clustering = Callable[[Sequence[Paper], Matrix], Labels]
_DRAWS = 6
_TOP = 3  # phrases of a topic that are judged
_ADDED = 10  # papers that come later


def main() -> None:
    """Prints the figures, ours beside a peer's."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a .jsonl.gz file of papers, or a folder of sources")
    parser.add_argument("--venue", default="", help="only papers of this venue")
    parser.add_argument("--year", type=int, default=0, help="only papers of this year")
    parser.add_argument("--limit", type=int, default=1000, help="papers read at the most")
    parser.add_argument("--embedding", default="auto", choices=("auto", "minilm", "static"))
    parser.add_argument("--store", type=Path, help="file that keeps vectors")
    parser.add_argument("--only", choices=("stability", "labels", "addresses"), help="one of the three alone")
    options = parser.parse_args()
    found = read_papers(options.data, options.venue, options.limit, options.year)
    papers = sorted(found, key=lambda paper: paper.id)
    embedder, _ = open_embedder(options.embedding, len(papers), options.store)
    vectors = embedder.embed([f"{paper.title}. {paper.title}. {paper.abstract}" for paper in papers])
    start = time.process_time()
    labels = ours(papers, vectors)
    count = int(labels.max()) + 1
    print(f"{len(papers)} papers in {count} groups, {time.process_time() - start:.1f} s of CPU")
    find = finder(embedder.embed)
    if options.only in (None, "stability"):
        report_stability(papers, vectors, count)
    if options.only in (None, "labels"):
        report_labels(papers, list(find(papers, vectors, {}).values()))
    if options.only in (None, "addresses"):
        report_addresses(papers, vectors, find)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at the most (on Linux)")


def read_papers(path: Path, venue: str, limit: int, year: int = 0) -> Sequence[Paper]:
    """Returns the first papers of a folder of sources or of a file; those of a file have their positions for ids."""
    if path.is_dir():
        return merge(paper for paper in read_sources(path, path) if isinstance(paper, Paper))[0][:limit]
    papers: list[Paper] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            is_asked = venue in ("", record.get("venue")) and year in (0, record.get("year"))
            if len(papers) < limit and record.get("abstract") and is_asked:
                keywords = tuple(record.get("keywords") or ())
                papers.append(Paper(record["title"], record["abstract"], (), f"{len(papers):06}", keywords=keywords))
    return papers


def ours(papers: Sequence[Paper], vectors: Matrix) -> Labels:
    """Returns the groups that topics are made of."""
    return group(topic_space(vectors, read_words(papers).latent), 0)


def finder(embed: Callable[[Sequence[str]], Matrix]) -> Callable[..., dict[str, Topic]]:
    """Returns what finds the topics of papers, given their vectors and the topics known before."""

    def find(papers: Sequence[Paper], vectors: Matrix, known: Mapping[str, set[str]]) -> dict[str, Topic]:
        indexes = index_papers(papers)
        phrases, _ = extract_keyphrases(papers, 8, Silent())
        tags = build_vocabulary(papers, indexes, phrases, 8)[0].tags
        words = read_words(papers)
        return find_topics(papers, indexes, vectors, words, tags, 0, known, keyphrases=phrases, embed=embed)[0]

    return find


def report_stability(papers: Sequence[Paper], vectors: Matrix, count: int) -> None:
    """Prints how alike the groups of all papers and of nine in ten are, and what HDBSCAN leaves out."""

    def kmeans(_: Sequence[Paper], rows: Matrix) -> Labels:
        found: Labels = KMeans(count, n_init=4, random_state=0).fit_predict(rows)
        return found

    peers: tuple[tuple[str, Clustering], ...] = (("topics", ours), ("k-means on the vectors", kmeans))
    for name, clustering in peers:
        whole = clustering(papers, vectors)
        scores = [
            adjusted_rand_score(whole[kept], clustering([papers[i] for i in kept], vectors[kept]))
            for kept in draws(len(papers))
        ]
        print(f"{name:24} ARI {np.mean(scores):.3f} (lowest {min(scores):.3f})")
    noise = HDBSCAN(min_cluster_size=5, copy=True).fit_predict(topic_space(vectors, read_words(papers).latent)) < 0
    print(f"{'HDBSCAN':24} leaves {noise.mean():.0%} of the papers out; the topics 0%")


def draws(size: int) -> Iterator[NDArray[np.intp]]:
    """Yields sorted positions of nine in ten papers."""
    generator = np.random.default_rng(0)
    for _ in range(_DRAWS):
        yield np.sort(generator.choice(size, round(0.9 * size), replace=False))


def report_labels(papers: Sequence[Paper], topics: Sequence[Topic]) -> None:
    """Prints which part of the top three phrases and of the first ones are author keywords, and how many papers of a
    topic have a keyword that repeats its first phrase, or its label, which may have two."""
    judges = {normal_form(keyword) for paper in papers for keyword in paper.keywords}
    if not judges:
        print("no author keywords to judge labels by")
        return
    by_id = {paper.id: paper for paper in papers}
    named = [topic for topic in topics if not topic.is_miscellaneous]
    groups = [[by_id[id_] for id_ in topic.papers] for topic in named]
    texts = [" ".join(f"{paper.title}. {paper.abstract}" for paper in group) for group in groups]
    rows: tuple[tuple[str, Sequence[Sequence[str]], Sequence[Sequence[str]]], ...] = (
        ("topics", [topic.phrases for topic in named], [label_parts(topic) for topic in named]),
        ("c-TF-IDF, 1 to 3 words", (frequent := class_tf_idf(texts)), [row[:1] for row in frequent]),
    )
    for name, phrases, labels in rows:
        top = [normal_form(phrase) in judges for row in phrases for phrase in row[:_TOP]]
        first = [normal_form(row[0]) in judges for row in phrases if row]
        alone = [fit(row[:1], group) for row, group in zip(phrases, groups, strict=True)]
        whole = [fit(row, group) for row, group in zip(labels, groups, strict=True)]
        print(
            f"{name:24} author keywords: top three {np.mean(top):.1%}, first {np.mean(first):.1%}; repeated in the"
            f" keywords of {np.mean(alone):.1%} of a topic's papers: first, {np.mean(whole):.1%}: label"
        )


def label_parts(topic: Topic) -> Sequence[str]:
    """Returns the one or two phrases of a topic's label."""
    return topic.phrases[: 1 if topic.phrases[0] == topic.label else 2]


def fit(phrases: Sequence[str], papers: Sequence[Paper]) -> float:
    """Returns the share of papers with a keyword that is one of the phrases, holds one or is held by one."""
    keys = [normal_form(phrase) for phrase in phrases]
    said = [[normal_form(keyword) for keyword in paper.keywords] for paper in papers]
    return float(np.mean([any(near_duplicates(key, word) for key in keys for word in words) for words in said]))


def class_tf_idf(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Returns the best three phrases of each text by class-based TF-IDF (Grootendorst 2022)."""
    vectorizer = CountVectorizer(ngram_range=(1, 3), stop_words="english", max_features=200_000)
    counts = vectorizer.fit_transform(texts)
    totals = np.asarray(counts.sum(axis=0)).ravel()
    weights = np.log(1 + totals.sum() / len(texts) / totals)
    names = vectorizer.get_feature_names_out()
    rows = (np.asarray(counts[row].toarray()).ravel() * weights for row in range(len(texts)))
    return [tuple(names[column] for column in np.argsort(-row, kind="stable")[:_TOP]) for row in rows]


def report_addresses(papers: Sequence[Paper], vectors: Matrix, find: Callable[..., dict[str, Topic]]) -> None:
    """Prints which part of the topics' addresses is kept when ten papers come, with the memory of ids and without."""
    later = {int(position) for position in np.linspace(0, len(papers) - 1, _ADDED)}
    early = [position for position in range(len(papers)) if position not in later]
    before = find([papers[i] for i in early], vectors[early], {})
    known = {topic.id: set(topic.papers) for topic in before.values() if not topic.is_miscellaneous}
    for name, memory in (("with topics.lock", known), ("without", {})):
        after = find(papers, vectors, memory)
        kept = [id_ for id_ in known if id_ in after]
        same = sum(len(known[id_] & set(after[id_].papers)) for id_ in kept)
        total = sum(map(len, known.values()))
        print(
            f"{name:24} {len(kept)} of {len(known)} addresses kept as {_ADDED} papers come;"
            f" {same / total:.0%} of the papers stay at theirs"
        )


if __name__ == "__main__":
    main()
