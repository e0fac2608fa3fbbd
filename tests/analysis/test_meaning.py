"""The meaning of papers and words: a query's words add up to what is near the papers that it asks for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from builder.analysis.embedding import Matrix, minilm
from builder.analysis.embedding.static import embed
from builder.analysis.meaning import learn_meaning, prior
from builder.records import Meaning, Origin, Paper, Vector
from builder.search_words import telling_words

ORIGIN = (Origin("content/papers/a.bib", 1),)
PAPERS = [
    Paper("Looms", "A loom weaves cloth from threads. Punched cards steer it.", ORIGIN, "loom"),
    Paper("Steam", "An engine burns coal to boil water. Steam moves its piston.", ORIGIN, "steam"),
    Paper("Birds", "Finches differ in their beaks. Each island has birds of its own.", ORIGIN, "birds"),
    Paper("Stars", "A telescope gathers the light of distant stars and planets.", ORIGIN, "stars"),
    Paper("Nothing", "", ORIGIN, "nothing"),
]


def vectors() -> Matrix:
    return embed([f"{paper.title}. {paper.abstract}" if paper.abstract else "" for paper in PAPERS])


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    found = learn_meaning(PAPERS, vectors(), embed)
    assert found is not None
    return found


def numbers(vector: Vector, bits: int) -> np.ndarray:
    codes = np.frombuffer(vector.codes, dtype=np.uint8)
    parts = [codes >> bits * part & 2**bits - 1 for part in range(8 // bits)]
    levels = np.stack(parts, axis=1).ravel().astype(float)
    return np.asarray(vector.scale * (2 * levels - (2**bits - 1)))


def nearest(meaning: Meaning, query: str) -> str:
    known = [meaning.words[word] for word in telling_words(query) if word in meaning.words]
    total = sum(numbers(vector, meaning.word_bits) for vector in known)
    rows = {id_: numbers(vector, meaning.paper_bits) for id_, vector in meaning.papers.items() if vector.scale}
    return max(rows, key=lambda id_: float(rows[id_] @ total / np.linalg.norm(rows[id_])))


@pytest.mark.parametrize(
    ("query", "paper"),
    [("weave cloth", "loom"), ("boiling water", "steam"), ("beak of a finch", "birds"), ("sun and moon", "stars")],
)
def test_a_query_is_near_its_paper(query: str, paper: str, meaning: Meaning) -> None:
    assert nearest(meaning, query) == paper


FIELDS = [
    Paper("Monocular depth estimation", "Metric depth is regressed from RGB input.", ORIGIN, "depth"),
    Paper("Dataset distillation", "A compact synthetic corpus replaces the samples.", ORIGIN, "distillation"),
    Paper("Automatic speech recognition", "Acoustic models transcribe utterances.", ORIGIN, "speech"),
    Paper("Federated optimization", "Clients exchange gradients with a central server.", ORIGIN, "federated"),
    Paper("Hypertension", "Antihypertensive therapy lowers systolic values.", ORIGIN, "hypertension"),
    Paper("Visual odometry", "Ego-motion is estimated from image sequences.", ORIGIN, "odometry"),
]


@pytest.mark.parametrize(
    ("query", "paper"),
    [
        ("how far away is everything in a photo", "depth"),
        ("shrink a training set into a handful of examples", "distillation"),
        ("write down what somebody says", "speech"),
        ("hospitals learn together without showing anyone their records", "federated"),
        ("where did the robot drive by looking around", "odometry"),
    ],
)
def test_plain_words_find_papers_that_have_none_of_them(query: str, paper: str) -> None:
    texts = [f"{one.title}. {one.abstract}" for one in FIELDS]
    found = learn_meaning(FIELDS, minilm.embed(texts), minilm.embed)
    assert found is not None
    assert nearest(found, query) == paper


def test_a_paper_that_says_nothing_lies_nowhere(meaning: Meaning) -> None:
    assert set(meaning.papers) == {paper.id for paper in PAPERS}
    assert meaning.papers["nothing"].scale == 0


def test_a_sentence_is_near_what_it_says(meaning: Meaning) -> None:
    assert {id_: len(own) for id_, own in meaning.sentences.items()} == {
        "loom": 3,
        "steam": 3,
        "birds": 3,
        "stars": 2,
        "nothing": 1,
    }
    total = sum(numbers(meaning.words[word], meaning.word_bits) for word in telling_words("islands"))
    rows = [numbers(vector, meaning.word_bits) for vector in meaning.sentences["birds"]]
    nearness = [float(row @ total / np.linalg.norm(row)) for row in rows]
    assert nearness.index(max(nearness)) == 2


def test_very_many_papers_have_no_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.analysis.meaning._MANY", len(PAPERS))
    found = learn_meaning(PAPERS, vectors(), embed)
    assert found is not None
    assert not found.sentences


def test_words_that_no_paper_has_are_known(meaning: Meaning) -> None:
    assert "moon" in meaning.words
    assert list(meaning.words) == sorted(meaning.words)


def test_the_same_papers_give_the_same_bytes(meaning: Meaning) -> None:
    assert learn_meaning(PAPERS, vectors(), embed) == meaning


def test_too_little_is_no_meaning() -> None:
    assert learn_meaning(PAPERS[:1], vectors()[:1], embed) is None


def test_only_words_without_a_row_are_embedded_anew() -> None:
    asked: list[str] = []

    def model(texts: Sequence[str]) -> Matrix:
        asked.extend(texts)
        rows = np.zeros((len(texts), 384), dtype=np.float32)
        rows[:, 0] = 1
        return rows

    known = sorted(prior.known_words())[:3]
    rows = prior.rows([*known, "zyzzyvaxq"], model)
    assert set(asked) == {"word", "zyzzyvaxq"}
    assert rows.shape == (4, 384)
