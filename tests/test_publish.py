"""What an author may trust: own files are never touched, ours are exact, and a stop at any write does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import publish as stage
from builder.problems import Code, SurveyError
from builder.publish import Published, foreign_files, is_published, publish, unpublish

FILES = {"index.md": b"# Home\n", "papers/a-1.md": b"# A\n", "papers/b-2.md": b"# B\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    (tmp_path / "docs" / "guide" / "own.md").write_text("mine")
    return tmp_path / "docs"


def put(files: dict[str, bytes], docs: Path) -> Published:
    return publish(files, docs, docs / ".litsurvey.json")


def standing(docs: Path) -> dict[str, bytes]:
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in docs.rglob("*")
        if path.is_file() and path.name != ".litsurvey.json"
    }


def test_writes_what_is_new_and_nothing_again(docs: Path) -> None:
    assert put(FILES, docs) == Published(3, 0, 0)
    before = {path: path.stat().st_mtime_ns for path in docs.rglob("*") if path.is_file()}
    assert put(FILES, docs) == Published(0, 3, 0)
    assert before == {path: path.stat().st_mtime_ns for path in docs.rglob("*") if path.is_file()}
    assert is_published(docs, docs / ".litsurvey.json")


def test_writes_only_the_file_that_changed(docs: Path) -> None:
    put(FILES, docs)
    assert put({**FILES, "papers/a-1.md": b"# A, corrected\n"}, docs) == Published(1, 2, 0)


def test_restores_a_generated_file_that_was_edited(docs: Path) -> None:
    put(FILES, docs)
    (docs / "index.md").write_text("scribble")
    assert not is_published(docs, docs / ".litsurvey.json")
    assert put(FILES, docs).written == 1
    assert (docs / "index.md").read_bytes() == FILES["index.md"]


def test_removes_only_what_the_manifest_lists(docs: Path) -> None:
    put(FILES, docs)
    (docs / "papers" / "mine.md").write_text("mine too")
    assert put({"index.md": b"# Home\n"}, docs) == Published(0, 1, 2)
    assert standing(docs) == {"guide/own.md": b"mine", "index.md": b"# Home\n", "papers/mine.md": b"mine too"}


def test_folders_that_fall_empty_go(docs: Path) -> None:
    put(FILES, docs)
    put({"index.md": b"# Home\n"}, docs)
    assert not (docs / "papers").exists()


def test_a_hand_written_file_in_the_way_is_a_problem(docs: Path) -> None:
    (docs / "index.md").write_text("my own home page")
    found = foreign_files(FILES, docs, docs / ".litsurvey.json")
    assert list(found) == ["index.md"]
    assert found["index.md"].code == Code.FOREIGN_FILE
    assert str(found["index.md"].place) == "docs/index.md"


def test_a_link_out_of_docs_is_not_followed(docs: Path) -> None:
    outside = docs.parent / "outside"
    outside.mkdir()
    (docs / "papers").symlink_to(outside, target_is_directory=True)
    assert {
        path: str(problem.place) for path, problem in foreign_files(FILES, docs, docs / ".litsurvey.json").items()
    } == {"papers/a-1.md": "docs/papers", "papers/b-2.md": "docs/papers"}


def test_a_file_where_a_folder_must_be_is_a_problem(docs: Path) -> None:
    (docs / "papers").write_text("mine")
    found = foreign_files(FILES, docs, docs / ".litsurvey.json")
    assert {str(problem.place) for problem in found.values()} == {"docs/papers"}


def test_a_folder_in_place_of_a_page_of_ours_is_a_problem(docs: Path) -> None:
    put(FILES, docs)
    (docs / "index.md").unlink()
    (docs / "index.md").mkdir()
    assert list(foreign_files(FILES, docs, docs / ".litsurvey.json")) == ["index.md"]


def test_nothing_is_written_outside_docs(docs: Path) -> None:
    put(FILES, docs)
    assert [path.name for path in docs.parent.iterdir()] == ["docs"]
    assert [path.name for path in docs.iterdir() if path.name.startswith(".")] == [".litsurvey.json"]


def test_unpublish_leaves_the_authors_files(docs: Path) -> None:
    put(FILES, docs)
    assert unpublish(docs, docs / ".litsurvey.json") == 3
    assert standing(docs) == {"guide/own.md": b"mine"}
    assert not (docs / ".litsurvey.json").exists()


def test_a_manifest_that_names_a_way_out_is_not_followed(docs: Path) -> None:
    victim = docs.parent / "victim.txt"
    victim.write_text("precious")
    (docs / ".litsurvey.json").write_text('{"../victim.txt": "00", "/etc/hostname": "00"}')
    put(FILES, docs)
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("survived", range(8))
def test_a_stop_at_any_write_is_mended_by_the_next_build(
    docs: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    put(FILES, docs)
    after = {"index.md": b"# New\n", "papers/b-2.md": b"# B2\n", "papers/c-3.md": b"# C\n", "tags/t.md": b"# T\n"}
    real, done = stage.write_atomically, 0

    def failing(path: Path, data: bytes, passing: Path) -> None:
        nonlocal done
        if done == survived:
            raise KeyboardInterrupt
        done += 1
        real(path, data, passing)

    monkeypatch.setattr(stage, "write_atomically", failing)
    if survived < 6:
        with pytest.raises(KeyboardInterrupt):
            put(after, docs)
    monkeypatch.undo()
    assert not foreign_files(after, docs, docs / ".litsurvey.json")
    put(after, docs)
    assert standing(docs) == {**after, "guide/own.md": b"mine"}


@given(
    before=st.dictionaries(st.sampled_from(["a.md", "b.md", "p/c.md", "p/q/d.md"]), st.binary(max_size=3)),
    after=st.dictionaries(st.sampled_from(["a.md", "b.md", "p/c.md", "p/q/d.md"]), st.binary(max_size=3)),
)
def test_docs_hold_exactly_the_last_build(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    docs = tmp_path_factory.mktemp("docs")
    put(before, docs)
    put(after, docs)
    assert standing(docs) == after


@pytest.mark.parametrize("garbled", ['{"index.md": ', "[1]", '{"index.md": 3}', "ÿ"])
def test_a_garbled_manifest_stops_the_build(docs: Path, garbled: str) -> None:
    put(FILES, docs)
    (docs / ".litsurvey.json").write_bytes(garbled.encode("latin-1"))
    with pytest.raises(SurveyError, match="garbled"):
        put(FILES, docs)
