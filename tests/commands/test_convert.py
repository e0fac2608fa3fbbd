"""convert: from any file, folder or standard input, to a file or standard output."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run

SALT = "We measure salt in pools by the sea. Forty probes agree with samples that were taken by hand in spring."
RAIN = "Rain dilutes pools. We follow twelve through thirty storms and count the snails that close their shells."
LISTING = f"Tide Pool Sensors\n\n{SALT}\n\nRain on Rocks\n\n{RAIN}\n"


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    file = tmp_path / "listing.txt"
    file.write_text(LISTING, encoding="utf-8")
    return file


def test_records_come_out_in_their_order_and_are_not_joined(listing: Path, run: Run) -> None:
    done = run("convert", str(listing), str(listing), "--to", "csl-json")
    assert done.code == 0
    titles = [item["title"] for item in json.loads(done.out)]
    assert titles == ["Tide Pool Sensors", "Rain on Rocks"] * 2
    assert len({item["id"] for item in json.loads(done.out)}) == 4


def test_no_survey_is_needed(listing: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"abstract = {{{SALT}}}" in run("convert", "listing.txt", "--to", "bibtex").out


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LISTING.encode())))
    assert run("convert", "-", "--from", "txt", "--to", "ris").out.count("TY  - ") == 2


def test_a_file_can_be_read_as_if_it_were_named_otherwise(listing: Path, run: Run) -> None:
    other = listing.rename(listing.with_suffix(".data"))
    assert run("convert", str(other), "--to", "jsonl").code == 2
    assert len(run("convert", str(other), "--from", "txt", "--to", "jsonl").out.splitlines()) == 2


def test_a_folder_is_read_whole(listing: Path, run: Run) -> None:
    (listing.parent / "b").mkdir()
    (listing.parent / "b" / "other.txt").write_text(f"One More\n\n{SALT}\n", encoding="utf-8")
    assert len(run("convert", str(listing.parent), "--to", "jsonl").out.splitlines()) == 3


def test_without_a_file_it_is_the_surveys_papers(survey: Path, run: Run) -> None:
    papers = [json.loads(line) for line in run("convert", "--to", "jsonl").out.splitlines()]
    assert [paper["id"] for paper in papers] == sorted(paper["id"] for paper in papers)
    assert len(papers) == 3


def test_problems_go_to_standard_error_with_their_place(listing: Path, run: Run) -> None:
    listing.write_text(f"{LISTING}\nAlone\n", encoding="utf-8")
    done = run("convert", str(listing), "--to", "bibtex")
    assert f"{listing.as_posix()}:9: missing-abstract: " in done.err
    assert "missing-abstract" not in done.out
    assert done.code == 0
    assert run("convert", "--strict", str(listing), "--to", "bibtex").code == 1


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    done = run("convert", str(tmp_path / "none.bib"), "--to", "ris")
    assert done.code == 2
    assert "none.bib: unreadable-file: there is no such file" in done.err


def test_the_outputs_name_tells_the_format(listing: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.ris"
    assert run("convert", str(listing), "-o", str(out)).out == f"Wrote 2 records as ris to {out}\n"
    assert out.read_text(encoding="utf-8").startswith("TY  - ")


def test_an_unknown_format_is_told(listing: Path, run: Run) -> None:
    done = run("convert", str(listing), "-o", "out.xyz")
    assert done.code == 2
    assert "add --to with one of bibtex, ris, csl-json, csv, jsonl" in done.err


def test_nothing_is_replaced_unasked(listing: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.ris"
    out.write_text("mine", encoding="utf-8")
    refused = run("convert", str(listing), "-o", str(out))
    assert refused.code == 2
    assert f"refused: {out} is there already. Replace it?" in refused.err
    assert "--yes" in refused.err
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("convert", str(listing), "-o", str(out), "--yes").code == 0
    assert out.read_text(encoding="utf-8").startswith("TY  - ")


def test_a_dry_run_writes_nothing(listing: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.ris"
    assert "Would write 2 records as ris" in run("convert", str(listing), "-o", str(out), "--dry-run").out
    assert not out.exists()
