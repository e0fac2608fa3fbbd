"""topics.lock: what topics there were, so that their addresses stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.problems import Code, SurveyError
from builder.records import Topic
from builder.topic_memory import read_known_topics, write_known_topics


def topic(id_: str, *papers: str, misc: bool = False) -> Topic:
    return Topic(id_, id_, (id_,), papers, 0.5, is_miscellaneous=misc)


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "topics.lock"


def test_what_is_written_is_read(lock: Path) -> None:
    assert read_known_topics(lock) == {}
    assert write_known_topics(lock, [topic("b", "2", "1"), topic("a", "3")], {})
    assert read_known_topics(lock) == {"a": {"3"}, "b": {"1", "2"}}


def test_a_line_for_each_topic_whatever_the_order(lock: Path) -> None:
    write_known_topics(lock, [topic("b", "2", "1"), topic("a", "3")], {})
    first = lock.read_bytes()
    assert not write_known_topics(lock, [topic("a", "3"), topic("b", "1", "2")], {})
    assert lock.read_bytes() == first
    assert '"b": ["1", "2"]' in first.decode().splitlines()


def test_nothing_is_written_where_nothing_changes(lock: Path) -> None:
    write_known_topics(lock, [topic("a", "1")], {})
    before = lock.stat().st_mtime_ns
    assert not write_known_topics(lock, [topic("a", "1")], read_known_topics(lock))
    assert lock.stat().st_mtime_ns == before
    assert [path.name for path in lock.parent.iterdir()] == ["topics.lock"]


def test_topics_that_are_gone_are_remembered(lock: Path) -> None:
    write_known_topics(lock, [topic("a", "1"), topic("b", "2")], {})
    write_known_topics(lock, [topic("a", "1", "2")], read_known_topics(lock))
    assert read_known_topics(lock) == {"a": {"1", "2"}, "b": {"2"}}


def test_miscellaneous_needs_no_memory(lock: Path) -> None:
    write_known_topics(lock, [topic("a", "1"), topic("miscellaneous", "2", misc=True)], {})
    assert read_known_topics(lock).keys() == {"a"}


def test_a_survey_without_topics_has_no_lock(lock: Path) -> None:
    assert not write_known_topics(lock, [], {})
    assert not lock.exists()


GARBLED: dict[str, str | bytes] = {
    "a merge": '{\n"topics": {\n<<<<<<< ours\n',
    "half": '{\n"topics": {\n"a": ["1"',
    "a list": "[]",
    "no topics": "{}",
    "numbers": '{"topics": {"a": [1]}, "retired": {}}',
    "a word": '{"topics": {"a": "1"}, "retired": {}}',
    "no text": b"\xff\xfe\x00",
    "brackets without end": '{"topics": ' + "[" * 100_000,
    "a long number": '{"topics": {"a": [' + "9" * 5_000 + ']}, "retired": {}}',
    "a way out": '{"topics": {"../../a": ["1"]}, "retired": {}}',
    "the index": '{"topics": {"index": ["1"]}, "retired": {}}',
    "markup": '{"topics": {"a](b) <c>": ["1"]}, "retired": {}}',
    "no character": '{"topics": {}, "retired": {"\\u0000": ["1"]}}',
    "no id": '{"topics": {"": ["1"]}, "retired": {}}',
    "no file's name": '{"topics": {"' + "a" * 300 + '": ["1"]}, "retired": {}}',
}


@pytest.mark.parametrize("name", GARBLED)
def test_a_garbled_lock_stops_the_build_and_says_what_to_do(lock: Path, name: str) -> None:
    text = GARBLED[name]
    lock.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SurveyError) as caught:
        read_known_topics(lock)
    problem = caught.value.problem
    assert problem.code is Code.BAD_LOCK
    assert problem.place is not None
    assert problem.place.path == "topics.lock"
    assert "restore it" in problem.hint


def test_an_id_that_no_build_gives_is_named_with_its_line(lock: Path) -> None:
    lock.write_text('{\n"topics": {\n"a": ["1"],\n"B": ["2"]\n},\n"retired": {}\n}\n')
    with pytest.raises(SurveyError, match=r'^topics\.lock:4: bad-lock: "B" is no topic'):
        read_known_topics(lock)
