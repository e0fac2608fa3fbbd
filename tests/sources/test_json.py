"""JSON of services and programs: nothing lost, nothing raised, whatever a file holds or lacks."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper
from builder.sources.formats import Reader, format_of
from builder.sources.json import crossref, csl, dblp, hfpapers, openalex, openreview, semanticscholar, zotero
from builder.sources.json.records import Element, elements
from builder.sources.source import Source, source_of
from tests.exports.support import written

CASES = Path(__file__).resolve().parents[1] / "cases"
READERS: dict[str, Reader] = {
    "crossref": crossref.read,
    "csl": csl.read,
    "dblp": dblp.read,
    "hfpapers": hfpapers.read,
    "openalex": openalex.read,
    "openreview": openreview.read,
    "semanticscholar": semanticscholar.read,
    "zotero": zotero.read,
}
INPUTS = [path for name in READERS for path in sorted((CASES / name).glob("*.json*")) if ".expected" not in path.name]
SOUND = [path for path in INPUTS if not path.stem.startswith(("broken", "cut", "one-a-line", "wrong"))]
AT = Origin("a.json")


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def read(reader: Reader, text: str) -> list[Paper | Problem]:
    return list(reader(source_of(text, AT)))


def papers(found: Iterable[Paper | Problem]) -> list[Paper]:
    return [item for item in found if isinstance(item, Paper)]


def codes(found: Iterable[Paper | Problem]) -> list[Code]:
    return [item.code for item in found if isinstance(item, Problem)]


def values(text: str) -> list[object]:
    return [item.value for item in elements(source_of(text, AT), [("items",)]) if isinstance(item, Element)]


@pytest.mark.parametrize("path", INPUTS, ids=name_of)
def test_each_service_is_known_by_its_own_marks(path: Path) -> None:
    kind = format_of(path.name, path.read_text(encoding="utf-8"))
    assert kind is not None
    assert kind.reader is READERS[path.parent.name]


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": 1, "type": "article", "title": "A", "authors": ["Ada Lovelace"], "year": 1843}]',
        '[{"title": "A", "abstract": "We weave."}]',
        '@article{a, note = {"container-title": "b"}}',
        '"itemType": "book", "container-title": "b", "paperId": 1',
    ],
)
def test_what_is_of_no_service_is_left_to_others(text: str) -> None:
    kind = format_of("a.json", text)
    assert kind is None or kind.reader not in READERS.values()


@pytest.mark.parametrize("path", SOUND, ids=name_of)
def test_a_truncated_file_keeps_all_whole_records_and_says_so(path: Path) -> None:
    text = path.read_text(encoding="utf-8").rstrip()
    reader = READERS[path.parent.name]
    whole = papers(read(reader, text))
    for end in range(1, len(text), 3):
        found = read(reader, text[:end])
        kept = papers(found)
        # Of the last the whole members are kept, so that it may say less than before.
        assert kept[:-1] == whole[: max(0, len(kept) - 1)]
        assert Code.TRUNCATED in codes(found) or text[:end].strip() == ""


@pytest.mark.parametrize("path", INPUTS, ids=name_of)
def test_a_changed_character_gives_values(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    reader = READERS[path.parent.name]
    for at in range(0, len(text), 5):
        changed = text[:at] + '"{}[],:x\\1\n'[at % 11] + text[at + 1 :]
        assert all(isinstance(item, Paper | Problem) for item in read(reader, changed))


@pytest.mark.parametrize("indent", [None, 0, 2, "\t"])
@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize("damage", ['"author"', '"family": "Lovelace"', '"type"', '": [', "{"])
def test_a_broken_record_costs_itself_alone(indent: int | str | None, wrap: bool, damage: str) -> None:
    record = {"id": "x", "type": "book", "author": [{"family": "Lovelace"}, {"family": "King"}], "abstract": "It is."}
    records = [{"title": f"Number {number}", **record} for number in range(4)]
    begin, second, end = json.dumps({"items": records} if wrap else records, indent=indent).partition('"Number 1"')
    after = end.replace(damage, damage[1:], 1)
    found = read(csl.read, begin + second + after)
    kept = [paper.title for paper in papers(found)]
    lost = {"Number 2"} if damage == "{" and after.index("{") > after.index("Number 2") else set()
    assert {"Number 0", "Number 1", "Number 2", "Number 3"} - lost <= set(kept)
    assert Code.BAD_RECORD in codes(found)


def test_a_broken_line_costs_itself_alone() -> None:
    lines = [json.dumps({"id": "x", "type": "book", "title": f"Number {number}"}) for number in range(3)]
    found = read(csl.read, "\n".join([lines[0], '{"id": "y", "title": "Number', lines[1], "", "{", lines[2]]))
    assert [paper.title for paper in papers(found)] == ["Number 0", "Number 1", "Number 2"]
    assert [item.place for item in found if isinstance(item, Problem)] == [Origin("a.json", 3), Origin("a.json", 6)]
    assert set(codes(found)) == {Code.BAD_RECORD}


def test_records_name_the_line_that_they_begin_on() -> None:
    text = '{"count": 2,\n "items": [\n\n{"title": "A"}, {"title":\n "B"},\n {"title": "C"}]}\n{"title": "D"}'
    found = [item for item in elements(source_of(text, AT), [("items",)]) if isinstance(item, Element)]
    assert [(item.value, item.line) for item in found] == [
        ({"title": "A"}, 4),
        ({"title": "B"}, 4),
        ({"title": "C"}, 6),
        ({"title": "D"}, 7),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[{"a": 1}, {"a": 2},]', [{"a": 1}, {"a": 2}]),
        ('[{"a": 1} {"a": 2}]', [{"a": 1}, {"a": 2}]),
        ('[{"a": 1}]\n[{"a": 2}]', [{"a": 1}, {"a": 2}]),
        ('\x1e{"a": 1}\n\x1e{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('{"items": {"b": 1}, "a": "x\ny"}', [{"items": {"b": 1}, "a": "x\ny"}]),
        ('[{"a": 1, "a": 2}]', [{"a": 2}]),
        ("[]", []),
        ("", []),
    ],
)
def test_lists_are_cut_into_records(text: str, found: list[object]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    "odd",
    [
        "9" * 5000,
        "-" + "9" * 5000,
        "1e999",
        "NaN",
        "-Infinity",
        "1.5",
        "true",
        '"\\ud83d"',
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        '{"date-parts": [[' + "9" * 5000 + "]]}",
        '{"date-parts": [["²", "x"]]}',
        '"' + "a" * 300_000 + '"',
    ],
    ids=lambda odd: odd[:12],
)
def test_odd_values_cost_no_other_record(odd: str) -> None:
    fields = ", ".join(f'"{name}": {odd}' for name in ("issued", "volume", "author", "abstract"))
    text = f'[{{"title": "A", "type": "book", {fields}}},\n{{"title": "B", "type": "book"}}]'
    found = read(csl.read, text)
    assert [paper.title for paper in papers(found)] == ["A", "B"]
    assert all((paper.title + paper.abstract + paper.volume).encode("utf-8") for paper in papers(found))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


NAMES = {
    name: sorted(
        set(_leaves([json.loads(path.read_text(encoding="utf-8")) for path in SOUND if path.parent.name == name]))
    )
    for name in READERS
}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_in_any_field_gives_values(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(READERS)))
    members = st.sampled_from(NAMES[name])
    inner = json_values | st.dictionaries(members, json_values, max_size=3)
    record = data.draw(st.dictionaries(members, inner | st.lists(inner, max_size=3), max_size=6))
    text = data.draw(st.sampled_from(["[{}]", '{{"items": [{}]}}', "{}"])).format(json.dumps(record))
    assert all(isinstance(item, Paper | Problem) for item in read(READERS[name], text))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(READERS)), st.text(st.sampled_from('{}[],:"\\ \na1e-.') | st.characters(), max_size=60))
def test_any_text_gives_values(name: str, text: str) -> None:
    assert all(isinstance(item, Paper | Problem) for item in read(READERS[name], text))


class Pages(io.TextIOBase):
    """A stream of records without end in sight, none of which is kept."""

    def __init__(self, record: str, number: int) -> None:
        self._parts = iter(["[", *[record + ",\n"] * number, "{}]"])
        self._ready = ""

    def read(self, size: int | None = -1) -> str:
        while len(self._ready) < (size or 0) and (part := next(self._parts, "")):
            self._ready += part
        given, self._ready = self._ready[: size or 0], self._ready[size or 0 :]
        return given


def test_a_long_list_needs_no_more_memory_than_a_few_records() -> None:
    record = json.dumps({"title": "A", "type": "book", "abstract": "We weave. " * 500})
    number = 600  # 3 MB
    tracemalloc.start()
    count = sum(isinstance(item, Paper) for item in csl.read(Source(AT, cast(TextIO, Pages(record, number)), "")))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == number
    assert peak < 1_000_000


@pytest.mark.parametrize(
    "text", ["[" * 10**6, '{"a":' * 10**6, '[{},{"x":[' * 10**5, "{\n" * 10**6, '["",' + '"",' * 10**6]
)
def test_nonsense_ends_soon_and_is_told(text: str) -> None:
    found = read(csl.read, text)
    assert 0 < len(codes(found)) < 200


def test_many_problems_are_summed_up() -> None:
    found = read(csl.read, "[" + '{"type": "book"},\n' * 500 + '{"title": "A"}]')
    assert len(papers(found)) == 1
    assert "400 more" in [item.message for item in found if isinstance(item, Problem)][-1]


# What an export says must come back. Texts that finish() changes on any way in are not what is tested here.
WORD = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=8)
TEXT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
CAPITAL = WORD.map(lambda word: "A" + word)
PEOPLE = st.builds(Author, CAPITAL, TEXT, st.sampled_from(["", "van", "de la"]), st.sampled_from(["", "Jr.", "III"]))
BODIES = st.builds(Author, TEXT)
DATES = st.sampled_from([(None, ""), (1843, ""), (2024, "2024-03"), (2024, "2024-03-17")])
PAPERS = st.builds(
    Paper,
    title=TEXT,
    abstract=TEXT | st.just(""),
    origins=st.just((Origin("a.json", 2),)),
    authors=st.lists(PEOPLE | BODIES, max_size=3).map(tuple),
    editors=st.lists(PEOPLE, max_size=2).map(tuple),
    venue=TEXT | st.just(""),
    doi=st.sampled_from(["", "10.5555/abc(1)2"]),
    arxiv=st.sampled_from(["", "2303.08134", "hep-th/9901001"]),
    url=st.sampled_from(["", "https://example.org/a?b=c"]),
    keywords=st.lists(TEXT, max_size=4, unique_by=str.casefold).map(tuple),
    pmid=st.sampled_from(["", "12345678"]),
    type=st.sampled_from(
        ["article", "conference paper", "preprint", "book", "chapter", "thesis", "report", "data set"]
    ),
    volume=WORD | st.just(""),
    issue=WORD | st.just(""),
    pages=st.sampled_from(["", "137-144", "e17"]),
    publisher=TEXT | st.just(""),
    key=st.just("key1"),
    language=st.sampled_from(["", "en"]),
)


@settings(max_examples=150, deadline=None)
@given(PAPERS, DATES)
def test_what_the_export_writes_comes_back(paper: Paper, when: tuple[int | None, str]) -> None:
    paper = replace(paper, year=when[0], date=when[1])
    if paper.type in ("thesis", "report") and not paper.venue:
        paper = replace(paper, venue=paper.publisher, publisher="")  # as readers give it
    text = written("csl-json", [paper])
    assert csl.sniff(text)
    assert read(csl.read, text) == [paper]
