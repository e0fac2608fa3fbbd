"""Markdown: notes of one paper, files of several, and lists; what is no paper stays out, and what is one comes in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.formats import format_of
from builder.sources.markdown import awesome, markdown
from builder.sources.markdown.text import plain_text
from builder.sources.source import HEAD, source_of
from tests.growth import grows_as_its_size

CASES = Path(__file__).resolve().parents[1] / "cases"


def read(text: str, name: str = "content/papers/a.md") -> list[Paper | Problem]:
    kind = format_of(name, text[:HEAD])
    assert kind is not None
    return list(kind.reader(source_of(text, Origin(name))))


def papers_of(text: str, name: str = "content/papers/a.md") -> list[Paper]:
    return [item for item in read(text, name) if isinstance(item, Paper)]


def entry(text: str) -> tuple[str, list[str], str, int | None, str]:
    (paper,) = papers_of(text)
    return paper.title, [str(author) for author in paper.authors], paper.venue, paper.year, paper.url


A = "https://arxiv.org/abs/1901.00001"
PEOPLE = ["Ada Lovelace", "Charles Babbage"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"- [On Looms]({A}) - Ada Lovelace, Charles Babbage, *CVPR 2020*", ("On Looms", PEOPLE, "CVPR", 2020, A)),
        (
            f"- **On Looms**, Ada Lovelace, Charles Babbage, CVPR 2020. [[Paper]]({A})",
            ("On Looms", PEOPLE, "CVPR", 2020, A),
        ),
        (
            f"1. On Many Looms. Ada Lovelace and Charles Babbage. CVPR 2020. [pdf]({A})",
            ("On Many Looms", PEOPLE, "CVPR", 2020, A),
        ),
        (f"1. Ada Lovelace, Charles Babbage. **On Looms.** [[Paper]]({A})", ("On Looms", PEOPLE, "", None, A)),
        (f'* "On Many Looms", Ada Lovelace and Charles Babbage [[arXiv]({A})]', ("On Many Looms", PEOPLE, "", None, A)),
        (f"* [CVPR 2020] [On Looms]({A})", ("On Looms", [], "CVPR", 2020, A)),
        (f"* (*CVPR'20*) [On Looms]({A}) by Ada Lovelace", ("On Looms", ["Ada Lovelace"], "CVPR", 2020, A)),
        (f"- [2020/05] On Many Looms: A Survey. [[pdf]({A})]", ("On Many Looms: A Survey", [], "", 2020, A)),
        (f"- [On Looms: the *Great* $x_1$ **Test**]({A})", ("On Looms: the Great $x_1$ Test", [], "", None, A)),
        (f"## CVPR 2020\n- [On Looms]({A})", ("On Looms", [], "CVPR", 2020, A)),
        (f"- [On Looms]({A})\n  - Ada Lovelace, Charles Babbage\n  - CVPR 2020", ("On Looms", PEOPLE, "CVPR", 2020, A)),
        (f"**On Looms**\n\n- Paper: {A}\n- Code: https://github.com/a/b", ("On Looms", [], "", None, A)),
        (f"- [On Looms](https://github.com/a/b) [[paper]]({A})", ("On Looms", [], "", None, A)),
        (
            f"|Title|Venue|Code|\n|-|-|-|\n|[On Looms]({A})|CVPR 2020|[x](https://github.com/a/b)|",
            ("On Looms", [], "CVPR", 2020, A),
        ),
    ],
)
def test_an_entry_of_a_list_is_parted(text: str, expected: tuple[str, list[str], str, int | None, str]) -> None:
    assert entry(text) == expected


def test_links_of_an_entry_are_told_apart() -> None:
    (paper,) = papers_of(
        f"- [![stars](https://img.shields.io/x)](https://github.com/a/b) [On Looms]({A})"
        " [[code]](https://github.com/a/b) [[project]](https://looms.example)"
    )
    assert (paper.url, paper.links) == (A, ("https://looms.example", "https://github.com/a/b"))


@pytest.mark.parametrize(
    "line",
    [
        "- [Looms](#looms)",
        "- [PyTorch](https://github.com/pytorch/pytorch) - a library",
        "- [A film about looms and their makers](https://www.youtube.com/watch?v=1)",
        "[Contributions](CONTRIBUTING.md) are welcome, as the [guide](https://example.org/guide) says.",
        "![badge](https://img.shields.io/badge/a-b)",
    ],
)
def test_what_is_no_paper_is_passed_over(line: str) -> None:
    text = f"# Papers\n\n{line}\n\n- [On Looms]({A})\n- [On Cards]({A}2)\n"
    assert [paper.title for paper in papers_of(text)] == ["On Looms", "On Cards"]


def test_a_list_without_papers_is_told() -> None:
    (problem,) = read("# Tools\n\n- [Loom](https://github.com/a/loom) - weaves\n")
    assert isinstance(problem, Problem)
    assert problem.code is Code.BAD_RECORD


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "Looms: a study"\nauthors: [Ada Lovelace]\narxiv: 2303.08130\n---\nIt is studied.\n',
        "---\ntitle: 'Looms: a study'\nauthor: Ada Lovelace\narxiv: 2303.08130\n---\n"
        "# Other\n## Abstract\nIt is studied.\n",
        "title:: Looms: a study\nauthors:: [[Ada Lovelace]]\narxiv:: 2303.08130\n\n- ## Abstract\n\t- It is studied.\n",
        "# Looms: a study\n**Authors:** Ada Lovelace\n**arXiv:** 2303.08130\n\nIt is studied.\n",
        "# Looms: a study\n\n- **Authors**: Ada Lovelace\n- arXiv: 2303.08130\n- Abstract: It is studied.\n",
        '+++\ntitle = "Looms: a study"\nauthors = ["Ada Lovelace"]\narxiv = "2303.08130"\n+++\nIt is studied.\n',
        "---\ncitekey: a\nauthors: Ada Lovelace\narxiv: 2303.08130\n---\n"
        "# Looms: a study\n> [!abstract]\n> It is studied.\n",
    ],
    ids=["YAML", "section", "Logseq", "bold", "items", "TOML", "callout"],
)
def test_a_note_says_the_same_in_many_ways(text: str) -> None:
    (paper,) = papers_of(text)
    assert (paper.title, paper.abstract) == ("Looms: a study", "It is studied.")
    assert (str(paper.authors[0]), paper.arxiv) == ("Ada Lovelace", "2303.08130")


def test_front_matter_that_is_not_sound_is_told_and_kept() -> None:
    found = read("---\ntitle: Looms: a study\nauthors: [Ada Lovelace, Charles Babbage]\n---\nText.\n")
    (problem,) = [item for item in found if isinstance(item, Problem)]
    (paper,) = [item for item in found if isinstance(item, Paper)]
    assert (problem.code, str(problem.place)) == (Code.BAD_RECORD, "content/papers/a.md:2")
    assert (paper.title, len(paper.authors)) == ("Looms: a study", 2)


def test_sections_of_a_note_are_notes() -> None:
    (paper,) = papers_of("# Looms\n\n## Abstract\nThey weave.\n\n## My thoughts\nFine.\n\n- Very.\n")
    assert (paper.abstract, paper.notes) == ("They weave.", ("My thoughts: Fine. Very.",))


def test_papers_below_headings_stand_at_their_lines() -> None:
    text = "# All\n\n" + "".join(f"## Title {n}\n**Year:** {2000 + n}\n\n### Abstract\nText {n}.\n\n" for n in range(3))
    found = papers_of(text)
    assert [(p.title, p.year, p.abstract) for p in found] == [(f"Title {n}", 2000 + n, f"Text {n}.") for n in range(3)]
    assert [paper.origins[0].line for paper in found] == [3, 9, 15]


def test_marks_of_markdown_are_no_text_and_formulas_stay() -> None:
    assert plain_text("A *b* [c](https://d.e) ![f](g.png) [[h|i]] [[j]] `k` $a_1*b_2*$ <b>l</b> \\*") == (
        "A b c i j k $a_1*b_2*$ l *"
    )


@pytest.mark.parametrize("name", ["readme.md", "table-of-papers.md"])
def test_every_cut_of_a_list_keeps_the_entries_before_it(name: str) -> None:
    lines = (CASES / "awesome" / name).read_text(encoding="utf-8").split("\n")
    whole = papers_of("\n".join(lines))
    places = [paper.origins[0].line or 0 for paper in whole]
    for cut in range(places[0], len(lines) + 1):
        titles = [paper.title for paper in papers_of("\n".join(lines[:cut]) + "\n")]
        complete = sum(end <= cut + 1 for end in places[1:])
        assert titles[:complete] == [paper.title for paper in whole][:complete]


MARKS = "[](){}*_`#-|>!~:<&$\\\n\t 12ab+"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=MARKS, max_size=120) | st.text(max_size=200))
def test_any_markdown_gives_values(text: str) -> None:
    for head in ("", "---\n", "# Title\n\n", "- [On Looms](https://arxiv.org/abs/1901.00001) - ", "title:: "):
        for reader in (awesome, markdown):
            reader.sniff(head + text)
            found = list(reader.read(source_of(head + text, Origin("a.md"))))
            assert all(isinstance(item, Paper | Problem) for item in found)


@pytest.mark.alone
@pytest.mark.parametrize(
    "text",
    [
        lambda size: "[" * 125 * size,
        lambda size: "- " * 25 * size,
        lambda size: ">" * 50 * size,
        lambda size: "[a](" * 12 * size,
        lambda size: "*a" * 12 * size,
        lambda size: "---\n" + "a: &a [*a]\n" * (size // 10) + "---\n",
        lambda size: "---\na: " + "[" * 12 * size + "\n---\n",
        lambda size: "| a " * 3 * size + "\n" + "|-" * 3 * size + "\n",
        lambda size: f"- [On Looms]({A}) - " + "Ab Cd, " * (size // 2),
        lambda size: ("[" * 10_000 + "\n\n") * (size // 80),
    ],
    ids=["brackets", "items", "quotes", "links", "stars", "aliases", "lists", "cells", "people", "paragraphs"],
)
def test_odd_markdown_ends_in_time(text: Callable[[int], str]) -> None:
    assert all(isinstance(item, Paper | Problem) for item in read(text(1_000)))
    assert grows_as_its_size(lambda size: read(text(size)), 1_000)


def test_a_long_list_is_parsed_part_by_part() -> None:
    text = "".join(f"- [On Looms {n}]({A}{n})\n  - Ada Lovelace, Charles Babbage\n" for n in range(2_500))
    found = papers_of(text)
    assert [paper.origins[0].line for paper in found] == [2 * n + 1 for n in range(2_500)]
    assert all(len(paper.authors) == 2 for paper in found)


def test_a_file_too_large_for_notes_is_told() -> None:
    (problem,) = read("words and words\n" * 300_000)
    assert isinstance(problem, Problem)
    assert problem.code is Code.UNREADABLE_FILE
