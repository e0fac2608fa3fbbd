"""XML sources: what streams, what is refused, and what a break costs."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.source import HEAD, Source, source_of
from builder.sources.xml import arxiv, endnote, pubmed
from builder.sources.xml.records import root_of

RECORD = "<record><titles><title>Door {}</title></titles><abstract>It opens &amp; shuts.</abstract></record>\n"


class Endless(io.TextIOBase):
    """A file of many records that nobody has in memory."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        return next(self._pieces, "")


def titles(found: list[Paper | Problem]) -> list[str]:
    return [item.title for item in found if isinstance(item, Paper)]


def read(text: str) -> list[Paper | Problem]:
    return list(endnote.read(source_of(text, Origin("a.xml"))))


def test_a_long_file_needs_no_more_memory_than_a_record() -> None:
    def pieces() -> Iterator[str]:
        yield "<xml><records>"
        yield from (RECORD.format(number) for number in range(5_000))
        yield "</records></xml>"

    text = Endless(pieces())
    tracemalloc.start()
    count, last = 0, ""
    for item in endnote.read(Source(Origin("a.xml"), text, "<xml><records>")):  # type: ignore[arg-type]
        assert isinstance(item, Paper)
        count, last = count + 1, str(item.origins[0])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, last) == (5_000, "a.xml:5000")
    assert peak < 5 << 20


def test_every_cut_keeps_the_records_before_it() -> None:
    text = f"<xml><records>{''.join(map(RECORD.format, range(4)))}</records></xml>"
    for end in range(len(text)):
        whole = text[:end].count("</record>")
        found = read(text[:end])
        assert titles(found)[:whole] == [f"Door {number}" for number in range(whole)]
        assert any(isinstance(item, Problem) for item in found) == (not text[:end].endswith("</xml>"))


def test_a_break_costs_what_stands_near_it_and_is_told_with_its_line() -> None:
    found = read(
        f"<xml><records>\n{RECORD.format(1)}<record><titles><title>Bad</titel>\n{RECORD.format(3)}</records></xml>"
    )
    assert titles(found)[0] == "Door 1"
    (problem,) = [item for item in found if isinstance(item, Problem)]
    assert (problem.code, str(problem.place)) == (Code.BAD_RECORD, "a.xml:3")


def test_names_of_characters_and_a_lone_ampersand_are_what_they_look_like() -> None:
    title = "R&D &eacute;t&eacute; &amp; <![CDATA[a & b <c>]]>"
    text = f"<xml><records><record><titles><title>{title}</title></titles></record></records></xml>"
    assert titles(read(text)) == ["R&D été & a & b <c>"]


@pytest.mark.parametrize(
    ("head", "root"),
    [
        ("<?xml version='1.0'?>\n<!-- <no> --><!DOCTYPE a>\n<a b='c'>", "a"),
        ("\ufeff<atom:feed>", "feed"),
        ("text <a>", ""),
        ("", ""),
    ],
)
def test_the_root_names_the_format(head: str, root: str) -> None:
    assert root_of(head) == root


@pytest.mark.parametrize("reader", [pubmed.read, endnote.read, arxiv.read])
@given(st.text())
def test_any_text_gives_values(reader: object, text: str) -> None:
    for begin in ("", "<xml><records><record>", "<feed><entry>", "<PubmedArticleSet><PubmedArticle>"):
        found = list(reader(source_of(begin + text, Origin("a.xml"))))  # type: ignore[operator]
        assert all(isinstance(item, Paper | Problem) for item in found)


def test_the_head_is_all_that_a_format_is_known_by() -> None:
    assert endnote.sniff(("<xml><records>" + " " * HEAD)[:HEAD])
    assert not endnote.sniff("<html><body>")
    assert arxiv.sniff('<feed xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id>')
    assert not arxiv.sniff('<feed xmlns="http://www.w3.org/2005/Atom"><title>A blog</title>')
