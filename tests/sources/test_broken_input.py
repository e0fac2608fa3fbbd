"""Whatever a file holds, reading it gives papers and problems: never an exception, and never much memory."""

from __future__ import annotations

import gzip
import io
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from builder.problems import Code, Problem
from builder.records import Paper
from builder.sources import read_sources
from builder.sources.formats import FORMATS
from tests.sources.mutants import FIXTURES, changes, cuts, read_bytes

RECORD = b"@article{a1,\n  title = {Doors of Old},\n  abstract = {They open.}\n}\n"


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_fixtures_that_are_cut_or_changed_give_values(fixture: Path) -> None:
    data = fixture.read_bytes()
    for broken in (*cuts(data, 60), *changes(data, 60)):
        assert all(isinstance(item, Paper | Problem) for item in read_bytes(broken, fixture.name))


@pytest.mark.parametrize("extension", sorted({extension for kind in FORMATS for extension in kind.extensions}))
def test_random_bytes_are_one_problem_and_no_burden(extension: str) -> None:
    data = random.Random(7).randbytes(1 << 20)
    tracemalloc.start()
    found = read_bytes(data, f"a{extension}")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.code for item in found if isinstance(item, Problem)] == [Code.UNREADABLE_FILE]
    assert len(found) == 1
    assert peak < 50 << 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "papers"
    folder.mkdir(parents=True)
    return folder


def found_in(folder: Path) -> list[Paper | Problem]:
    return list(read_sources(folder, folder.parents[1]))


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_packed_files_are_read_where_they_lie(folder: Path) -> None:
    (folder / "a.bib.gz").write_bytes(gzip.compress(RECORD))
    (folder / "b.zip").write_bytes(
        zipped({"in/c.bib": RECORD, "__MACOSX/c.bib": b"\0", ".hidden": b"\0", "../../out.bib": RECORD})
    )
    places = [str(item.origins[0]) for item in found_in(folder) if isinstance(item, Paper)]
    assert places == [
        "content/papers/a.bib.gz:1",
        "content/papers/b.zip/out.bib:1",  # sorted by the name in the archive, "../../out.bib"
        "content/papers/b.zip/in/c.bib:1",
    ]
    assert not (folder.parents[1] / "out.bib").exists()


@pytest.mark.parametrize("name", ["bomb.bib.gz", "bomb.zip"])
def test_a_bomb_is_a_problem(folder: Path, name: str) -> None:
    data = b" " * (12 << 20)
    (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else zipped({"a.bib": data}))
    (problem,) = found_in(folder)
    assert isinstance(problem, Problem)
    assert problem.code is Code.UNREADABLE_FILE
    assert "unpacks to more than" in problem.message


@pytest.mark.parametrize("name", ["a.bib.gz", "a.zip"])
def test_a_broken_archive_is_a_problem_at_any_place_of_the_break(folder: Path, name: str) -> None:
    whole = gzip.compress(RECORD, mtime=0) if name.endswith(".gz") else zipped({"a.bib": RECORD, "b.bib": RECORD})
    for broken in (*cuts(whole, 60), *changes(whole, 200)):
        (folder / name).write_bytes(broken)
        assert all(isinstance(item, Paper | Problem) for item in found_in(folder))


def test_an_archive_in_an_archive_is_told(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zipped({"b.zip": zipped({"c.bib": RECORD})}))
    (problem,) = found_in(folder)
    assert isinstance(problem, Problem)
    assert str(problem.place) == "content/papers/a.zip/b.zip"


def test_utf16_without_a_mark_is_known_by_its_zeros() -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        (paper,) = read_bytes(RECORD.decode().replace("Old", "Öld").encode(codec), "a.bib")
        assert isinstance(paper, Paper)
        assert paper.title == "Doors of Öld"


def test_xml_says_its_encoding_itself() -> None:
    record = "<record><titles><title>Türen</title></titles></record>"
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>\n<xml><records>{record}</records></xml>'
    (paper,) = read_bytes(text.encode("latin-1"), "a.xml")
    assert isinstance(paper, Paper)
    assert paper.title == "Türen"


def test_entities_of_xml_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    body = "<xml><records><record>&a11;</record></records></xml>"
    text = f'<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a0 "ha">{laughs}]>{body}'
    (problem,) = read_bytes(text.encode(), "a.xml")
    assert isinstance(problem, Problem)
    assert "entities" in problem.message
    padded = text.replace("<!DOCTYPE", f"<!--{' ' * 70_000}--><!DOCTYPE")
    assert all("ha" not in str(item) or isinstance(item, Problem) for item in read_bytes(padded.encode(), "a.xml"))
