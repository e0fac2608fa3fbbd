"""The related list says in plain words why a paper stands in it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from builder.pages import render
from builder.records import Related, RelatedKind
from tests.pages.nasty_survey import CITATIONS, CURATION, DOOR, GATE, SETTINGS, SURVEY


def entry(*kinds: RelatedKind) -> str:
    """Returns the line of GATE's page that lists DOOR."""
    related = {**SURVEY.related, GATE.id: (Related(DOOR.id, 0.8, ("feature gate",), kinds),)}
    pages = render(replace(SURVEY, related=related), SETTINGS, CITATIONS, CURATION)
    (page,) = (page for page in pages if page.path == f"papers/{GATE.id}.md")
    part = page.text.partition("## Related papers")[2]
    return next(line for line in part.splitlines() if line.startswith("- ["))


def test_phrases_alone_need_no_other_word() -> None:
    assert "<small>both speak of " in entry("phrases")


def test_each_reason_is_said_in_order_of_strength() -> None:
    line = entry("same work", "names", "named by", "topic", "phrases")
    said = ["perhaps the same work", "named in this paper", "names this paper", "the same topic", "both speak of"]
    places = [line.find(words) for words in said]
    assert places == sorted(places)
    assert -1 not in places


def test_a_blank_stands_on_either_side_of_what_parts_two_reasons() -> None:
    assert "<small>the same topic \N{MIDDLE DOT} both speak of " in entry("topic", "phrases")


def test_every_kind_but_phrases_has_words() -> None:
    plain = entry("phrases")
    assert all(entry(kind, "phrases") != plain for kind in get_args(RelatedKind) if kind != "phrases")
