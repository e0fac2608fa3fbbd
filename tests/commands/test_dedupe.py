"""dedupe: what was joined and why, what nearly was, and that the survey's settings overrule both."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.conftest import Run


def test_joined_records_are_shown_with_their_places_and_the_reason(survey: Path, run: Run, other_papers: Path) -> None:
    run("import", str(other_papers))
    lines = run("dedupe").out.splitlines()
    assert lines[0].startswith("tide-pool-sensors-")
    assert lines[0].endswith(": Tide Pool Sensors")
    assert lines[1].startswith("  content/papers/library.json:")
    assert lines[2].startswith("  content/papers/more.json:")
    assert "same DOI 10.1000/tide.1" in lines[2]
    assert lines[-1].startswith("4 papers from 5 records, 0 pairs nearly joined")


def test_what_is_sure_can_be_left_out(survey: Path, run: Run, other_papers: Path) -> None:
    run("import", str(other_papers))
    assert len(run("dedupe", "--unsure").out.splitlines()) == 1


def test_json_has_every_join(survey: Path, run: Run, other_papers: Path) -> None:
    run("import", str(other_papers))
    report = json.loads(run("dedupe", "--json").out)
    (joined,) = report["joined"]
    assert joined["title"] == "Tide Pool Sensors"
    assert len(joined["records"]) == 2
    assert joined["joins"][0]["sure"] is True
    assert report["nearly"] == []


def test_the_author_overrules_a_join(survey: Path, run: Run, other_papers: Path) -> None:
    run("import", str(other_papers))
    settings = survey / "content/survey.yml"
    where = json.loads(run("dedupe", "--json").out)["joined"][0]["records"]
    places = ", ".join(place.removeprefix("content/") for place in where)
    settings.write_text(f"title: Tides\ndifferent: [[{places}]]\n", encoding="utf-8")
    assert json.loads(run("dedupe", "--json").out)["joined"] == []
