"""What is written is read back: title, authors, year, venue, identifiers, address, abstract and keywords.

A table in Markdown has no room for an abstract, and in a row that says a title and nothing else no reader sees a paper.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.exports import EXPORTS, Export
from builder.records import Author, Origin, Paper
from builder.sources.folder import read_opened
from builder.sources.values.markup import plain
from builder.sources.values.text import clean
from tests.exports.support import WHOLE

RECORDS = tuple(export for export in EXPORTS if export.name != "markdown")  # that hold all that is known
MARKDOWN = next(export for export in EXPORTS if export.name == "markdown")
COMPARED = ("title", "authors", "year", "venue", "doi", "arxiv", "url", "abstract", "keywords")
IN_MARKDOWN = ("title", "authors", "year", "venue", "doi", "arxiv", "keywords")
WORDS = st.text(st.sampled_from("abcdeXYZéøß学习0123-.:!?()'\"&%#_$~^{}\\@=+*/|<>"), min_size=1, max_size=8)
NAMES = st.sampled_from(["Lovelace", "Ødegård", "O'Brien", "García Márquez", "李", "Smith-Jones", "Null", "Ng"])
GIVEN = st.sampled_from(["Ada", "J. R. R.", "Émile", "Jean-Paul", "James M.", "Nan", "明"])
PEOPLE = st.builds(
    Author, NAMES, GIVEN, st.sampled_from(["", "", "van", "de la", "von der"]), st.sampled_from(["", "", "Jr.", "III"])
)
BODIES = st.sampled_from(["NASA", "World Health Organization", "Plato"]).map(Author)


def is_settled(text: str) -> bool:
    """Whether a reader would leave the text as it is, and it says anything."""
    return clean(plain(text)) == text and any(map(str.isalnum, text))


def texts(most: int) -> st.SearchStrategy[str]:
    return st.lists(WORDS, min_size=1, max_size=most).map(" ".join).filter(is_settled)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    year = draw(st.none() | st.integers(1500, 2100))
    date = draw(st.sampled_from(["", f"{year}-03", f"{year}-12-31"])) if year else ""
    keyword = st.text(st.sampled_from("abcdeé- &%_"), min_size=1, max_size=12).filter(is_settled)
    words = draw(st.lists(keyword, max_size=4, unique_by=str.casefold))
    return Paper(
        title=draw(texts(8)),
        abstract=draw(st.just("") | texts(30)),
        origins=(Origin("x"),),
        authors=tuple(draw(st.lists(PEOPLE | BODIES, max_size=4))),
        year=year,
        date=date,
        venue=draw(st.sampled_from(["", "Journal of Engines & Looms", "NeurIPS 2024", "Proceedings of the Xth Loom"])),
        doi=draw(st.sampled_from(["", "10.1000/xyz_1", "10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O"])),
        arxiv=draw(st.sampled_from(["", "2303.08134", "hep-th/9901001"])),
        url=draw(st.sampled_from(["", "https://example.org/a_b?c=d&e=%20f#g~h"])),
        keywords=tuple(word for word in words if clean(word) == word),
        type=draw(st.sampled_from(["", "article", "conference paper", "chapter"])),
    )


def read_back(export: Export, written: list[Paper]) -> list[Paper]:
    data = export.write(written).encode("utf-8")
    found = list(read_opened(Origin(f"written{export.extension}"), lambda: BytesIO(data), {}))
    assert all(isinstance(item, Paper) for item in found), found
    return [item for item in found if isinstance(item, Paper)]


@pytest.mark.parametrize("export", RECORDS, ids=lambda export: export.name)
@given(st.lists(papers(), min_size=1, max_size=3))
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_is_written_is_read_back(export: Export, written: list[Paper]) -> None:
    back = read_back(export, written)
    assert len(back) == len(written)
    for before, after in zip(written, back, strict=True):
        for field in COMPARED:
            assert getattr(after, field) == getattr(before, field), field


@pytest.mark.parametrize("export", RECORDS, ids=lambda export: export.name)
def test_volume_pages_and_key_are_read_back(export: Export) -> None:
    (back,) = read_back(export, [WHOLE])
    for field in ("volume", "issue", "pages", "publisher", "editors", "isbn", "date", "key", "type"):
        assert getattr(back, field) == getattr(WHOLE, field), field


TRICKY = Paper(
    title='=A -- "B" ^ {C} \\ 50% & `d\'',
    abstract="-omics: x_1 ~ y, a<b, c--d ''e'' ``f``.",
    origins=(Origin("x"),),
    authors=(Author("Yu", "Nan"), Author("Null", "Christopher"), Author("King", "Martin Luther", "", "Jr.")),
    year=2020,
    doi="10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O",
    type="article",
)


@pytest.mark.parametrize("export", RECORDS, ids=lambda export: export.name)
def test_what_a_format_takes_for_its_own_stays_text(export: Export) -> None:
    (back,) = read_back(export, [TRICKY])
    for field in COMPARED:
        assert getattr(back, field) == getattr(TRICKY, field), field


@given(st.lists(papers().filter(lambda paper: paper.year is not None), min_size=1, max_size=3))
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_rows_of_markdown_are_read_back(written: list[Paper]) -> None:
    back = read_back(MARKDOWN, written)
    assert len(back) == len(written)
    for before, after in zip(written, back, strict=True):
        for field in IN_MARKDOWN:
            assert getattr(after, field) == getattr(before, field), field


def test_in_markdown_a_tricky_title_stays_text() -> None:
    (back,) = read_back(MARKDOWN, [TRICKY])
    for field in IN_MARKDOWN:
        assert getattr(back, field) == getattr(TRICKY, field), field


def test_a_row_of_markdown_leads_to_the_paper() -> None:
    by_url, by_doi = (MARKDOWN.entries([paper])[0] for paper in (WHOLE, replace(WHOLE, url="")))
    assert by_url.startswith("| [Notes on Engines](https://example.org/a_b) | van Beethoven, Ludwig, Jr.; ")
    assert by_doi.startswith("| [Notes on Engines](https://doi.org/10.1000/xyz_1) | ")
    assert len({row.count(" | ") for row in (by_url, by_doi, MARKDOWN.head.splitlines()[0])}) == 1
