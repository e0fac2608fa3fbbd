"""map.lock: written so that differences can be read, read back as it was, and refused where something broke it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.map_memory import read_known_layout, write_known_layout
from builder.problems import Code, SurveyError
from builder.records import Spot


def test_what_is_written_is_read_and_is_not_written_again(tmp_path: Path) -> None:
    lock, layout = tmp_path / "map.lock", {"b": Spot(3, -4), "a": Spot(0, 12)}
    assert read_known_layout(lock) == {}
    assert write_known_layout(lock, layout)
    assert lock.read_text(encoding="utf-8") == '{\n"a": [0, 12],\n"b": [3, -4]\n}\n'
    assert read_known_layout(lock) == layout
    assert not write_known_layout(lock, layout)


def test_a_survey_without_papers_writes_no_lock(tmp_path: Path) -> None:
    assert not write_known_layout(tmp_path / "map.lock", {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n"a": [1, 2],\n<<<<<<< HEAD\n}', 3),
        ("[]", None),
        ('{"a": [1]}', None),
        ('{"a": [1.5, 2]}', None),
        ('{"a": [true, 2]}', None),
        ('{"a": [1, 99999999]}', None),
        ('{"a": "1, 2"}', None),
        ("[" * 100_000, None),
    ],
)
def test_a_broken_lock_is_said_with_its_place(text: str, line: int | None, tmp_path: Path) -> None:
    lock = tmp_path / "map.lock"
    lock.write_text(text, encoding="utf-8")
    with pytest.raises(SurveyError) as raised:
        read_known_layout(lock)
    problem = raised.value.problem
    assert problem.code is Code.BAD_LOCK
    assert problem.place is not None
    assert (problem.place.path, problem.place.line) == ("map.lock", line)
