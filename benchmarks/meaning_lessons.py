"""What the words of the search are trained on: texts and what they shall lie near, each text a bag of words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.plain_words import Asked, Term
from builder.analysis.meaning.texts import bag_of, matrix_of, sentences_of
from builder.search_words import STOP_WORDS

Embed = Callable[[Sequence[str]], Any]

_TITLES, _HANDFULS, _RUNS = 5000, 5000, 15_000
_FILLERS = ("a", "the", "of", "in", "with", "for", "by", "to", "how", "from")
_NEAR_AND_APART = (1.0, 0.05)  # what it counts that texts lie near their own vector, and apart from others'
_APART = (0.0, 0.1)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Bags of words, shape (texts, words), the number of each one's aim, and the aims, unit rows."""

    name: str
    bags: Any
    owners: Any
    aims: Any
    near: float  # what the cosine with its aim counts
    apart: float  # what it counts to tell its aim from others (InfoNCE, van den Oord et al. 2018)
    batch: int

    def part(self, chosen: Any) -> Lesson:
        """Returns the lesson with these texts alone."""
        return Lesson(self.name, self.bags[chosen], self.owners[chosen], self.aims, self.near, self.apart, self.batch)


class Bags:
    """Makes bags of words of texts."""

    def __init__(self, words: Sequence[str]) -> None:
        self.places = {word: place for place, word in enumerate(words)}

    def of(self, texts: Sequence[str]) -> Any:
        """Returns 1 for each word of each text, a sparse array of shape (texts, words)."""
        return matrix_of([bag_of(text, self.places) for text in texts], len(self.places)).astype(np.float32)


def unit(rows: Any) -> Any:
    """Returns the rows at length 1."""
    return (rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)).astype(np.float32)


def lesson_of_texts(papers: Sequence[Mapping[str, Any]], common: Sequence[str], bags: Bags, embed: Embed) -> Lesson:
    """Returns texts that shall lie near the vectors that MiniLM gives them."""
    texts = sample(papers, common)
    own = embed(texts)
    aims = unit(own - own.mean(axis=0))
    return _filled("texts", bags.of(texts), np.arange(len(texts)), aims, _NEAR_AND_APART, 1024)


def lesson_of_sentences(papers: Sequence[Mapping[str, Any]], vectors: Any, bags: Bags) -> Lesson:
    """Returns titles and sentences, which shall lie near their own papers; `vectors` are the papers', unit rows."""
    texts, owners = [], []
    for owner, paper in enumerate(papers):
        for text in (paper["title"], *sentences_of(paper["abstract"])):
            texts.append(text)
            owners.append(owner)
    return _filled("sentences", bags.of(texts), np.array(owners), vectors, _APART, 768)


def lesson_of_questions(asked: Sequence[Asked], vectors: Any, bags: Bags) -> Lesson:
    """Returns questions, which shall lie near the papers that they ask for; `vectors` are those papers', unit rows."""
    texts = [text for one in asked for text in (one.plain, one.student)]
    return _filled("questions", bags.of(texts), np.repeat(np.arange(len(asked)), 2), vectors, _APART, 768)


def lesson_of_terms(terms: Sequence[Term], vectors: Any, bags: Bags) -> Lesson:
    """Returns plain words, which shall lie near the terms that they stand for; `vectors` are the terms', unit rows."""
    texts = [text for one in terms for text in one.plain]
    owners = [owner for owner, one in enumerate(terms) for _ in one.plain]
    return _filled("terms", bags.of(texts), np.array(owners), vectors, _APART, 512)


def _filled(name: str, bags: Any, owners: Any, aims: Any, weights: tuple[float, float], batch: int) -> Lesson:
    """Returns the lesson of those texts that have a word."""
    whole = Lesson(name, bags, owners, aims, *weights, batch)
    return whole.part(np.flatnonzero(np.diff(bags.indptr)))


def sample(papers: Sequence[Mapping[str, Any]], common: Sequence[str]) -> list[str]:
    """Returns titles, pieces of sentences, a few words in a row, and handfuls of words that do not go together."""
    chance = random.Random(5)
    texts: list[str] = []
    for paper in chance.sample(papers, _TITLES):
        texts.append(paper["title"])
        words = chance.choice(sentences_of(paper["abstract"])).split()
        size = chance.randint(4, 16)
        start = chance.randint(0, max(0, len(words) - size))
        texts.append(" ".join(words[start : start + size]))
    for paper in chance.sample(papers, _HANDFULS):
        own = [word for word in re.findall("[a-z]+", paper["abstract"].lower()) if len(word) > 2]
        few, many = chance.randint(1, 3), chance.randint(2, 4)
        bag = chance.sample(common[100:12_000], many) + chance.sample(own, min(few, len(own)))
        chance.shuffle(bag)
        if chance.random() < 0.5:
            bag = [f"{chance.choice(_FILLERS)} {word}" if chance.random() < 0.4 else word for word in bag]
        texts.append(" ".join(bag))
    for paper in chance.sample(papers, _RUNS):
        words = re.findall(r"[\w-]+", chance.choice([paper["title"], *sentences_of(paper["abstract"])]))
        size = chance.choice((1, 2, 2, 2, 3, 3))
        runs = [words[start : start + size] for start in range(len(words) - size + 1)]
        telling = [run for run in runs if all(len(word) > 2 and word.lower() not in STOP_WORDS for word in run)]
        if telling:
            texts.append(" ".join(chance.choice(telling)))
    return [text for text in texts if text.strip()]
