"""content/collections/<id>.md: papers in the author's own order."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.curation.collections import read_collections
from builder.problems import Code
from builder.records import Reference


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "collections").mkdir(parents=True)
    return tmp_path / "content" / "collections"


def test_order_and_text_are_the_authors(folder: Path) -> None:
    (folder / "first-evening.md").write_text(
        "---\ntitle: A first evening\ndescription: Two & more\n---\n# Begin\n\n1. [[b]] first\n2. [[a]]\n\nNot [[c]].\n"
    )
    (folder / "another.md").write_text("- [[x]]\n")
    collections, problems = read_collections(folder.parent)
    assert problems == []
    assert [(one.id, one.title, one.description) for one in collections] == [
        ("first-evening", "A first evening", "Two & more"),
        ("another", "Another", ""),
    ]
    parts = collections[0].text
    assert [part for part in parts if isinstance(part, str)] == ["## Begin\n\n1. ", " first\n2. ", "\n\nNot ", "."]
    named = [(part.name, part.is_entry, part.origin.line) for part in parts if isinstance(part, Reference)]
    assert named == [("b", True, 7), ("a", True, 8), ("c", False, 10)]


def test_two_names_of_one_address_and_one_of_none_are_told(folder: Path) -> None:
    for name in ("One two", "one-two", "第一"):
        (folder / f"{name}.md").write_text("Text.")
    collections, problems = read_collections(folder.parent)
    assert [one.id for one in collections] == ["one-two"]
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        (Code.BAD_NOTE, "content/collections/one-two.md"),
        (Code.BAD_NOTE, "content/collections/第一.md"),
    ]


def test_unknown_keys_are_told_and_no_folder_is_no_collection(folder: Path) -> None:
    (folder / "a.md").write_text("---\norder: 3\n---\nText.")
    collections, problems = read_collections(folder.parent)
    assert [one.title for one in collections] == ["A"]
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        (Code.BAD_NOTE, "content/collections/a.md:2")
    ]
    assert read_collections(folder) == ((), [])
