"""list, show and stats: the papers as the survey knows them, and any of their names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run


def test_a_line_has_id_year_authors_and_title(survey: Path, run: Run) -> None:
    lines = [line.split("\t") for line in run("list").out.splitlines()]
    assert [line[1:] for line in lines] == [
        ["2022", "", "Rain on Rocks"],
        ["2021", "Marlow and van der Kolk", "Tide Pool Sensors"],
        ["", "Okafor", "Tide Tables of the North"],
    ]
    assert all(line[0].startswith(line[3].lower().replace(" ", "-")) for line in lines)


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--year", "2021"], ["Tide Pool Sensors"]),
        (["--year", "2021-2030"], ["Rain on Rocks", "Tide Pool Sensors"]),
        (["--missing", "abstract"], ["Tide Tables of the North"]),
        (["--missing", "authors"], ["Rain on Rocks"]),
        (["--source", "library.json"], ["Rain on Rocks", "Tide Pool Sensors", "Tide Tables of the North"]),
        (["--source", "*.bib"], []),
    ],
)
def test_the_list_can_be_narrowed(survey: Path, run: Run, options: list[str], titles: list[str]) -> None:
    assert [line.split("\t")[3] for line in run("list", *options).out.splitlines()] == titles


def test_no_year_is_told(survey: Path, run: Run) -> None:
    done = run("list", "--year", "soon")
    assert done.code == 2
    assert '"soon" is no year; write "2020" or "2018-2020"' in done.err


def test_the_list_as_json_has_all_fields(survey: Path, run: Run) -> None:
    papers = json.loads(run("list", "--json", "--year", "2021").out)
    assert papers[0]["authors"] == [{"family": "Marlow", "given": "Ines"}, papers[0]["authors"][1]]
    assert papers[0]["doi"] == "10.1000/tide.1"


@pytest.mark.parametrize(
    "name",
    [
        "tide-pool",
        "TIDE-POOL-SENSORS",
        "marlow2021",
        "Marlow2021",
        "10.1000/tide.1",
        "10.1000/TIDE.1",
        "https://doi.org/10.1000/tide.1",
        "tide pool sensors",
    ],
)
def test_a_paper_is_found_by_any_of_its_names(survey: Path, run: Run, name: str) -> None:
    done = run("show", name)
    assert done.code == 0, done.err
    assert "title: Tide Pool Sensors\n" in done.out
    assert "authors: Ines Marlow; Bram van der Kolk\n" in done.out


@pytest.mark.parametrize("name", ["2303.08134", "arXiv:2303.08134v2", "https://arxiv.org/abs/2303.08134"])
def test_a_paper_is_found_by_its_arxiv_id(survey: Path, run: Run, name: str) -> None:
    assert "title: Rain on Rocks\n" in run("show", name).out


def test_a_beginning_of_several_names_them(survey: Path, run: Run) -> None:
    done = run("show", "tide")
    assert done.code == 2
    assert '"tide" may be any of 2 papers' in done.err
    assert "tide-pool-sensors-" in done.err
    assert "tide-tables-of-the-north-" in done.err


def test_an_unknown_name_is_answered_with_the_nearest(survey: Path, run: Run) -> None:
    done = run("show", "tide-pol-sensor")
    assert done.code == 2
    assert 'unknown-paper: no paper is called "tide-pol-sensor"; did you mean tide-pool-sensors-' in done.err


def test_a_name_like_no_other_is_answered_with_the_list(survey: Path, run: Run) -> None:
    assert '"litsurvey list" shows all ids' in run("show", "zzzz").err


def test_where_a_joined_papers_fields_were_read_is_shown(survey: Path, run: Run, other_papers: Path) -> None:
    run("import", str(other_papers))
    out = run("show", "tide-pool").out
    assert "volume: 7" in out
    assert "origins: content/papers/library.json:" in out
    assert "content/papers/more.json:" in out


def test_stats_count_what_is_known(survey: Path, run: Run) -> None:
    counts = json.loads(run("stats", "--no-findings", "--json").out)
    assert counts["papers"] == 3
    known = counts["with"]
    assert (known["abstract"], known["authors"], known["year"], known["doi"], known["arxiv"]) == (2, 2, 2, 1, 1)
    assert counts["by year"] == {"2021": 1, "2022": 1, "unknown": 1}
    assert counts["by source"] == {"content/papers/library.json": 3}


def test_stats_count_what_was_found(survey: Path, run: Run) -> None:
    out = run("stats").out
    assert "papers: 3\n" in out
    assert "\ntags: " in out
    assert "\ntopics:\n" in out


@pytest.mark.parametrize("command", [["list"], ["show", "tide-pool"], ["stats", "--no-findings"]])
def test_nothing_is_written(survey: Path, run: Run, command: list[str]) -> None:
    before = sorted(path.as_posix() for path in survey.rglob("*"))
    assert run(*command).code == 0
    assert sorted(path.as_posix() for path in survey.rglob("*")) == before
