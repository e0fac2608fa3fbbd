"""RIS, MEDLINE, Ovid, Refer and Web of Science: what their lines mean, and that nothing of a broken file is lost."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper
from builder.sources.formats import format_of
from builder.sources.source import HEAD, Source, source_of
from builder.sources.tagged import medline, ovid, refer, ris, wos

CASES = Path(__file__).resolve().parents[1] / "cases"
READERS = {"ris": ris, "medline": medline, "ovid": ovid, "refer": refer, "wos": wos}
FIXTURES = sorted(
    path for name in READERS for path in (CASES / name).iterdir() if not path.name.endswith(".expected.json")
)
ONE = {
    "ris": "TY  - JOUR\nAU  - Lovelace, Ada\nTI  - {}\nAB  - {}\nER  - \n\n",
    "medline": "PMID- 1\nFAU - Lovelace, Ada\nTI  - {}\nAB  - {}\n\n",
    "ovid": "<1. >\nVN  - Ovid Technologies\nAU  - Lovelace, Ada\nTI  - {}\nAB  - {}\n\n",
    "refer": "%0 Journal Article\n%A Lovelace, Ada\n%T {}\n%X {}\n\n",
    "wos": "PT J\nAU Lovelace, Ada\nTI {}\nAB {}\nER\n\n",
}


def read(reader: ModuleType, text: str) -> list[Paper | Problem]:
    return list(reader.read(source_of(text, Origin("a"))))


def papers(reader: ModuleType, text: str) -> list[Paper]:
    return [item for item in read(reader, text) if isinstance(item, Paper)]


def only(reader: ModuleType, text: str) -> Paper:
    (paper,) = papers(reader, text)
    return paper


def ris_of(*lines: str, kind: str = "JOUR") -> Paper:
    return only(ris, "\n".join((f"TY  - {kind}", "TI  - A Title", *lines, "ER  - ", "")))


@pytest.mark.parametrize("name", ONE)
def test_the_reader_is_found_by_the_text_alone(name: str) -> None:
    text = ONE[name].format("A Title", "An abstract.")
    for path in ("a.txt", "a", "a.download"):
        found = format_of(path, text)
        assert found is not None
        assert found.reader is READERS[name].read


@pytest.mark.parametrize("name", ["ovid", "wos"])
def test_what_a_database_saves_as_ris_need_not_be_ris(name: str) -> None:
    found = format_of("savedrecs.ris", ONE[name].format("A Title", "An abstract."))
    assert found is not None
    assert found.reader is READERS[name].read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Any text.\nTY for all\n",
        "% A comment\n% of LaTeX\n",
        "%PDF-1.7\n%T\n",
        "AU\nTI\n",
        "Title\n\nPT J is short.\n",
    ],
)
def test_other_texts_are_left_to_others(text: str) -> None:
    assert not any(reader.sniff(text) for reader in READERS.values())


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_cut_anywhere_keeps_the_whole_records_before_the_cut(fixture: Path) -> None:
    reader, text = READERS[fixture.parent.name], fixture.read_text(encoding="utf-8-sig")
    whole = papers(reader, text)
    starts = [offset for offset, line in offsets(text) if any(paper.origins[0].line == line for paper in whole)]
    for end in range(0, len(text), max(1, len(text) // 150)):
        # A record is whole where the first line of the next one stands there too.
        done = sum(text.find("\n", start) < end for start in starts[1:])
        assert papers(reader, text[:end])[:done] == whole[:done]


def offsets(text: str) -> Iterator[tuple[int, int]]:
    """Yields the offset of each line with its number."""
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield offset, number
        offset += len(line) + 1


TAGS = ("TY  - ", "ER  - ", "AU  - ", "DA - ", "PMID- ", "TI  - ", "%0 ", "%T ", "PT J", "ER", "   ", "")
LINES = st.lists(
    st.tuples(
        st.sampled_from(
            ["TY  - ", "ER  - ", "AU  - ", "DA - ", "PMID- ", "TI  - ", "%0 ", "%T ", "PT J", "ER", "   ", ""]
        ),
        st.text(max_size=20),
    ).map("".join),
    max_size=12,
).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_lines_give_values(text: str) -> None:
    for reader in READERS.values():
        reader.sniff(text)
        assert all(isinstance(item, Paper | Problem) for item in read(reader, text))


@pytest.mark.parametrize("name", ONE)
def test_a_text_without_records_is_told(name: str) -> None:
    (problem,) = read(READERS[name], "Nothing of the kind.\n")
    assert isinstance(problem, Problem)
    assert problem.code is Code.EMPTY_FILE


class Endless(io.StringIO):
    """Gives the same record again and again."""

    def __init__(self, record: str, times: int) -> None:
        super().__init__("")
        self._lines = (line for _ in range(times) for line in record.splitlines(keepends=True))

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # typeshed gives IOBase bytes
        return next(self._lines, "")


@pytest.mark.parametrize("name", ONE)
def test_a_long_file_needs_the_memory_of_a_record(name: str) -> None:
    record = ONE[name].format("A Title", "An abstract. " * 100)
    source = Source(Origin("a"), Endless(record, 600), (record * 60)[:HEAD])
    tracemalloc.start()
    count = sum(isinstance(item, Paper) for item in READERS[name].read(source))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 600
    assert peak < 1 << 20


@pytest.mark.parametrize("name", ONE)
@pytest.mark.parametrize("text", ["word " * 200_000, "word\n  " * 200_000], ids=["one line", "many lines"])
def test_a_record_without_end_is_cut_and_told(name: str, text: str) -> None:
    record = ONE[name]
    items = read(READERS[name], record.format("First", text) + record.format("Second", "Short."))
    first, problem, second = items
    assert isinstance(first, Paper)
    assert isinstance(problem, Problem)
    assert isinstance(second, Paper)
    assert (first.title, second.title, problem.code) == ("First", "Second", Code.BAD_RECORD)
    assert len(first.abstract) > 100_000


def test_lines_that_only_look_like_fields_stay_in_their_text() -> None:
    paper = ris_of("AB  - We compare methods:", "AI - based, T-shaped,", "CO- operative ones.", "T1-weighted.")
    assert paper.abstract == "We compare methods: AI - based, T-shaped, CO- operative ones. T1-weighted."


@pytest.mark.parametrize(
    "note",
    [
        "Cited By (since 1996):2 Export Date: 6 January 2014",
        "Export Date: 1 April 2016",
        "Accession Number: 123; Source: A Base",
        "Last updated - 2023-11-29",
        "https://doi.org/10.5555/a",
        "A Title",
    ],
)
def test_what_a_database_notes_is_nobodys_note(note: str) -> None:
    assert ris_of(f"N1  - {note}", "N1  - Read this.").notes == ("Read this.",)


@pytest.mark.parametrize(
    ("lines", "year", "date"),
    [
        (["PY  - 2020", "Y2  - 2020/01/24"], 2020, ""),
        (["Y1  - 1900/01/01", "DA  - 1950/01/01"], 1950, "1950-01-01"),
        (["Y1  - 2016/10/19", "PY  - 2016"], 2016, "2016-10-19"),
        (["Y1  - 2015/october"], 2015, ""),
        (["PY  - 0000"], None, ""),
        (["PY  - 2012", "DA  - 2011/12/01"], 2012, ""),
        (["DA  - Jul 2", "PY  - 2011"], 2011, "2011-07-02"),
        (["PY  - 2001/09/01/"], 2001, "2001-09-01"),
        (["PY  - 2001/00/00/"], 2001, ""),
        (["PY  - YEAR/MONTH/DAY/", "PY  - 2001///"], 2001, ""),
    ],
)
def test_dates_of_ris(lines: list[str], year: int | None, date: str) -> None:
    paper = ris_of(*lines)
    assert (paper.year, paper.date) == (year, date)


@pytest.mark.parametrize(
    ("kind", "lines", "venue"),
    [
        ("JOUR", ["JO  - Short", "T2  - The Journal"], "The Journal"),
        ("JOUR", ["JA  - J. Short."], "J. Short."),
        ("CONF", ["T2  - The Meeting", "C3  - The Proceedings"], "The Proceedings"),
        ("CPAPER", ["T2  - The Meeting"], "The Meeting"),
        ("CHAP", ["T2  - The Book", "T3  - The Series"], "The Book"),
        ("THES", ["PB  - A University"], "A University"),
        ("ELEC", ["T2  - The Site"], "The Site"),
    ],
)
def test_venues_of_ris(kind: str, lines: list[str], venue: str) -> None:
    assert ris_of(*lines, kind=kind).venue == venue


def test_identifiers_of_ris_stand_in_many_places() -> None:
    assert ris_of("M3  - doi: 10.5555/a").doi == "10.5555/a"
    assert ris_of("L3  - 10.5555/a").doi == "10.5555/a"
    assert ris_of("UR  - http://dx.doi.org/10.5555/a").doi == "10.5555/a"
    assert ris_of("M3  - Article").doi == ""
    assert ris_of("N1  - PMID: 123456").pmid == "123456"
    assert ris_of("UR  - PM:123456").pmid == "123456"
    assert ris_of("PM  - 123456").pmid == "123456"
    assert ris_of("DB  - Embase", "AN  - 123456").pmid == ""
    assert ris_of("M1  - arXiv:1706.03762 [cs.CL]").arxiv == "1706.03762"


def test_what_stands_right_below_an_end_belongs_above_it() -> None:
    records = "{}ER  - \nUR  - https://example.org/late\n\nRecord #2\n{}ER  - \n"
    first, second = papers(
        ris, records.format("TY  - JOUR\nTI  - First\n", "AU  - Lovelace, Ada\nTY  - JOUR\nTI  - Second\n")
    )
    assert (first.title, first.url) == ("First", "https://example.org/late")
    assert (second.title, second.url, second.origins[0].line) == ("Second", "", 7)


def test_a_blank_line_inside_a_record_of_refer_does_not_divide_it() -> None:
    paper = only(refer, "%0 Report\n%T A Title\n%X An abstract.\n\n%U https://example.org/a\n\n%D 2020\n")
    assert (paper.url, paper.year) == ("https://example.org/a", 2020)
    assert len(papers(refer, "%0 Report\n%T First\n\n%A Lovelace, Ada\n%T No Type\n")) == 2


def test_files_on_somebodys_disk_are_no_addresses() -> None:
    paper = ris_of("L1  - file:///home/ada/a.pdf", "L1  - internal-pdf://1/a.pdf", "UR  - https://example.org/a")
    assert (paper.url, paper.links) == ("https://example.org/a", ())


def test_authors_keep_the_order_of_the_file() -> None:
    paper = ris_of("A1  - Georgiev, Danko", "AU  - Bello, Leon", "A1  - Carmi, Avishy")
    assert [author.family for author in paper.authors] == ["Georgiev", "Bello", "Carmi"]


def test_medline_names() -> None:
    lines = ["FAU - King, Martin Luther 3rd", "AU  - King ML 3rd", "AU  - Pérez-de la Fuente R", "AU  - Smith JA Jr"]
    assert only(medline, "\n".join(("PMID- 1", "TI  - A Title", *lines))).authors == (
        Author("King", "Martin Luther", suffix="3rd"),
        Author("Pérez-de la Fuente", "R"),
        Author("Smith", "JA", suffix="Jr"),
    )
