"""Tables and plain JSON: columns are found by their names or as survey.yml says, and no row is lost in silence."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper
from builder.sources.source import HEAD, Source, source_of
from builder.sources.tables import plain_json, table
from builder.sources.tables.columns import mapping_of
from builder.sources.tables.filling import authors_of, keywords_of, type_of

CASES = Path(__file__).resolve().parents[1] / "cases"
ORIGIN = Origin("content/papers/a.csv")


def read_table(text: str, columns: dict[str, str] | None = None) -> list[Paper | Problem]:
    return list(table.read(source_of(text, ORIGIN, columns)))


def papers_of(found: list[Paper | Problem]) -> list[Paper]:
    return [item for item in found if isinstance(item, Paper)]


def problems_of(found: list[Paper | Problem]) -> list[Problem]:
    return [item for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize("name", ["Title", "paper_title", "Article Title", "articleTitle", "TITLE:", "Titel", "Titre"])
def test_a_title_is_known_by_many_names(name: str) -> None:
    assert mapping_of([name, "Year"], {}).fields["title"] == (0,)


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        (
            "Article Title,Abstract,Reviewer",
            "title <- Article Title, abstract <- Abstract; not used: Reviewer",
        ),
        ("Title,Summary", "title <- Title, abstract <- Summary"),
        ("Title,Abstract,Summary", "title <- Title, abstract <- Abstract, summary <- Summary"),
        ("Name,Title", "title <- Title; not used: Name"),
        ("Title,Source,Source title", "title <- Title, venue <- Source title; not used: Source"),
        ("Number,Title", "title <- Title; not used: Number"),
        ("Short Title,Title (English)", "title <- Title (English); not used: Short Title"),
        ("TI,AU,ID,DE", "title <- TI, authors <- AU, keywords <- DE or ID"),
        ("Title,Publication Year,Create Date", "title <- Title, year <- Publication Year; not used: Create Date"),
    ],
)
def test_the_mapping_is_shown(header: str, shown: str) -> None:
    assert str(mapping_of(header.split(","), {})) == shown


def test_columns_of_the_settings_go_before_names() -> None:
    columns = {"title": "Name of it", "author_keywords": "Themes", "venue": "not there"}
    text = "Title,Name of it,Themes,Journal\nMr.,Doors,a; b,Annals\n"
    (paper,) = papers_of(read_table(text, columns))
    assert (paper.title, paper.keywords, paper.venue) == ("Doors", ("a", "b"), "Annals")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_content(delimiter: str) -> None:
    rows = [["year", "title", "authors"], ["2001", '"One; two, three|four"', "Ada Lovelace"]]
    (paper,) = papers_of(read_table("".join(delimiter.join(row) + "\n" for row in rows)))
    assert (paper.title, paper.year) == ("One; two, three|four", 2001)


def test_an_unknown_header_is_told_with_an_example() -> None:
    (problem,) = problems_of(read_table("Was,Wer\nWebstühle,Ada\n"))
    assert '"Was,Wer"' in problem.message
    assert "columns: {title:" in problem.hint


def test_a_row_is_placed_at_the_line_where_it_begins() -> None:
    found = read_table('title,abstract\n"A\nB",x\n\nC,"y\nz"\nD,w\n')
    assert [paper.origins[0].line for paper in papers_of(found)] == [2, 5, 7]


def test_a_lost_quote_costs_its_own_row_alone() -> None:
    rows = [f'Title {n},"Abstract {n}, with a comma.",{1900 + n}' for n in range(50)]
    rows[10] = rows[10].replace('."', ".")
    found = read_table("\n".join(["title,abstract,year", *rows, ""]))
    assert [paper.title for paper in papers_of(found)] == [f"Title {n}" for n in range(50)]
    assert [paper.year for paper in papers_of(found)][11:] == [1911 + n for n in range(39)]
    assert {(problem.code, problem.place) for problem in problems_of(found)} == {
        (Code.BAD_RECORD, Origin(ORIGIN.path, 12))
    }


def test_a_row_that_is_too_long_keeps_its_last_text() -> None:
    found = read_table("title,year,abstract\nDoors,2001,One, two, three\n")
    assert papers_of(found)[0].abstract == "One,two,three"
    assert problems_of(found)[0].code is Code.BAD_RECORD


def test_a_table_that_ends_in_a_row_is_told_as_cut() -> None:
    found = read_table("title,year,abstract\nDoors,2001,One\nGates,20")
    assert [paper.title for paper in papers_of(found)] == ["Doors", "Gates"]
    assert [problem.code for problem in problems_of(found)] == [Code.TRUNCATED]


@pytest.mark.parametrize(
    "name", ["scopus.csv", "web-of-science.tsv", "line-ends-in-cells.csv", "mini-conf.csv", "pubmed.csv"]
)
def test_every_cut_keeps_the_rows_before_it(name: str) -> None:
    text = (CASES / "csv" / name).read_text(encoding="utf-8")
    whole = papers_of(read_table(text))
    ends = [*(paper.origins[0].line or 0 for paper in whole[1:]), text.count("\n") + 1]
    for cut in range(0, len(text), 3):
        found = papers_of(read_table(text[:cut]))
        complete = sum(end <= text.count("\n", 0, cut) + 1 for end in ends)
        assert found[:complete] == whole[:complete]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='abtile,;|\t"\n\r\0 2é', max_size=200) | st.text())
def test_any_table_gives_values(text: str) -> None:
    for head in ("", "title,abstract\n", "\ufeffsep=;\n"):
        assert all(isinstance(item, Paper | Problem) for item in read_table(head + text))


def test_a_large_table_is_read_row_by_row() -> None:
    class Rows(io.TextIOBase):
        """A table of 4 MB that nobody holds."""

        def __init__(self) -> None:
            self.left = 2_000

        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            self.left -= 1
            return "" if self.left < 0 else f'"Title {self.left}","{"word " * 400}"\n'

    head = "title,abstract\n"
    stream = Rows()
    first = [head]
    read_on = stream.readline
    stream.readline = lambda size=-1: first.pop() if first else read_on()  # type: ignore[method-assign]
    tracemalloc.start()
    count = sum(isinstance(item, Paper) for item in table.read(Source(ORIGIN, stream, head)))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2_000
    assert peak < 1 << 20


@pytest.mark.parametrize("text", ['"' * 1_000_000, 'a,"b\n' * 20_000, ('"a\n' + "b\n" * 600) * 40, "a," * 500_000])
def test_a_table_of_quotes_ends_in_time(text: str) -> None:
    assert all(isinstance(item, Paper | Problem) for item in read_table("title,year\n" + text))


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Lovelace, Ada (57200000001); Babbage, Charles (57200000002)", ["Ada Lovelace", "Charles Babbage"]),
        ("Lovelace AK, van der Berg J, Babbage C.", ["AK Lovelace", "J van der Berg", "C Babbage"]),
        ("Lovelace, A.; Babbage, C.", ["A. Lovelace", "C. Babbage"]),
        (["Ada Lovelace", "Babbage, Charles"], ["Ada Lovelace", "Charles Babbage"]),
        ([{"name": "Ada Lovelace"}, {"first": "Charles", "last": "Babbage"}], ["Ada Lovelace", "Charles Babbage"]),
        ([["Lovelace", "Ada", ""], ["King", "Martin", "Jr."]], ["Ada Lovelace", "Martin King, Jr."]),
        ({"given": "Ludwig", "family": "van Beethoven"}, ["Ludwig van Beethoven"]),
        ([None, 3, [], {}], ["3"]),
        ("nan", []),
    ],
)
def test_authors_come_in_many_shapes(value: object, authors: list[str]) -> None:
    assert [str(author) for author in authors_of(value)] == authors


def test_keywords_come_in_many_shapes() -> None:
    expected = ["deep looms", "cards"]
    for value in ("deep looms; cards", "deep looms, cards", "deep looms|cards", ["deep looms", "cards"]):
        assert keywords_of(value) == expected
    assert keywords_of([{"name": "deep looms"}, {"name": "cards"}]) == expected
    assert keywords_of("#looms #cards") == ["looms", "cards"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("journalArticle", "article"),
        ("Proceedings Paper", "conference paper"),
        ("IEEE Conferences", "conference paper"),
        ("Book Chapter", "chapter"),
        ("inproceedings", "conference paper"),
        ("phdthesis", "thesis"),
        ("something", ""),
    ],
)
def test_kinds_of_work_are_known(text: str, kind: str) -> None:
    assert type_of(text) == kind


def read_json(text: str) -> list[Paper | Problem]:
    return list(plain_json.read(source_of(text, Origin("a.json"))))


RECORDS = [{"title": f"Title {n}", "authors": ["Ada Lovelace"], "year": 2000 + n, "tags": ["a", "b"]} for n in range(4)]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORDS),
        json.dumps(RECORDS, indent=2),
        "\n".join(map(json.dumps, RECORDS)),
        json.dumps({"papers": RECORDS, "count": 4}),
        json.dumps({"count": 4, "whatever": RECORDS}, indent=1),
        json.dumps({f"key{n}": record for n, record in enumerate(RECORDS)}),
    ],
    ids=["list", "indented", "lines", "wrapped", "unknown wrapper", "by key"],
)
def test_json_is_read_however_it_is_wrapped(text: str) -> None:
    found = papers_of(read_json(text))
    assert [paper.title for paper in found] == [f"Title {n}" for n in range(4)]
    assert found[3].year == 2003
    assert found[3].authors == (Author("Lovelace", "Ada"),)
    assert found[3].keywords == ("a", "b")


def test_columns_name_keys_of_json_as_well() -> None:
    source = source_of('{"heading_text": "Doors", "title": "Dr."}', Origin("a.json"), {"title": "heading_text"})
    (paper,) = papers_of(list(plain_json.read(source)))
    assert paper.title == "Doors"


def test_every_cut_of_lines_keeps_the_records_before_it() -> None:
    text = "\n".join(map(json.dumps, RECORDS)) + "\n"
    for cut in range(len(text)):
        complete = text.count("\n", 0, cut)
        assert [paper.title for paper in papers_of(read_json(text[:cut]))][:complete] == [
            f"Title {n}" for n in range(complete)
        ]


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["title", "authors", "year", "a"]), inner),
    )
)
def test_any_json_gives_values(value: object) -> None:
    assert all(isinstance(item, Paper | Problem) for item in read_json(json.dumps(value)))


def test_the_head_is_all_that_a_layout_needs() -> None:
    text = "title,abstract\n" + "".join(f'T{n},"{"word " * 300}"\n' for n in range(200))
    assert len(text) > HEAD
    assert len(papers_of(read_table(text))) == 200
