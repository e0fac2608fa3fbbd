"""check: problems for people, for programs and for GitHub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.commands.reports import github_report, json_report
from builder.problems import Code, Problem
from builder.records import Origin
from tests.commands.conftest import Run

ODD = Problem(Code.BAD_RECORD, Origin("a,b:c%.txt", 3), "50% of\r\n::error::it", "write: a, b")


def test_a_text_cannot_end_a_workflow_command() -> None:
    assert github_report([ODD], None) == (
        "::warning file=a%2Cb%3Ac%25.txt,line=3,title=bad-record::50%25 of%0D%0A::error::it; write: a, b\n"
    )


def test_what_nothing_could_go_on_after_is_an_error() -> None:
    fatal = Problem(Code.NO_PAPERS, Origin("content/papers"), "nothing there", "")
    assert github_report([], fatal) == "::error file=content/papers,title=no-papers::nothing there\n"
    assert json.loads(json_report([ODD], fatal))[1]["level"] == "error"


def test_json_has_every_part_of_a_problem() -> None:
    item = {"code": "bad-record", "level": "warning", "path": "a,b:c%.txt", "line": 3}
    assert json.loads(json_report([ODD], None)) == [{**item, "message": ODD.message, "hint": ODD.hint}]


@pytest.fixture
def broken(survey: Path) -> Path:
    (survey / "content/papers/broken.txt").write_text("A Title Without Its Abstract\n", encoding="utf-8")
    return survey


def test_github_gets_nothing_but_commands(broken: Path, run: Run) -> None:
    done = run("check", "--format", "github", "--strict")
    assert done.code == 1
    assert done.err == ""
    assert all(line.startswith("::warning ") for line in done.out.splitlines())
    assert "::warning file=content/papers/broken.txt,line=1,title=missing-abstract::" in done.out


def test_json_is_all_that_is_printed(broken: Path, run: Run) -> None:
    problems = json.loads(run("check", "--format", "json").out)
    assert ("content/papers/broken.txt", 1) in [(item["path"], item["line"]) for item in problems]


def test_an_unusable_survey_is_told_in_the_same_form(survey: Path, run: Run) -> None:
    (survey / "content/survey.yml").write_text("titel: Tides\n", encoding="utf-8")
    done = run("check", "--format", "json")
    assert done.code == 2
    assert [item["code"] for item in json.loads(done.out)] == ["bad-setting"]
    assert run("check", "--format", "github").out.startswith("::error file=content/survey.yml,line=1,title=bad-setting")
