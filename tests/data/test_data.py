"""The data that scripts load: one numbering for all files, and nothing in it that is not in the survey."""

from __future__ import annotations

import json
from dataclasses import replace

from builder.data import Contents, Entries, render_data
from builder.data.contents import BLOCK, EXPORT_BLOCK
from builder.records import (
    Author,
    Collection,
    Curation,
    DataFile,
    Link,
    Note,
    Origin,
    Paper,
    Place,
    Reference,
    Region,
    Result,
    Span,
    Spot,
    Survey,
    Tag,
    Topic,
)

ORIGIN = Origin("content/papers/a.bib", 1)
ADA, BYRON = Author("Lovelace", "Ada"), Author("Byron")


def paper(number: int, **fields: object) -> Paper:
    base = {"title": f"Paper {number}", "abstract": f"Abstract {number}.", "origins": (ORIGIN,)}
    return Paper(**{**base, "id": f"paper-{number:02}", **fields})  # type: ignore[arg-type]


PAPERS = [paper(number) for number in range(BLOCK + 2)]
PAPERS[0] = paper(0, authors=(ADA, BYRON), year=1843, venue="Memoirs", doi="10.1000/a<b>", url="https://example.org/a")
PAPERS[1] = paper(1, authors=(ADA,), date="1844-05", title="</script><script>alert(1)</script>")
RESULT = Result(Span(0, 11), Span(0, 3), "76.0", 76.0, "reached", "%", "accuracy", "LoomBench")
SURVEY = Survey(
    papers={paper.id: paper for paper in reversed(PAPERS)},
    key_sentences={"paper-00": Span(0, 11)},
    links={"paper-00": (Link("https://example.org/code", "code", Span(0, 3)),)},
    tags={"looms": Tag("looms", "Looms", (), ("paper-00", "paper-01"), ())},
    tags_of={"paper-00": ("looms",), "paper-01": ("looms",)},
    topics={"engines": Topic("engines", "engines", (), ("paper-00",), 0.5)},
    place_of={"paper-00": Place("engines")},
    names={"paper-00": ("LoomNet",)},
    results={"paper-00": (RESULT,)},
)
ENTRY = Reference("x", ORIGIN, paper="paper-01", is_entry=True)
CURATION = Curation(
    notes={"paper-01": Note("paper-01", ORIGIN, status="read", rating=4)},
    collections=(
        Collection("first", "First", ORIGIN, text=(Reference("x", ORIGIN, paper="paper-01", is_entry=True),)),
    ),
)
EXPORTS = {"list": Entries(".txt", [f"{paper.title}\n" for paper in PAPERS], "head\n")}


def data() -> dict[str, DataFile]:
    files = list(render_data(Contents(SURVEY, CURATION, EXPORTS)))
    assert len({file.name for file in files}) == len(files)
    return {file.name: file for file in files}


def test_every_file_counts_papers_in_the_same_order() -> None:
    files = data()
    ids = [paper.id for paper in PAPERS]
    assert files["columns/id"].value["values"] == ids
    records = [record for block in range(2) for record in files[f"records/{block}"].value]
    assert [record["id"] for record in records] == ids
    assert files["exports/list/0"].value == [f"{paper.title}\n" for paper in PAPERS]
    assert files["survey"].value["papers"] == len(PAPERS)
    assert files["survey"].value["block"] == BLOCK == len(files["records/0"].value)
    assert files["survey"].value["exportBlock"] == EXPORT_BLOCK


def test_entries_lie_in_larger_files_than_records() -> None:
    entries = [f"{number}" for number in range(EXPORT_BLOCK + 1)]
    found = render_data(Contents(SURVEY, CURATION, {"list": Entries(".txt", entries)}))
    files = {file.name: file.value for file in found if file.name.startswith("exports/")}
    assert files == {"exports/list/0": entries[:-1], "exports/list/1": entries[-1:]}


def test_the_first_file_names_the_columns_that_have_anything() -> None:
    filled = data()["survey"].value["columns"]
    assert {"id", "title", "author", "year", "topic", "tag", "dataset", "results", "method", "sentence"} <= set(filled)
    assert "type" not in filled


def test_terms_are_counted_and_named() -> None:
    files = data()
    author = files["columns/author"].value
    assert author["names"] == ["Ada Lovelace", "Byron"]  # the most used first
    assert author["of"][:3] == [[0, 1], [0], []]
    assert files["columns/tag"].value == {
        "kind": "terms",
        "names": ["Looms"],
        "of": [[0], [0], *([] for _ in PAPERS[2:])],
        "ids": ["looms"],
    }
    assert files["columns/year"].value["values"][:3] == [1843, 1844, None]
    assert files["columns/has"].value["names"] == ["code"]
    assert files["columns/status"].value["of"][1] == [0]
    assert files["columns/rating"].value["values"][1] == 4
    assert files["columns/collection"].value["ids"] == ["first"]
    assert files["columns/dataset"].value["names"] == ["LoomBench"]
    assert files["columns/method"].value["of"][:2] == [[0], []]


def test_what_a_paper_measured_and_says_of_itself() -> None:
    files = data()
    measured = [["LoomBench", "accuracy", "reached", "76.0", "%"]]
    assert files["columns/results"].value == {"kind": "results", "papers": [0], "of": [measured]}
    assert files["records/0"].value[0]["results"] == measured
    assert files["columns/sentence"].value["values"][:2] == ["Abstract 0.", ""]


def test_the_map_has_two_coordinates_for_each_paper_in_order() -> None:
    layout = {paper.id: Spot(number, -number) for number, paper in enumerate(PAPERS)}
    regions = {"engines": Region(((Spot(0, 0), Spot(9, 0), Spot(9, 9)),), Spot(5, 4), 3)}
    survey = replace(SURVEY, layout=layout, regions=regions)
    found = {file.name: file.value for file in render_data(Contents(survey, CURATION, EXPORTS))}["map"]
    assert found["spots"][:6] == [0, 0, 1, -1, 2, -2]
    assert len(found["spots"]) == 2 * len(PAPERS)
    assert found["regions"] == [{"topic": "engines", "hue": 3, "at": [5, 4], "outlines": [[0, 0, 9, 0, 9, 9]]}]


def test_a_record_has_what_is_known_and_nothing_else() -> None:
    first, second = data()["records/0"].value[:2]
    assert first["sentence"] == [0, 11]
    assert first["addresses"] == [["DOI", "https://doi.org/10.1000/a%3Cb%3E"], ["Source", "https://example.org/a"]]
    assert first["topic"] == ["engines", "engines"]
    assert first["links"] == [["code", "https://example.org/code"]]
    assert set(second) == {"id", "title", "authors", "year", "abstract", "tags"}


def test_a_file_is_a_script_that_gives_its_value() -> None:
    file = data()["columns/title"]
    assert file.text.startswith('litsurvey.give("columns/title",{')
    value = file.text.removeprefix('litsurvey.give("columns/title",').removesuffix(");\n")
    assert json.loads(value) == file.value
