"""The abstract on a paper's page: quoted stretches have an address, acronyms a tooltip, and markup stays whole."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.abstract import annotated
from builder.pages.quoted import quoted_spans
from builder.records import (
    Acronym,
    Expansion,
    Keyphrase,
    Link,
    Origin,
    Paper,
    Quote,
    Result,
    Sense,
    Span,
    Survey,
    Tag,
)
from tests.pages.support import site_markdown

TEXT = "Feature gates (FGs) open. A feature gate gains 2 % on <b> doors, see https://a.org/FGs today. It ends."
PAPER = Paper("Gates", TEXT, (Origin("a.txt", 1),), id="gates")


class _Nested(HTMLParser):
    """Rendered HTML: its text, the text within each id, tooltips, and whether every element is closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text = ""
        self.within: dict[str, str] = {}
        self.titles: list[tuple[str, str]] = []
        self.open: list[tuple[str, str, str]] = []
        self.feed(source)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.open.append((tag, values.get("id") or "", values.get("title") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for _, name, title in self.open:
            if name:
                self.within[name] = self.within.get(name, "") + data
            if title:
                self.titles.append((data, title))


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


def survey(*expansions: Expansion) -> Survey:
    gate = Keyphrase(
        "feature gate", "feature gate", 0.5, "test", (), (span("Feature gates (FGs)"), span("feature gate"))
    )
    return Survey(
        {PAPER.id: PAPER},
        keyphrases={PAPER.id: (gate,)},
        links={PAPER.id: (Link("https://a.org/FGs", "other", span("https://a.org/FGs")),)},
        expansions={PAPER.id: expansions},
    )


def shown(*quoted: Span, expansions: tuple[Expansion, ...] = ()) -> _Nested:
    found = _Nested(site_markdown(annotated(survey(*expansions), PAPER, quoted)))
    assert found.text == TEXT
    return found


def test_a_quoted_stretch_is_an_element_with_its_address() -> None:
    sentence = "A feature gate gains 2 % on <b> doors, see https://a.org/FGs today."
    assert shown(span(sentence)).within == {f"at-{TEXT.index(sentence)}": sentence}


def test_a_quote_that_cuts_a_mark_takes_it_whole() -> None:
    start = TEXT.index("gate gains")
    assert shown(span("gate gains")).within == {f"at-{start}": "feature gate gains"}


def test_quotes_within_and_across_each_other_have_an_address_each() -> None:
    found = shown(span("open. A feature gate gains"), span("A feature gate gains 2 %"), span("It ends."))
    assert list(found.within) == [f"at-{TEXT.index(start)}" for start in ("open", "A feature", "It")]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8))
def test_any_quotes_leave_the_text_and_the_markup_whole(edges: list[tuple[int, int]]) -> None:
    quoted = {start: Span(start, end) for start, end in edges if start < end}
    assert len(shown(*(quoted[start] for start in sorted(quoted))).within) <= len(quoted)


def test_a_quote_in_a_long_abstract_ends_with_its_paragraph() -> None:
    text = "One *long* sentence without any end, " * 900
    paper = Paper("Long", text.strip(), (Origin("a.txt", 1),), id="long")
    found = _Nested(site_markdown(annotated(Survey({"long": paper}), paper, (Span(0, len(paper.abstract)),))))
    assert " ".join(found.text.split()) == paper.abstract
    assert 4000 <= len(found.within["at-0"]) < len(paper.abstract)


@pytest.mark.parametrize("long", ["feature gates", '<i> "x" & `y` *z* [a](b) {{ c }}'])
def test_an_acronym_has_its_long_form_as_a_tooltip_within_a_mark_too(long: str) -> None:
    assert shown(expansions=(Expansion(span("FG"), "FG", long),)).titles == [("FG", long)]


def test_no_tooltip_cuts_a_link_or_a_mark() -> None:
    address = TEXT.index("org/FGs") + 4
    cut = Expansion(span("gate gains"), "FG", "x")
    assert shown(expansions=(Expansion(Span(address, address + 2), "FG", "x"), cut)).titles == []


def test_what_other_pages_quote_has_an_address() -> None:
    sentence, part, definition = Span(0, 25), Span(0, 10), Span(30, 40)
    found = quoted_spans(
        Survey(
            {PAPER.id: PAPER},
            results={PAPER.id: (Result(sentence, Span(3, 5), "2", 2.0),)},
            tags={"gate": Tag("gate", "gate", (), (PAPER.id,), (), quote=Quote(PAPER.id, part))},
            glossary={"FG": Acronym("FG", (Sense("feature gate", (PAPER.id,), Quote(PAPER.id, definition)),))},
        )
    )
    assert found == {PAPER.id: (sentence, definition)}
