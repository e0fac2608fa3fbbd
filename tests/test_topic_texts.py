"""content/topics/<id>.md: the author's own text for a topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.curation.topic_texts import read_topic_texts, unknown_topics
from builder.problems import Code


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "topics").mkdir(parents=True)
    return tmp_path / "content"


def test_no_folder_no_texts(tmp_path: Path) -> None:
    assert read_topic_texts(tmp_path) == ({}, [])


def test_a_text_is_the_authors_own_with_its_headings_below_the_pages(content: Path) -> None:
    (content / "topics" / "state-space-model.md").write_text("\ufeff# Why\n\nThey are *linear*.\n", encoding="utf-8")
    (content / "topics" / "notes.txt").write_text("not for the site", encoding="utf-8")
    assert read_topic_texts(content) == ({"state-space-model": "## Why\n\nThey are *linear*."}, [])


def test_a_text_that_cannot_be_read_does_not_stop_the_others(content: Path) -> None:
    (content / "topics" / "a.md").write_bytes(b"\xff\xfe\x00")
    (content / "topics" / "b.md").write_text("fine", encoding="utf-8")
    texts, problems = read_topic_texts(content)
    assert texts == {"b": "fine"}
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        (Code.UNREADABLE_FILE, "content/topics/a.md")
    ]


def test_a_file_in_place_of_the_folder_is_called_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "topics").write_text("a text", encoding="utf-8")
    texts, problems = read_topic_texts(tmp_path)
    assert texts == {}
    assert [problem.code for problem in problems] == [Code.UNREADABLE_FILE]


def test_a_folder_in_place_of_a_text_is_called_what_it_is(content: Path) -> None:
    (content / "topics" / "a.md").mkdir()
    texts, problems = read_topic_texts(content)
    assert texts == {}
    assert [(problem.code, "directory" in problem.message.casefold()) for problem in problems] == [
        (Code.UNREADABLE_FILE, True)
    ]


def test_a_text_for_no_topic_is_a_problem_that_names_the_nearest() -> None:
    problems = unknown_topics(["state-space", "pruning"], ["pruning", "state-space-model", "vision"])
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        (Code.UNKNOWN_TOPIC, "content/topics/state-space.md")
    ]
    assert '"state-space-model.md"' in problems[0].hint
    assert unknown_topics(["a"], [])[0].hint == ""
