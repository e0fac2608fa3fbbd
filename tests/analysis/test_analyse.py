"""The analysis as a whole: every field filled, whatever comes in, in whatever order."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from random import Random

import pytest

from builder.analysis import analyse
from builder.progress import Silent
from builder.records import Paper, Survey
from builder.settings import Settings

SETTINGS = Settings(title="Test")
PAPERS = (
    Paper(
        "LumenNet: Feature Pyramids for Low-Light Detection",
        "Object detection in low light suffers from noise. We propose LumenNet, a detector that builds a feature "
        "pyramid. Code is available at https://github.com/example/lumennet.",
        (),
        "a",
    ),
    Paper(
        "Contrastive Learning of Feature Pyramids",
        "Contrastive learning compares views. We study contrastive learning on a feature pyramid, beside LumenNet. "
        "Object detection improves.",
        (),
        "b",
    ),
    Paper(
        "Sparse Codes for Word Meaning",
        "Word embeddings are dense. We present sparse codes that keep the similarity of word embeddings.",
        (),
        "c",
    ),
    Paper(
        "Naming the Dimensions of Word Embeddings",
        "What does a dimension mean? We ask readers to name dimensions of word embeddings and of sparse codes.",
        (),
        "d",
    ),
)
ODD = (
    "",
    "word",
    "特徴空間を学習する。新しい手法を提案する。",
    "Wir stellen ein neues Verfahren vor. Es lernt Merkmale.",
    "We propose a feature pyramid for object detection, and more. " * 3_300,
    "<script>alert(1)</script> {{ x }} $a_b$ \u202e | * [x](javascript:y) &lt; 🙂",
)


def survey(*papers: Paper) -> Survey:
    return analyse(papers, SETTINGS, Silent())[0]


def assert_whole(found: Survey) -> None:
    """Every mapping has a key for each paper, every id and tag leads somewhere, every span lies in its text."""
    ids = list(found.papers)
    assert ids == sorted(ids)
    for name in ("keyphrases", "key_sentences", "links", "tags_of", "related", "mentions", "mentioned_by"):
        assert sorted(getattr(found, name)) == ids, name
    for id_, paper in found.papers.items():
        assert all(math.isfinite(entry.score) and entry.shared and entry.id in ids for entry in found.related[id_])
        assert all(math.isfinite(phrase.score) for phrase in found.keyphrases[id_])
        assert set(found.tags_of[id_]) <= found.tags.keys()
        sentence = found.key_sentences[id_]
        assert sentence is None or 0 <= sentence.start < sentence.end <= len(paper.abstract)
    assert found.place_of.keys() == found.papers.keys()
    assert sorted(id_ for topic in found.topics.values() for id_ in topic.papers) == sorted(found.papers)
    assert set(found.start_here) <= set(ids)


def test_a_small_survey_has_all_findings() -> None:
    found = survey(*PAPERS)
    assert_whole(found)
    assert [link.kind for link in found.links["a"]] == ["code"]
    assert [(mention.target, mention.name) for mention in found.mentions["b"]] == [("a", "LumenNet")]
    assert [mention.source for mention in found.mentioned_by["a"]] == ["b"]
    assert found.related["c"][0].id == "d"
    sentence = found.key_sentences["a"]
    assert sentence is not None
    assert PAPERS[0].abstract[sentence.start :].startswith("We propose LumenNet")
    empty = [field.name for field in fields(Survey) if not getattr(found, field.name)]
    # Four papers hold no way through a topic, and no two that are one work.
    assert empty == ["ways", "glossary", "same_work", "everywhere"]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_papers(count: int) -> None:
    assert_whole(survey(*PAPERS[:count]))


@pytest.mark.parametrize("abstract", ODD, ids=["empty", "word", "japanese", "german", "200 KB", "markup"])
def test_odd_abstracts(abstract: str) -> None:
    assert_whole(survey(Paper("An Odd One", abstract, (), "z")))
    assert_whole(survey(*PAPERS, Paper("An Odd One", abstract, (), "z")))


def test_the_same_abstract_under_two_ids() -> None:
    found = survey(*PAPERS, replace(PAPERS[0], id="e"))
    assert_whole(found)
    assert found.related["a"][0].id == "e"


def test_the_order_of_papers_does_not_matter() -> None:
    shuffled = list(PAPERS)
    Random(2).shuffle(shuffled)
    assert repr(survey(*PAPERS)) == repr(survey(*shuffled))


def test_hash_seed_does_not_matter(root: Path) -> None:
    code = (
        "from tests.analysis.test_analyse import PAPERS, survey; import hashlib;"
        "print(hashlib.sha256(repr(survey(*PAPERS)).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_importing_the_stage_loads_no_heavy_library(root: Path) -> None:
    heavy = {"numpy", "scipy", "sklearn", "wordllama", "keybert", "linkify_it"}
    code = f"import sys, builder.analysis; print(sorted(set({sorted(heavy)}) & sys.modules.keys()))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
