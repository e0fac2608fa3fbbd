"""import: what goes into content/papers/, what is told of it, and what stays out."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from builder.console import Console
from tests.commands.conftest import Run


def test_a_file_is_copied_and_told_of(survey: Path, run: Run, other_papers: Path) -> None:
    done = run("import", str(other_papers))
    assert done.code == 0, done.err
    assert done.out.splitlines() == [
        f"{other_papers}: CSL-JSON; 2 records, 0 problems",
        "1 new paper, 1 joined with papers that are here already",
        f"Copied {other_papers} to content/papers/more.json",
    ]
    assert (survey / "content/papers/more.json").read_bytes() == other_papers.read_bytes()
    assert len(run("list").out.splitlines()) == 4


def test_a_packed_copy_of_a_file_that_is_here_adds_nothing(survey: Path, run: Run, other_papers: Path) -> None:
    run("import", str(other_papers))
    packed = other_papers.with_name("more.json.gz")
    packed.write_bytes(gzip.compress(other_papers.read_bytes()))
    assert run("import", str(packed)).out.splitlines()[1] == "0 new papers, 2 joined with papers that are here already"


def test_a_folder_is_told_as_one(survey: Path, run: Run, tmp_path: Path) -> None:
    done = run("import", str(tmp_path))
    assert done.code == 2
    assert "this is a folder" in done.err


def test_a_dry_run_tells_the_same_and_copies_nothing(survey: Path, run: Run, other_papers: Path) -> None:
    lines = run("import", "--dry-run", str(other_papers)).out.splitlines()
    assert lines[1] == "1 new paper, 1 joined with papers that are here already"
    assert lines[2].startswith("Would copy ")
    assert not (survey / "content/papers/more.json").exists()


def test_how_columns_are_understood_is_told(survey: Path, run: Run, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Article Title,Authors,Abstract,Mood\nSalt,Ada Lovelace,We taste.,good\n", encoding="utf-8")
    out = run("import", str(table)).out
    assert "title <- Article Title" in out
    assert "not used: Mood" in out


def test_a_file_without_papers_stays_out(survey: Path, run: Run, tmp_path: Path, other_papers: Path) -> None:
    empty = tmp_path / "picture.bin"
    empty.write_bytes(b"\x00\x01\x02")
    done = run("import", str(empty), str(other_papers))
    assert done.code == 2
    assert "content/papers/picture.bin: unreadable-file: " in done.err
    assert not (survey / "content/papers/picture.bin").exists()
    assert (survey / "content/papers/more.json").exists()


def test_the_same_file_twice_changes_nothing(survey: Path, run: Run, other_papers: Path) -> None:
    run("import", str(other_papers))
    again = run("import", str(other_papers))
    assert again.code == 0
    assert again.out.splitlines()[-1] == "content/papers/more.json is the same already"


def test_another_file_of_that_name_is_not_replaced_unasked(survey: Path, run: Run, other_papers: Path) -> None:
    kept = survey / "content/papers/more.json"
    kept.write_text("[]", encoding="utf-8")
    refused = run("import", str(other_papers))
    assert refused.code == 2
    assert "refused: content/papers/more.json is there already. Replace it? Nobody is here to answer" in refused.err
    assert kept.read_text(encoding="utf-8") == "[]"
    assert run("import", "--yes", str(other_papers)).code == 0
    assert kept.read_bytes() == other_papers.read_bytes()


@pytest.mark.parametrize(("answer", "replaced"), [("y", True), ("Yes", True), ("n", False), ("", False)])
def test_a_person_is_asked(
    survey: Path, run: Run, other_papers: Path, monkeypatch: pytest.MonkeyPatch, answer: str, replaced: bool
) -> None:
    kept = survey / "content/papers/more.json"
    kept.write_text("[]", encoding="utf-8")
    monkeypatch.setattr(Console, "can_ask", property(lambda console: True))
    monkeypatch.setattr(Console, "prompt", lambda console, text: answer)
    assert run("import", str(other_papers)).code == 0
    assert (kept.read_text(encoding="utf-8") != "[]") == replaced


def test_two_files_of_one_name_are_refused(survey: Path, run: Run, other_papers: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    twin = tmp_path / "b" / other_papers.name
    twin.write_bytes(other_papers.read_bytes())
    done = run("import", str(other_papers), str(twin))
    assert done.code == 2
    assert "files of one name" in done.err
    assert not (survey / "content/papers/more.json").exists()
