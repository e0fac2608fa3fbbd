"""Training: what words add to the meaning of a short text, learned beforehand for the search of every survey.

Usage: python -m benchmarks.train_meaning --data papers.jsonl.gz [--data ...] --store vectors.sqlite

A query's vector is the sum of its words' rows. Each row is the vector that MiniLM gives the word alone, weighted, moved
by a little of its own and turned by a matrix that all words share. Sums shall lie near the vectors that MiniLM gives
whole texts, near the papers that sentences are from and that questions in plain words ask for, and near the terms that
plain words stand for (benchmarks/plain_words, whose papers are looked for in --data). Of a word that is in none of
these only the turn is learned, as of those that a survey's papers alone have. Writes the weights of
builder/analysis/meaning.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.meaning_fit import fit, judged
from benchmarks.meaning_lessons import (
    Bags,
    Lesson,
    lesson_of_questions,
    lesson_of_sentences,
    lesson_of_terms,
    lesson_of_texts,
    unit,
)
from benchmarks.plain_words import Asked, Term, asked_papers, digest, terms
from builder.analysis import weighted_text
from builder.analysis.embedding import minilm, open_embedder
from builder.analysis.meaning.prior import WEIGHTS
from builder.records import Paper
from builder.search_words import STOP_WORDS, stem, telling_words

_KEPT = 4500  # of MiniLM's words, which are in order of how common they are, those kept whether papers have them or not
_PLAIN = 5  # times that a word of no list is in the plain words, to be kept
_OFTEN = 30  # papers that have a word that is learned with, though a survey asks MiniLM for it
_HELD = 800  # texts kept for judging


def main() -> None:
    """Trains, prints what is said of what was held out, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, action="append", required=True, help="a .jsonl.gz file of papers")
    parser.add_argument("--store", type=Path, help="a file that keeps the vectors")
    options = parser.parse_args()
    papers = [paper for path in options.data for paper in read(path)]
    embed = open_embedder("minilm", 1, options.store)[0].embed
    forms, kept = vocabulary(papers)
    bags, raw = Bags(list(forms)), embed(list(forms.values()))
    word_mean = raw.mean(axis=0)
    by_digest = {digest(paper): paper for paper in papers}
    asked = [one for one in asked_papers() if one.paper in by_digest]
    own = [by_digest[one.paper] for one in asked]
    whole = embed([weighted_text(Paper(paper["title"], paper["abstract"], ())) for paper in own])
    vectors = unit(whole - whole.mean(axis=0))
    known = list(terms())
    named = unit(embed([one.term for one in known]) - word_mean)
    sentences = lesson_of_sentences(own, vectors, bags)
    texts = lesson_of_texts(papers, listed_words(), bags, embed)
    questions, plain = lesson_of_questions(asked, vectors, bags), lesson_of_terms(known, named, bags)
    split = [
        (sentences, held_of(asked, sentences)),
        (texts, np.arange(len(texts.owners)) % (len(texts.owners) // _HELD) == 0),
        (questions, held_of(asked, questions)),
        (plain, held_of(known, plain)),
    ]
    lessons = [lesson.part(np.flatnonzero(~held)) for lesson, held in split]
    print(", ".join(f"{len(lesson.owners)} {lesson.name}" for lesson in lessons), f"and {len(forms)} words")
    rows, turn = fit(unit(raw - word_mean), lessons)
    for lesson, held in split:
        print(judged(rows, lesson.part(np.flatnonzero(held))))
    places = {word: place for place, word in enumerate(forms)}
    write(kept, rows[[places[word] for word in kept]], turn, word_mean)


def read(path: Path) -> list[dict[str, Any]]:
    """Returns the papers that have an abstract."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        papers = [paper for paper in map(json.loads, lines) if paper.get("abstract")]
    return [{**paper, "title": paper.get("title") or ""} for paper in papers]


def held_of(made: Sequence[Asked] | Sequence[Term], lesson: Lesson) -> Any:
    """Returns which texts of a lesson are held out."""
    return np.array([one.is_held for one in made])[lesson.owners]


def vocabulary(papers: Sequence[Mapping[str, Any]]) -> tuple[dict[str, str], list[str]]:
    """Maps normal forms to what is embedded for them; and the forms that every survey shall know.

    Those are words of MiniLM's own list, the common ones and such as some abstract has in small letters, without names
    of people and places, and what our own plain words have. Of words that only papers have, a survey's build asks
    MiniLM itself: no list of a data set's words is shipped.
    """
    written: set[str] = set()
    counts: Counter[str] = Counter()
    for paper in papers:
        written.update(re.findall(r"(?<![\w'-])[a-z]{3,}(?!\w)", paper["abstract"]))
        counts.update(set(telling_words(f"{paper['title']} {paper['abstract']}")))
    plain = [text for one in asked_papers() if not one.is_held for text in (one.plain, one.student)]
    plain += [text for one in terms() if not one.is_held for text in one.plain]
    times = Counter(word for text in plain for word in set(telling_words(text)) if word.isalpha() and len(word) > 2)
    forms: dict[str, str] = {}
    kept: dict[str, None] = {}
    for rank, word in enumerate(listed_words()):
        form = stem(word)
        forms.setdefault(form, word)
        if rank < _KEPT or word in written:
            kept[form] = None
    for form in sorted(form for form, count in times.items() if count >= _PLAIN):
        forms.setdefault(form, form)
        kept[form] = None
    for form in sorted(form for form, count in counts.items() if count >= _OFTEN and form.isalpha()):
        forms.setdefault(form, form)
    telling = {form: word for form, word in forms.items() if form not in STOP_WORDS}
    return telling, [form for form in kept if form in telling]


def listed_words() -> list[str]:
    """Returns the words of MiniLM's list, the commonest first."""
    by_number = sorted(minilm.tokens().items(), key=lambda item: item[1])
    return [word for word, number in by_number if number >= 1996 and re.fullmatch("[a-z]{3,}", word)]


def write(words: Sequence[str], rows: Any, turn: Any, word_mean: Any) -> None:
    """Writes the weights, numbers of rows in 4 bits."""
    scales = np.abs(rows).max(axis=1) / 7
    codes = (np.clip(np.round(rows / scales[:, None]), -7, 7) + 8).astype(np.uint8)
    np.savez_compressed(
        WEIGHTS,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        codes=codes[:, ::2] | codes[:, 1::2] << 4,
        scales=scales.astype(np.float16),
        turn=turn.astype(np.float16),
        word_mean=word_mean.astype(np.float16),
    )
    print(f"{len(words)} words in {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
