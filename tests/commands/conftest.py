"""A survey of three papers, and a way to run commands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.cli import main
from builder.records import Author, Origin, Paper
from tests.exports.support import written

HERE = (Origin("x"),)
PAPERS = (
    Paper(
        "Tide Pool Sensors",
        "We measure salt in pools by the sea.",
        HERE,
        authors=(Author("Marlow", "Ines"), Author("Kolk", "Bram", "van der")),
        year=2021,
        doi="10.1000/tide.1",
        key="marlow2021",
        type="article",
        venue="Letters",
    ),
    Paper("Rain on Rocks", "Rain dilutes pools, and snails close.", HERE, year=2022, arxiv="2303.08134", key="rain22"),
    Paper("Tide Tables of the North", "", HERE, authors=(Author("Okafor", "Chidi"),)),
)


@dataclass(frozen=True)
class Done:
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*arguments: str) -> Done:
        code = main(arguments)
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run_it


@pytest.fixture
def survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a survey, which is the current one."""
    folder = tmp_path / "survey"
    papers = folder / "content" / "papers"
    papers.mkdir(parents=True)
    (folder / "content" / "survey.yml").write_text("title: Tides\n", encoding="utf-8")
    (papers / "library.json").write_text(written("csl-json", PAPERS), encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def other_papers(tmp_path: Path) -> Path:
    """A file outside the survey: one paper that is there already, and one that is not."""
    file = tmp_path / "more.json"
    known = Paper("Tide Pool Sensors", "", HERE, doi="10.1000/tide.1", volume="7", type="article", venue="Letters")
    new = Paper("Crabs at Night", "Crabs walk.", HERE, year=2020, type="article", venue="Letters")
    file.write_text(written("csl-json", [known, new]), encoding="utf-8")
    return file
