"""What a person sees of problems: each with its place, and of a great many of one kind the first few."""

from __future__ import annotations

import pytest

from builder.console import Console
from builder.problems import Code, Problem
from builder.records import Origin


def told(path: str, count: int, code: Code = Code.MISSING_TITLE) -> list[Problem]:
    return [Problem(code, Origin(path, line), "no title", "") for line in range(1, count + 1)]


def lines(capsys: pytest.CaptureFixture[str], problems: list[Problem], verbose: bool = False) -> list[str]:
    Console(verbose=verbose).problems(problems)
    return capsys.readouterr().err.splitlines()


def test_every_problem_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, told("a.csv", 20)) == [f"a.csv:{line}: missing-title: no title" for line in range(1, 21)]


def test_of_very_many_of_one_kind_in_one_file_the_others_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    many = [*told("a.csv", 1500), *told("b.csv", 3), *told("a.csv", 2, Code.MISSING_ABSTRACT)]
    said = lines(capsys, many)
    assert len(said) == 20 + 3 + 2 + 1
    assert said[-1] == "a.csv: missing-title: 1,480 more problems of this kind; --verbose lists them all"
    assert len(lines(capsys, many, verbose=True)) == 1505
