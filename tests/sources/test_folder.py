"""The way into the sources: which files are read, in which order, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources import read_sources
from builder.sources.formats import FORMATS, known_formats

LISTING = "Features of Things\n\nWe look at things. They have features.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "content" / "papers"
    path.mkdir(parents=True)
    return path


def found(folder: Path) -> list[Paper | Problem]:
    return list(read_sources(folder, folder.parents[1]))


def only_problem(folder: Path) -> Problem:
    (problem,) = found(folder)
    assert isinstance(problem, Problem)
    return problem


def test_files_come_in_the_order_of_their_posix_paths(folder: Path) -> None:
    (folder / "a").mkdir()
    for name in ("b.txt", "a/z.txt", "a-b.txt", "B.txt", "a/Ä.TXT"):
        (folder / name).write_text(LISTING, encoding="utf-8")
    paths = [item.origins[0].path.removeprefix("content/papers/") for item in found(folder) if isinstance(item, Paper)]
    assert paths == ["B.txt", "a-b.txt", "a/z.txt", "a/Ä.TXT", "b.txt"]


def test_hidden_files_and_folders_are_passed_over(folder: Path) -> None:
    (folder / ".git").mkdir()
    for name in (".git/a.txt", ".DS_Store", ".a.txt.swp"):
        (folder / name).write_bytes(b"\0")
    assert found(folder) == []


def test_a_file_that_no_reader_knows_names_those_that_are_known(folder: Path) -> None:
    (folder / "notes.docx").write_text("some text", encoding="utf-8")
    problem = only_problem(folder)
    assert problem.code is Code.UNKNOWN_FORMAT
    assert problem.place == Origin("content/papers/notes.docx")
    assert all(kind.name in problem.hint and kind.extensions[0] in problem.hint for kind in FORMATS)


def test_every_extension_is_lower_case_with_its_dot() -> None:
    assert all(extension.startswith(".") and extension.islower() for kind in FORMATS for extension in kind.extensions)
    assert known_formats().count("(") == len(FORMATS)


@pytest.mark.parametrize("target", ["outside.txt", "outside"])
def test_a_link_out_of_the_content_is_not_read(folder: Path, target: str) -> None:
    outside = folder.parents[1] / target
    if outside.suffix:
        outside.write_text(LISTING, encoding="utf-8")
    else:
        outside.mkdir()
        (outside / "a.txt").write_text(LISTING, encoding="utf-8")
    (folder / "link.txt").symlink_to(outside)
    problem = only_problem(folder)
    assert problem.code is Code.UNREADABLE_FILE
    assert "leads out of content/" in problem.message


def test_a_link_inside_the_content_is_read_where_it_leads_to_a_file(folder: Path) -> None:
    (folder.parent / "elsewhere.txt").write_text(LISTING, encoding="utf-8")
    (folder / "link.txt").symlink_to(folder.parent / "elsewhere.txt")
    (item,) = found(folder)
    assert isinstance(item, Paper)
    assert item.origins == (Origin("content/papers/link.txt", 1),)


@pytest.mark.parametrize("target", ["nowhere.txt", "link.txt", "."])
def test_a_link_to_nothing_to_itself_or_to_a_folder_is_a_problem(folder: Path, target: str) -> None:
    (folder / "link.txt").symlink_to(target)
    assert only_problem(folder).code is Code.UNREADABLE_FILE


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    problem = only_problem(tmp_path / "content" / "papers")
    assert problem.code is Code.UNREADABLE_FILE
    assert problem.place == Origin("content/papers")


def test_one_bad_file_costs_no_other(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\0\1")
    (folder / "b.txt").write_text(LISTING, encoding="utf-8")
    bad, good = found(folder)
    assert isinstance(bad, Problem)
    assert isinstance(good, Paper)


def test_a_name_that_is_not_utf8_still_has_a_place_to_print(folder: Path) -> None:
    try:
        (folder / "caf\udce9.txt").write_text(LISTING, encoding="utf-8")
    except OSError:
        return  # a file system that only takes UTF-8 cannot bring the case about
    (item,) = found(folder)
    assert isinstance(item, Paper)
    assert str(item.origins[0]).encode("utf-8").decode() == "content/papers/caf\ufffd.txt:1"
