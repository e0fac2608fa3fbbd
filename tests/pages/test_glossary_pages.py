"""The glossary page: every acronym once, each clash said, each definition a click away."""

from __future__ import annotations

import re

import pytest

from builder.pages import render
from builder.records import Acronym, Curation, Expansion, Origin, Paper, Quote, Sense, Span, Survey, Tag
from builder.settings import Settings

SETTINGS = Settings(title="x", page_size=20)
TEXT = "Machine learning (ML) and maximum likelihood (ML) meet; ML wins."
LEARNING, LIKELIHOOD = Span(0, 21), Span(26, 49)


def survey() -> Survey:
    papers = {id_: Paper(f"Paper {id_}", TEXT, (Origin("a.txt", 1),), id=id_) for id_ in ("one", "two")}
    senses = (
        Sense("machine learning", ("one", "two"), Quote("one", LEARNING)),
        Sense("maximum likelihood", ("two",), Quote("two", LIKELIHOOD)),
    )
    return Survey(
        papers,
        tags={"ml": Tag("ml", "Machine Learning", (), ("one", "two"), ())},
        glossary={"ML": Acronym("ML", senses)},
        expansions={"one": (Expansion(Span(18, 20), "ML", "machine learning"),)},
    )


def pages(content: Survey) -> dict[str, str]:
    return {page.path: page.text for page in render(content, SETTINGS, {}, Curation())}


def test_a_clash_is_said_with_the_papers_of_each_meaning() -> None:
    page = pages(survey())["glossary/index.md"]
    assert "1 acronym as the papers define them. 1 of them has more than one meaning." in page
    assert "2 meanings in this survey" in page
    learning, likelihood = re.findall(r"^    - .*", page, re.MULTILINE)
    assert "[machine learning](../tags/ml.md)" in learning
    assert "../papers/one.md#at-0" in learning
    assert "../papers/two.md" in learning
    assert "../papers/two.md#at-26" in likelihood


def test_a_paper_lists_its_acronyms_and_what_they_mean_elsewhere() -> None:
    found = pages(survey())
    assert "[ML](../glossary/index.md#acronym-ml)" in found["papers/one.md"]
    assert "machine learning; in other papers maximum likelihood" in found["papers/one.md"]
    assert "## Acronyms" not in found["papers/two.md"]


def test_the_definition_that_the_glossary_leads_to_has_an_address() -> None:
    assert '<span class="survey-at" id="at-0">Machine learning (' in pages(survey())["papers/one.md"]


def test_a_survey_without_acronyms_says_so() -> None:
    assert "No acronyms yet" in pages(Survey({}))["glossary/index.md"]


@pytest.mark.parametrize(("count", "split"), [(20, False), (21, True), (65, True)])
def test_a_long_glossary_stands_on_a_page_for_each_letter(count: int, split: bool) -> None:
    paper = Paper("P", TEXT, (Origin("a.txt", 1),), id="one")
    shorts = [f"A{number:02}" for number in range(count)]
    entries = {
        short: Acronym(short, (Sense("machine learning", ("one",), Quote("one", LEARNING)),)) for short in shorts
    }
    uses = tuple(Expansion(Span(number, number + 1), short, "x") for number, short in enumerate(shorts[:40]))
    found = pages(Survey({"one": paper}, glossary=entries, expansions={"one": uses}))
    listed = {path: text.count('<span id="acronym-') for path, text in found.items() if path.startswith("glossary/")}
    assert sum(listed.values()) == count
    assert max(listed.values()) <= SETTINGS.page_size
    assert (len(listed) > 1) == split
    for path, anchor in re.findall(r"\]\(\.\./(glossary/[^)#]*)#([^)]*)\)", found["papers/one.md"]):
        assert f'id="{anchor}"' in found[path]


def test_casings_have_an_entry_each() -> None:
    paper = Paper("P", TEXT, (Origin("a.txt", 1),), id="one")
    sense = Sense("machine learning", ("one",), Quote("one", LEARNING))
    entries = {short: Acronym(short, (sense,)) for short in ("GAN", "GaN", "G-AN", "C++", "C")}
    anchors = re.findall(r'id="(acronym-[^"]*)"', pages(Survey({"one": paper}, glossary=entries))["glossary/index.md"])
    assert len(set(anchors)) == len(entries)
