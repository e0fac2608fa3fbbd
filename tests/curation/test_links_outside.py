"""Of what lies outside content/ nothing is read, whatever file of the author's is a link to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.curation.introduction import read_introduction
from builder.curation.topic_texts import read_topic_texts
from builder.curation.vocabulary import read_vocabulary
from builder.problems import SurveyError
from builder.settings import load_settings


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text("title: secret\n", encoding="utf-8")
    (tmp_path / "content" / "topics").mkdir(parents=True)
    for name in ("introduction.md", "vocabulary.yml", "survey.yml", "topics/door.md"):
        (tmp_path / "content" / name).symlink_to(tmp_path / "secret")
    return tmp_path / "content"


def test_the_introduction(content: Path) -> None:
    with pytest.raises(SurveyError, match=r"introduction\.md: unreadable-file: the link leads out of content/"):
        read_introduction(content)


def test_the_vocabulary(content: Path) -> None:
    with pytest.raises(SurveyError, match=r"vocabulary\.yml: unreadable-file: the link leads out of content/"):
        read_vocabulary(content)


def test_the_settings(content: Path) -> None:
    with pytest.raises(SurveyError, match=r"survey\.yml: bad-setting: the link leads out of content/"):
        load_settings(content.parent)


def test_the_text_for_a_topic(content: Path) -> None:
    texts, problems = read_topic_texts(content)
    assert (texts, [str(problem.place) for problem in problems]) == ({}, ["content/topics/door.md"])


def test_a_link_within_content_is_followed(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("Doors.", encoding="utf-8")
    (tmp_path / "introduction.md").symlink_to(tmp_path / "text.md")
    assert read_introduction(tmp_path) == "Doors."
