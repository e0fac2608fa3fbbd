"""Topic pages: what a reader finds there, however many papers a topic has."""

from __future__ import annotations

from dataclasses import replace

from builder.pages import render
from builder.records import Curation, Paper, Place, Survey, Topic
from builder.settings import Settings

SETTINGS = Settings(title="Test", page_size=20)


def pages(size: int, *, years: bool = False, texts: dict[str, str] | None = None) -> dict[str, str]:
    papers = {f"p{n:03}": Paper(f"Paper {n}", "Text.", (), f"p{n:03}", year=2020 + n % 2) for n in range(size)}
    if not years:
        papers = {id_: replace(paper, year=None) for id_, paper in papers.items()}
    topic = Topic("gate", "gate", ("gate", "door"), tuple(papers), 0.5, neighbours=(("wall", 0.3),))
    wall = Topic("wall", "wall", ("wall",), ("w",), 0.5)
    survey = Survey(
        papers={**papers, "w": Paper("Walls", "Text.", (), "w")},
        topics={"gate": topic, "wall": wall},
        place_of={**dict.fromkeys(papers, Place("gate", "wall")), "w": Place("wall", "gate")},
    )
    return {page.path: page.text for page in render(survey, SETTINGS, {}, Curation(topic_texts=texts or {}))}


def test_all_papers_of_a_large_topic_stand_on_its_pages_once() -> None:
    found = pages(50)
    own = [text for path, text in found.items() if path.startswith("topics/gate")]
    listed = "".join(text.partition("<aside")[0] for text in own)
    assert len(own) == 3
    assert all(listed.count(f"/papers/p{n:03}.md)") + listed.count(f"](../papers/p{n:03}.md)") >= 1 for n in range(50))
    assert sum(listed.count(f"papers/p{n:03}.md)") for n in range(50)) == 50


def test_the_first_page_says_what_holds_the_topic_together_and_what_is_near() -> None:
    found = pages(50)
    assert "50 papers, held together by gate, door." in found["topics/gate.md"]
    assert "[wall](wall.md)" in found["topics/gate.md"]
    assert "[Walls](../papers/w.md)" in found["topics/gate.md"]
    assert "Neighbouring" not in found["topics/gate/2.md"]


def test_years_stand_there_where_they_are_known_only() -> None:
    assert "2021 <small>25 papers</small>" in pages(50, years=True)["topics/gate.md"]
    assert "Years" not in pages(50)["topics/gate.md"]


def test_the_authors_text_stands_on_the_first_page_as_it_is() -> None:
    found = pages(50, texts={"gate": "Gates *open*."})
    assert "Gates *open*." in found["topics/gate.md"]
    assert "Gates *open*." not in found["topics/gate/2.md"]


def test_a_paper_says_where_it_belongs_and_what_fits_next_best() -> None:
    assert "Topic: [gate](../topics/gate.md), next best [wall](../topics/wall.md)" in pages(3)["papers/p000.md"]


def test_the_home_page_and_the_index_lead_to_every_topic() -> None:
    found = pages(3)
    assert "[gate](topics/gate.md)" in found["index.md"]
    assert "[gate](gate.md)" in found["topics/index.md"]
    assert "[wall](wall.md)" in found["topics/index.md"]
