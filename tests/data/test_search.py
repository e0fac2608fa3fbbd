"""The search's index: what is packed can be read again, and the scripts' tests stand on what is made today."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

from builder.data import Contents, render_data
from builder.data.packing import in_order, packed_number, packed_words
from builder.data.words import word_index
from builder.records import Author, Curation, Link, Origin, Paper, Span, Survey, Tag
from builder.search_words import compounds_of, telling_words, words_of

SCRIPTS = Path(__file__).parent.parent / "scripts"
ORIGIN = (Origin("content/papers/a.bib", 1),)
PAPERS = (
    Paper(
        "Weaving with Jacquard looms",
        "A loom reads punched cards. Each punched card is a row of the cloth.",
        ORIGIN,
        "a",
        year=1804,
    ),
    Paper(
        "Notes on the engine",
        "The engine weaves algebraical patterns, as a loom weaves flowers.",
        ORIGIN,
        "b",
        (Author("Lovelace", "Ada"),),
        1843,
    ),
    Paper("Skip-Tuning of engines", "Every second wheel is left out.", ORIGIN, "c", year=1850),
    Paper("Ein Märchen", "", ORIGIN, "d"),
)
READ = (
    "survey",
    "records/",
    "search/",
    *(f"columns/{name}" for name in ("author", "has", "id", "tag", "title", "topic", "venue", "year")),
)
SURVEY = Survey(
    papers={paper.id: paper for paper in PAPERS},
    links={"c": (Link("https://example.org/code", "code", Span(0, 3)),)},
    tags={"engine": Tag("engine", "engine", (), ("b", "c"), ())},
    tags_of={"b": ("engine",), "c": ("engine",)},
)


def test_scripts_are_tested_on_what_is_made_today() -> None:
    files = render_data(Contents(SURVEY, Curation(), {}))
    made = {file.name: file.value for file in files if file.name.startswith(READ)}
    expected = SCRIPTS / "search.json"
    if os.environ.get("REWRITE_CASES"):
        expected.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(expected.read_text(encoding="utf-8")) == json.loads(json.dumps(made))


def test_words_of_scripts_and_of_the_index_are_the_same() -> None:
    for case in json.loads((SCRIPTS / "words.json").read_text(encoding="utf-8")):
        assert words_of(case["text"]) == case["words"]
        assert compounds_of(case["text"]) == case["compounds"]
        assert telling_words(case["text"]) == case["telling"]


def test_pairs_of_one_paper_alone_are_left_out_of_a_small_survey() -> None:
    index = word_index(PAPERS)
    assert " punched card" not in index
    assert [number for number, _ in index["loom"]] == [0, 1]
    assert [number for number, _ in index["skiptuning"]] == [2]
    assert list(index) == in_order(index)
    many = word_index([*PAPERS, *(replace(PAPERS[3], id=f"e{number}") for number in range(1000))])
    assert [number for number, _ in many[" punched card"]] == [0]
    assert len(many[" ein marchen"]) == 1001


def test_small_numbers_are_short() -> None:
    assert [len(packed_number(number)) for number in (0, 44, 45, 2114, 2115)] == [1, 1, 2, 2, 3]


def test_words_lose_what_they_share_with_the_one_before() -> None:
    assert packed_words(["gan", "gans", "zero"]) == "#gan|&s|#zero"
