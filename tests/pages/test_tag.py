"""The tag page: what the thing is, the tags around it, and the page that an old address leads on from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.pages import paths, render
from builder.records import Tag
from tests.pages.nasty_survey import CITATIONS, CURATION, DOOR, EMOJI, SETTINGS, SURVEY


def pages(**changes: object) -> dict[str, str]:
    door = replace(SURVEY.tags["door"], **changes)  # type: ignore[arg-type]
    survey = replace(SURVEY, tags={**SURVEY.tags, "door": door})
    return {page.path: page.text for page in render(survey, SETTINGS, CITATIONS, CURATION)}


def test_the_authors_words_stand_before_the_quote_and_the_quote_leads_to_its_sentence() -> None:
    quote = SURVEY.tags["door"].quote
    assert quote
    text = pages()["tags/door.md"]
    link = f"../{paths.paper_path(DOOR.id)}#{paths.sentence_anchor(quote.span)}"
    assert text.index("#definition") < text.index("\n> &#35; Not a heading") < text.index(f"({link})")
    assert f'id="{paths.sentence_anchor(quote.span)}"' in pages()[paths.paper_path(DOOR.id)]


def test_broader_and_narrower_tags_link_to_each_other() -> None:
    made = pages()
    assert "Narrower: [index](index_.md)" in made["tags/door.md"]
    assert "Broader: [door &lt;b&gt;](door.md)" in made["tags/index_.md"]


def test_a_tag_named_as_broader_or_narrower_is_no_neighbour_as_well() -> None:
    text = pages(neighbours=(("index", 2), ("feature-gate", 1)))["tags/door.md"]
    assert text.count("](index_.md)") == 1
    assert "](feature-gate.md)" in text


def test_where_nothing_is_known_nothing_is_shown() -> None:
    text = pages(quote=None, definition="", narrower=())["tags/door.md"]
    assert not any(part in text for part in ("#definition", "\n>", "Narrower", "Broader"))


def test_the_address_of_a_merged_tag_leads_on() -> None:
    made = pages(former=("doors-of-old", "feature-gate"))
    assert "](door.md)" in made["tags/doors-of-old.md"]
    assert "is part of" not in made["tags/feature-gate.md"]  # a tag of its own again


@pytest.mark.parametrize("size", [19, 45])
def test_further_pages_have_the_papers_alone(size: int) -> None:
    many = Tag("door", "door", (), tuple([DOOR.id, EMOJI.id] * size), (), definition="What opens.", narrower=("index",))
    made = pages(papers=many.papers)
    assert "#definition" in made["tags/door.md"]
    assert "#definition" not in made["tags/door/2.md"]
    assert "Narrower" not in made["tags/door/2.md"]
