"""Training: what common words add to the meaning of a short text, learned from MiniLM for the search of every survey.

Usage: python -m benchmarks.train_meaning --data papers.jsonl.gz --store vectors.sqlite

A query's vector is the sum of its words' rows. Each row is the vector that MiniLM gives the word alone, weighted, moved
by a little of its own and turned by a matrix that all words share; weights, moves and matrix are such that sums come
close to the vectors that MiniLM gives whole texts: titles, pieces of sentences, and handfuls of words that do not go
together, so that words of everyday life are among them. Rarer words get their vector as it is, turned, as a build does
with the words that only its papers have. Writes builder/analysis/meaning/weights.npz.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from builder.analysis.embedding import minilm, open_embedder
from builder.analysis.meaning.prior import WEIGHTS
from builder.search_words import STOP_WORDS, stem, telling_words

_READ = 12_000  # papers whose texts are learned from
_COMMON = 12_000  # words of MiniLM's own list, which is in order of how common they are
_KEPT = 4500  # of them that are kept whether papers have them or not
_FILLERS = ("a", "the", "of", "in", "with", "for", "by", "to", "how", "from")
_STEPS, _BATCH, _HELD = 300, 1024, 800
_TEMPERATURE, _CONTRAST = 0.05, 0.05


def main() -> None:
    """Trains, prints the mean cosine on texts held out, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a .jsonl.gz file of papers")
    parser.add_argument("--store", type=Path, help="a file that keeps the vectors")
    options = parser.parse_args()
    with gzip.open(options.data, "rt", encoding="utf-8") as lines:
        every = [paper for paper in map(json.loads, lines) if paper.get("abstract")]
    papers = every[:_READ]
    embedder, _ = open_embedder("minilm", 1, options.store)
    common = listed_words()[:_COMMON]
    forms, counts = vocabulary(papers, common)
    texts = sample(papers, common)
    raw = embedder.embed(list(forms.values()))
    targets = embedder.embed(texts)
    word_mean, text_mean = raw.mean(axis=0), targets.mean(axis=0)
    words = list(forms)
    base, turn, cosine = fit(words, unit(raw - word_mean), texts, unit(targets - text_mean))
    print(f"{len(texts)} texts, {len(words)} words; cosine on {_HELD} texts held out {cosine:.4f}")
    places = {word: place for place, word in enumerate(forms)}
    rank = {stem(word): place for place, word in reversed(list(enumerate(common)))}
    # Of words that only papers have, a survey's build asks MiniLM itself: no list of a data set's words is shipped.
    own = {stem(word) for word in minilm.tokens() if word.isalpha()}
    kept = [word for word in words if word in own and (counts[word] >= 6 or rank.get(word, _COMMON) < _KEPT)]
    # A rarer word stands in too few texts to learn from.
    rarer = {form: word for form, word in plain_words(every).items() if form not in STOP_WORDS.union(kept)}
    untrained = unit(embedder.embed(list(rarer.values())) - word_mean) @ turn
    rows = np.vstack([(base @ turn)[[places[word] for word in kept]], untrained])
    kept += rarer
    scales = np.abs(rows).max(axis=1) / 7
    codes = (np.clip(np.round(rows / scales[:, None]), -7, 7) + 8).astype(np.uint8)
    np.savez_compressed(
        WEIGHTS,
        words=np.frombuffer("\n".join(kept).encode(), dtype=np.uint8),
        codes=codes[:, ::2] | codes[:, 1::2] << 4,
        scales=scales.astype(np.float16),
        turn=turn.astype(np.float16),
        word_mean=word_mean.astype(np.float16),
    )
    print(f"{len(kept)} words in {WEIGHTS.stat().st_size:,} bytes")


def listed_words() -> list[str]:
    """Returns the words of MiniLM's list, the commonest first."""
    by_number = sorted(minilm.tokens().items(), key=lambda item: item[1])
    return [word for word, number in by_number if number >= 1996 and re.fullmatch("[a-z]{3,}", word)]


def plain_words(papers: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Maps normal forms of MiniLM's words to the words, where some abstract has them in small letters.

    Names of people and places, a third of its list, are left out by that.
    """
    written: set[str] = set()
    for paper in papers:
        written.update(re.findall(r"(?<![\w'-])[a-z]{3,}(?!\w)", paper["abstract"]))
    forms: dict[str, str] = {}
    for word in listed_words():
        if word in written:
            forms.setdefault(stem(word), word)
    return forms


def vocabulary(papers: Sequence[dict[str, Any]], common: Sequence[str]) -> tuple[dict[str, str], Counter[str]]:
    """Maps normal forms to what is embedded for them, and counts the papers that have each."""
    counts = Counter(word for paper in papers for word in set(telling_words(f"{paper['title']} {paper['abstract']}")))
    forms: dict[str, str] = {}
    for word in common:
        forms.setdefault(stem(word), word)
    for word in sorted(word for word, count in counts.items() if count >= 30 and word.isalpha()):
        forms.setdefault(word, word)
    return {form: word for form, word in forms.items() if form not in STOP_WORDS}, counts


def sample(papers: Sequence[dict[str, Any]], common: Sequence[str]) -> list[str]:
    """Returns texts to learn from."""
    chance = random.Random(5)
    texts: list[str] = []
    for paper in chance.sample(papers, 4500):
        sentences = re.split(r"(?<=[.!?]) ", paper["abstract"])
        texts.append(paper["title"])
        words = chance.choice(sentences).split()
        size = chance.randint(5, 16)
        start = chance.randint(0, len(words) - size) if len(words) > size else 0
        texts.append(" ".join(words[start : start + size]))
    for paper in chance.sample(papers, 5000):
        own = [word for word in re.findall("[a-z]+", paper["abstract"].lower()) if len(word) > 2]
        few, many = chance.randint(1, 3), chance.randint(2, 4)
        bag = chance.sample(common[100:9000], many) + chance.sample(own, min(few, len(own)))
        chance.shuffle(bag)
        if chance.random() < 0.5:
            bag = [f"{chance.choice(_FILLERS)} {word}" if chance.random() < 0.4 else word for word in bag]
        texts.append(" ".join(bag))
    return texts


def unit(rows: Any) -> Any:
    """Returns the rows at length 1."""
    return (rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)).astype(np.float32)


class Adam:
    """One array that steps down its gradient (Kingma and Ba 2015)."""

    def __init__(self, values: Any, rate: float) -> None:
        self.values, self.rate, self.steps = values, rate, 0
        self.mean, self.square = np.zeros_like(values), np.zeros_like(values)

    def step(self, gradient: Any) -> None:
        """Takes one step."""
        self.steps += 1
        self.mean += 0.1 * (gradient - self.mean)
        self.square += 0.01 * (gradient * gradient - self.square)
        room = np.sqrt(self.square / (1 - 0.99**self.steps)) + 1e-8
        self.values -= self.rate * (self.mean / (1 - 0.9**self.steps)) / room


def fit(words: Sequence[str], vectors: Any, texts: Sequence[str], targets: Any) -> tuple[Any, Any, float]:
    """Returns the words' rows before they are turned, the matrix, and the mean cosine on texts held out."""
    from scipy.sparse import csr_array

    places = {word: place for place, word in enumerate(words)}
    bags = [sorted({places[word] for word in telling_words(text) if word in places}) for text in texts]
    used = [index for index, bag in enumerate(bags) if len(bag) > 1]
    starts = np.cumsum([0, *(len(bags[index]) for index in used)])
    columns = np.concatenate([bags[index] for index in used])
    rows = csr_array((np.ones(len(columns), np.float32), columns, starts), shape=(len(used), len(words)))
    targets = targets[used]
    train = len(used) - _HELD
    turn = Adam(np.eye(vectors.shape[1], dtype=np.float32), 0.003)
    weight = Adam(np.zeros(len(words), np.float32), 0.02)
    move = Adam(np.zeros_like(vectors), 0.003)
    generator = np.random.default_rng(0)
    for _ in range(_STEPS):
        batch = np.sort(generator.choice(train, _BATCH, replace=False))
        some, aims = rows[batch], targets[batch]
        grown = np.exp(weight.values)[:, None]
        base = grown * vectors + move.values
        sums = some @ base
        turned = sums @ turn.values
        lengths = np.linalg.norm(turned, axis=1, keepdims=True) + 1e-6
        units = turned / lengths
        odds = units @ aims.T / _TEMPERATURE
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares = shares / shares.sum(axis=1, keepdims=True) - np.eye(_BATCH, dtype=np.float32)
        gradient = _CONTRAST * (shares @ aims) / _TEMPERATURE - aims
        gradient = (gradient - (gradient * units).sum(axis=1, keepdims=True) * units) / lengths / _BATCH
        back = some.T @ (gradient @ turn.values.T)
        turn.step(sums.T @ gradient)
        weight.step((back * vectors).sum(axis=1) * grown[:, 0] + 1e-5 * weight.values)
        move.step(back + 1e-4 * move.values)
    base = np.exp(weight.values)[:, None] * vectors + move.values
    cosine = float((unit(rows[train:] @ base @ turn.values) * targets[train:]).sum(axis=1).mean())
    return base, turn.values, cosine


if __name__ == "__main__":
    main()
