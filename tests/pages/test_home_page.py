"""The home page: what the survey holds, and the ways in, at one look."""

from __future__ import annotations

from dataclasses import replace

from builder.pages import render
from builder.records import Acronym, Curation, Paper, Place, Quote, Result, Sense, Span, Survey, Tag, Topic
from builder.settings import Settings

PAPERS = {id_: Paper(f"Paper {id_}", "It reaches 90 %.", (), id_) for id_ in "abc"}
SURVEY = Survey(
    papers=PAPERS,
    tags={"gate": Tag("gate", "gate", (), ("a", "b"), ())},
    topics={"gate-and-wall": Topic("gate-and-wall", "gate and wall", ("gate", "wall", "door"), ("a", "b", "c"), 0.5)},
    place_of=dict.fromkeys(PAPERS, Place("gate-and-wall")),
)


def home(survey: Survey = SURVEY) -> str:
    return next(page.text for page in render(survey, Settings(title="Test"), {}, Curation()) if page.path == "index.md")


def test_figures_and_topics_stand_there_with_a_line_each() -> None:
    text = home()
    assert "**3** papers" in text
    assert "**1** topic\n" in text
    assert "**1** tag\n" in text
    topic = text.partition("## Topics")[2]
    assert "### [gate and wall](topics/gate-and-wall.md) <small>3 papers</small>" in topic
    assert '<small dir="auto">door</small>' in topic


def test_results_and_glossary_are_ways_in_where_there_are_any() -> None:
    results = {"a": (Result(Span(0, 16), Span(3, 16), "90", 90.0),) * 2}
    glossary = {"GT": Acronym("GT", (Sense("gate", ("a",), Quote("a", Span(0, 2))),))}
    text = home(replace(SURVEY, results=results, glossary=glossary))
    assert "[Measured results <small>2</small>](results/index.md)" in text
    assert "[Glossary <small>1</small>](glossary/index.md)" in text
    assert "Measured results" not in home()
    assert "Glossary" not in home()


def test_each_way_in_leads_to_a_list_that_has_entries() -> None:
    assert "[Tags by letter](tags/index.md)" in home()
    assert "[Tags by letter]" not in home(replace(SURVEY, tags={}))
    assert "survey-ways" not in home(Survey(papers={}))


def test_what_is_everywhere_is_said_once() -> None:
    text = home(replace(SURVEY, everywhere=(("feature *space*", 3), ("map", 2))))
    assert "Everywhere in this survey: feature &#42;space&#42; <small>in 3 papers</small>, map <small>in 2" in text
    assert "Everywhere" not in home()
