"""The author's hand on pages: corrections, collections, the flow from records to papers, former addresses."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from builder.pages import render
from builder.pages.flow import Box, Step, flow_diagram
from builder.records import Curation, Excluded, Exclusion, Note, Origin, Paper, Reading, Reference, Search, Survey
from builder.settings import Settings
from tests.pages.nasty_survey import ALONE, DOOR, GATE, SHUT
from tests.pages.support import site_markdown

GITHUB = "https://github.com/me/survey/edit/main"
PLACE = Origin("content/notes/alone-777777.md", 3)


def pages(curation: Curation, settings: Settings | None = None, *papers: Paper) -> dict[str, str]:
    survey = Survey({paper.id: paper for paper in papers or (ALONE, GATE)})
    rendered = render(survey, settings or Settings(title="Test"), {}, curation)
    return {page.path: page.text for page in rendered}


def of_alone(curation: Curation, settings: Settings | None = None, **changes: object) -> str:
    return pages(curation, settings, replace(ALONE, **changes))[f"papers/{ALONE.id}.md"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edit", "record", "note"),
    [
        ("", "", ""),
        (f"{GITHUB}/", f"{GITHUB}/content/papers/a_list.txt#L18", "https://github.com/me/survey/new/main?filename="),
        (
            "https://git.example.org/g/edit/survey/-/edit/main",
            "https://git.example.org/g/edit/survey/-/edit/main/content/papers/a_list.txt#L18",
            "https://git.example.org/g/edit/survey/-/new/main?file_name=",
        ),
        ("https://example.org/edit", "https://example.org/edit/content/papers/a_list.txt#L18", ""),
    ],
)
def test_a_record_is_corrected_where_it_stands_or_in_a_note(edit: str, record: str, note: str) -> None:
    links = re.findall(
        r"\[(Correct this record|Write a note on it)\]\((.*?)\)", of_alone(Curation(), Settings("x", edit=edit))
    )
    assert [words for words, _ in links] == ["Correct this record"] * bool(record) + ["Write a note on it"] * bool(note)
    if record:
        assert links[0][1] == record
    if note:
        assert links[1][1].startswith(f"{note}content%2Fnotes%2Falone-777777.md")


def test_a_note_that_is_there_is_edited_and_a_packed_file_is_not() -> None:
    curation = Curation(notes={ALONE.id: Note("x", Origin("content/notes/x y.md"))})
    page = of_alone(curation, Settings("x", edit=GITHUB), origins=(Origin("content/papers/a.zip/b.ris", 2),))
    assert f"[Edit the note]({GITHUB}/content/notes/x%20y.md)" in page
    assert "Correct" not in page


def test_a_place_in_a_packed_file_leads_to_that_file() -> None:
    settings = Settings("x", repository="https://example.org/main")
    page = of_alone(Curation(), settings, origins=(Origin("content/papers/a.zip/b.ris", 2),))
    assert "[content/papers/a.zip/b.ris, line 2](https://example.org/main/content/papers/a.zip)" in page


def test_the_page_says_what_came_from_where() -> None:
    bib = Origin("content/papers/b.bib", 4)
    page = of_alone(
        Curation(),
        origins=(*ALONE.origins, bib),
        provenance=(("doi", bib), ("year", PLACE), ("keywords", PLACE)),
    )
    source = page[page.index("## Source") :]
    assert "content/papers/b.bib, line 4 <small>DOI</small>" in source
    assert "content/notes/alone-777777.md <small>year, keywords</small>" in source
    assert "a&#95;list.txt, line 18\n" in source


def test_a_name_that_is_gone_is_plain_text_and_one_left_out_leads_to_why() -> None:
    text = ("See ", Reference("g*ne", PLACE), ", ", Reference("shut", PLACE, paper=SHUT.id), ".")
    exclusion = Exclusion("", "screening", PLACE)
    found = pages(
        Curation(notes={ALONE.id: Note("x", PLACE, text=text)}, excluded={SHUT.id: Excluded(SHUT, exclusion)})
    )
    html = site_markdown(found[f"papers/{ALONE.id}.md"])
    assert re.search(r"See g(&#42;|\*)ne, ", html)
    assert re.search(r'<a href="../made/index.md#left-out">A &lt;shut&gt; (&#42;|\*)Door(&#42;|\*)</a>', html)
    assert "{ #left-out }" in found["made/index.md"]


def test_no_note_leaves_no_trace() -> None:
    found = pages(Curation())
    assert not any(path.startswith(("collections/", "reading-list/")) for path in found)
    assert not re.search("survey-remark|## Reading|## Collections", found[f"papers/{ALONE.id}.md"])
    assert "collections/index.md" not in found["index.md"]


def test_former_addresses_lead_on_and_take_no_papers_place() -> None:
    found = pages(Curation(), None, DOOR, replace(GATE, former=("doors-of-old-000000",)))
    assert f"({DOOR.id}.md)" in found["papers/doors-of-old-000000.md"]
    assert "## Source" in found[f"papers/{GATE.id}.md"]
    assert len([path for path in found if path.startswith("papers/") and "index" not in path]) == 3


def numbers(curation: Curation) -> list[tuple[str, str]]:
    return re.findall(r"^- ([A-Z][^:]*): \*\*(.*?)\*\*", pages(curation)["made/index.md"], re.MULTILINE)


def test_a_step_that_nobody_recorded_is_left_out() -> None:
    assert numbers(Curation()) == []
    assert numbers(Curation(reading=Reading((("a", 2),), 0, 2))) == [
        ("Records read", "2"),
        ("Studies included in this survey", "2"),
    ]


def test_the_numbers_of_the_flow_add_up() -> None:
    left_out = {
        f"p{n}": Excluded(SHUT, Exclusion("late" if n else "", "full text" if n > 2 else "screening", PLACE))
        for n in range(5)
    }
    curation = Curation(
        searches=(Search("arXiv", PLACE, found=7), Search("arXiv", PLACE, found=3), Search("ACL", PLACE)),
        reading=Reading((("a", 5), ("b", 4)), 1, 7),
        excluded=left_out,
    )
    assert numbers(curation) == [
        ("Records identified by searches", "not recorded"),
        ("Records read", "10"),
        ("Records removed before screening", "3"),
        ("Records screened", "7"),
        ("Records excluded", "3"),
        ("Reports assessed for eligibility", "4"),
        ("Reports excluded", "2"),
        ("Studies included in this survey", "2"),
    ]
    page = pages(curation)["made/index.md"]
    assert "(arXiv: 10; ACL: not recorded)" in page
    assert "(late: 2; no reason given: 1)" in page
    assert "(duplicate records: 2; records without a title: 1)" in page


def test_the_diagram_is_well_formed_and_says_what_the_list_says() -> None:
    steps = [Step(Box("All <b> & {{ x }}", 1000, (("a" * 100, None),)), Box("Out", 3)), Step(Box("日本" * 30, None))]
    drawing = ElementTree.fromstring(flow_diagram(steps))
    words = "".join(text.text or "" for text in drawing.iter("text"))
    assert "All <b> & {{ x }} (n = 1,000)" in words
    assert "a" * 100 + ": not recorded" in words
    assert "日本" * 30 in words
    height = int(drawing.attrib["height"])
    assert all(float(text.attrib["y"]) < height for text in drawing.iter("text"))
    assert all(len(text.text or "") <= 42 for text in drawing.iter("text"))
