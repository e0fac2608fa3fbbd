"""The .bib reader: nothing raises or is lost, a broken entry costs itself alone, a large file costs little memory."""

from __future__ import annotations

import io
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.exports.bibtex import bibtex_entry
from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper
from builder.sources.bibtex.bibtex import read, sniff
from builder.sources.bibtex.names import names_of
from builder.sources.formats import format_of
from builder.sources.source import Source, source_of

CASES = sorted((Path(__file__).resolve().parents[1] / "cases" / "bibtex").glob("*.bib"))
WHOLE = "@article{whole%d, title = {Whole Entry %d}, year = {2001}}\n"


def read_text(text: str) -> tuple[list[Paper], list[Problem]]:
    items = list(read(source_of(text, Origin("a.bib"))))
    papers = [item for item in items if isinstance(item, Paper)]
    return papers, [item for item in items if isinstance(item, Problem)]


def only(text: str) -> Paper:
    papers, problems = read_text(text)
    assert problems == []
    assert len(papers) == 1
    return papers[0]


@pytest.mark.parametrize(
    "broken",
    [
        "@article{broken, title = {Never Closes, year = {2002}\n}\n",
        '@article{broken, title = "Never closes, year = {2002}\n}\n',
        "@article{broken, title = {Closes} too} early}, year = {2002}\n}\n",
        "@article{broken, title = \n}\n",
        "@article{broken, {{{{{{\n",
        "@article{broken,\n",
        "@article{broken\n",
        "@article(broken, title = {Never Closes}\n",
        "@article{broken, title {No Sign}, year 2002}\n",
        "@string{broken = {\n",
        "@string{broken}\n",
        "@comment{ never closed {{\n",
        '@preamble{"never closed\n',
        "@article\n",
        "title = {Fields}, year = {2002}\n}\n",
        '}}}} {{{{ "" == ,,, \n',
    ],
)
def test_a_broken_entry_costs_none_around_it(broken: str) -> None:
    papers, _ = read_text(WHOLE % (1, 1) + broken + WHOLE % (2, 2))
    whole = [(paper.title, paper.year, paper.key) for paper in papers if paper.key.startswith("whole")]
    assert whole == [("Whole Entry 1", 2001, "whole1"), ("Whole Entry 2", 2001, "whole2")]


def test_what_can_be_read_of_a_broken_entry_is_kept_and_told() -> None:
    text = "@book{b,\n  title = {Never Closes,\n  author = {Ada Lovelace},\n  year = 1843\n}\n" + WHOLE % (1, 1)
    papers, problems = read_text(text)
    assert (papers[0].title, papers[0].authors, papers[0].year) == ("Never Closes", (Author("Lovelace", "Ada"),), 1843)
    assert [(problem.code, problem.place) for problem in problems] == [(Code.BAD_RECORD, Origin("a.bib", 1))]


def test_fields_behind_a_brace_too_many_are_not_lost() -> None:
    papers, problems = read_text("@book{b,\n  title = {One } Two},\n  author = {Ada Lovelace},\n}\n")
    assert (papers[0].title, len(papers[0].authors)) == ("One Two", 1)
    assert len(problems) == 1


def test_an_entry_that_the_file_ends_in_is_told_as_cut() -> None:
    papers, problems = read_text(WHOLE % (1, 1) + "@book{b, title = {A Title}, author = {Ada Lov")
    assert [paper.title for paper in papers] == ["Whole Entry 1", "A Title"]
    assert [problem.code for problem in problems] == [Code.TRUNCATED]


def test_fields_outside_of_any_entry_are_told_with_their_line() -> None:
    _, problems = read_text("\n\ntitle = {Nobody's},\n\n" + WHOLE % (1, 1))
    assert [(problem.code, problem.place) for problem in problems] == [(Code.BAD_RECORD, Origin("a.bib", 3))]


def test_text_between_entries_is_passed_over() -> None:
    _, problems = read_text("Some words, ada@example.org.\n" + WHOLE % (1, 1) + "% @book{x, title = {Left Out}}\n")
    assert problems == []


def test_two_entries_with_one_key_both_stay_and_are_told() -> None:
    papers, problems = read_text("@misc{a, title = {One}}\n@misc{a, title = {Two}}\n")
    assert [paper.title for paper in papers] == ["One", "Two"]
    assert [problem.place for problem in problems] == [Origin("a.bib", 2)]
    assert "line 1" in problems[0].message


def test_an_undefined_name_is_told_once_and_kept() -> None:
    papers, problems = read_text("@misc{a, title = {One}, journal = jee}\n@misc{b, title = {Two}, journal = jee}\n")
    assert [paper.venue for paper in papers] == ["jee", "jee"]
    assert len(problems) == 1
    assert "@string{jee = {...}}" in problems[0].hint


def test_definitions_count_from_where_they_stand_whatever_their_case() -> None:
    text = (
        '@string{A = "One"}\n@misc{a, title = a # " and " # {more}}\n@string{a = a # { and two}}\n@misc{b, title = a}'
    )
    papers, _ = read_text(text)
    assert [paper.title for paper in papers] == ["One and more", "One and two"]


def test_a_part_inherits_from_a_whole_on_either_side_of_it() -> None:
    part = "@inproceedings{%s, title = {Part}, crossref = {whole}}\n"
    whole = "@proceedings{whole, title = {Whole}, editor = {Ada Lovelace}, year = 1843, doi = {10.1000/whole}}\n"
    papers, problems = read_text(part % "a" + whole + part % "b")
    assert problems == []
    parts = [paper for paper in papers if paper.title == "Part"]
    assert [paper.key for paper in parts] == ["a", "b"]
    for paper in parts:
        assert (paper.venue, paper.year, paper.doi) == ("Whole", 1843, "")
        assert paper.editors == (Author("Lovelace", "Ada"),)


def test_a_long_chain_and_a_circle_of_references_end() -> None:
    chain = "".join(f"@book{{k{n}, title = {{Book {n}}}, crossref = {{k{n + 1}}}}}\n" for n in range(3000))
    papers, problems = read_text(chain + "@book{k3000, title = {Last}, year = 1843, crossref = {k3000}}\n")
    assert (len(papers), problems) == (3001, [])
    assert {paper.year for paper in papers} == {1843}
    papers, problems = read_text("@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}}\n")
    assert [paper.title for paper in papers] == ["A", "B"]
    assert all("refers back" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Ludwig van Beethoven", [Author("Beethoven", "Ludwig", "van")]),
        ("van Beethoven, Ludwig", [Author("Beethoven", "Ludwig", "van")]),
        ("de la Vall{\\'e}e Poussin, Jr., Charles", [Author("Vallée Poussin", "Charles", "de la", "Jr.")]),
        ("{Health Organization} and {{Barnes and Noble}}", [Author("Health Organization"), Author("Barnes and Noble")]),
        ("Ada Lovelace and others", [Author("Lovelace", "Ada")]),
        ("Ada Lovelace et al.", [Author("Lovelace", "Ada")]),
        ("Ada Lovelace and et al.", [Author("Lovelace", "Ada")]),
        ("family=Beethoven, given=Ludwig, prefix=van", [Author("Beethoven", "Ludwig", "van")]),
        ("D.~E. Knuth\nAND\tSerre, Jean-Pierre", [Author("Knuth", "D. E."), Author("Serre", "Jean-Pierre")]),
        ("Lovelace, Ada; Babbage, Charles", [Author("Lovelace", "Ada"), Author("Babbage", "Charles")]),
        ("M&uuml;ller, Karl", [Author("Müller", "Karl")]),
        (" and , and ", []),
    ],
)  # fmt: skip
def test_names(written: str, authors: list[Author]) -> None:
    assert names_of(written) == authors


def test_comments_between_fields_are_passed_over() -> None:
    text = """@misc{a,
  % before, all of them {
  title = {A Title with 5% in it},  % behind it, as well
  url = {https://example.org/a}
  % year = {2002}
}"""
    paper = only(text)
    assert (paper.title, paper.url, paper.year) == (
        "A Title with 5% in it",
        "https://example.org/a",
        None,
    )


def test_what_follows_on_the_line_of_a_comment_or_definition_is_read_with_its_line() -> None:
    text = "@string{a = {X}}@misc{one,\ntitle = a}\n@comment{\nwords}@misc{two, title = {Y}}@misc{three, title = {Z}}\n"
    papers, problems = read_text(text)
    assert problems == []
    assert [(paper.title, paper.origins[0].line) for paper in papers] == [("X", 1), ("Y", 4), ("Z", 4)]


def test_the_line_of_a_record_is_that_of_its_at_sign() -> None:
    papers, _ = read_text("\n\n  @misc{a,\n title = {One}}\n@misc{b, title = {Two}} @misc{c,\n title = {Three}}\n")
    assert [paper.origins[0].line for paper in papers] == [3, 5, 5]


def test_keywords_are_divided_outside_of_braces() -> None:
    assert only("@misc{a, title = {T}, keywords = {one, {two, three}, One}}").keywords == ("one", "two, three")
    assert only("@misc{a, title = {T}, keywords = {one, two; three}}").keywords == ("one, two", "three")


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("a.bib", "% Encoding: UTF-8\n\n@Article{key,\n", True),
        ("a.txt", "words\n@inproceedings{key, title", True),
        ("download", "@string{a = {b}}", True),
        ("a.txt", "1. @misc{key, title = {T}}", True),
        ("a.txt", "TY  - JOUR\nN1  - @misc{key, title = {T}}", False),
        ("a.txt", "Write to @ada{...} or ada@example.org, please", False),
        ("a.bib", "nothing of the kind", False),
    ],
)
def test_a_file_is_known_by_its_entries(name: str, text: str, known: bool) -> None:
    kind = format_of(name, text)
    assert (kind is not None and kind.reader is read) is known
    assert sniff(text) is known


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_truncation_keeps_the_entries_before_it(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    whole = {paper.origins[0].line: paper for paper in read_text(text)[0]}
    starts = sorted(line for line in whole if line)
    lines = text.split("\n")
    for end in range(0, len(text), 1 + len(text) // 150):
        papers, _ = read_text(text[:end])
        found = {paper.origins[0].line for paper in papers}
        reached = text.count("\n", 0, end) + 1
        # The entry that the cut lies in, and those before it that wait for what stands behind the cut, may differ.
        complete = [a for a, b in pairwise(starts) if b < reached and "crossref" not in case.name]
        assert [line for line in complete if line not in found and lines[line - 1].strip()] == []


@given(st.text(alphabet=st.sampled_from('@{}"=,#()\\\n$%&~^_ aàtitleauthorkb1') | st.characters(), max_size=200))
@settings(max_examples=300)
def test_any_text_gives_values(text: str) -> None:
    for whole in (
        text,
        "@article{k, title = {" + text + "}, author = {" + text + "}, year = {" + text + "}}",
        "@a{" + text,
    ):
        papers, problems = read_text(whole)
        assert papers or problems


words = st.text(st.sampled_from("abcdXYZ éöß-'&%$#_{}\\^~0123.:α"), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)
titles = words.filter(lambda text: text and "--" not in text and "''" not in text and "&#" not in text)
parts = st.text(st.sampled_from("abcdeéöß"), min_size=1, max_size=9).map(str.capitalize)
authors = st.builds(Author, parts, parts, st.sampled_from(["", "van", "de la"]), st.sampled_from(["", "Jr."]))
records = st.builds(
    Paper,
    title=titles,
    abstract=titles | st.just(""),
    origins=st.just((Origin("a.bib", 1),)),
    authors=st.lists(authors | st.builds(Author, parts), max_size=4).map(tuple),
    year=st.integers(1500, 2100),
    doi=st.sampled_from(["", "10.1000/a_b(1)%3C%23", "10.1002/x;2-2"]),
    url=st.sampled_from(["", "https://example.org/~a/b_c?d=e&f=%20#g"]),
    keywords=st.lists(parts, max_size=4, unique_by=str.casefold).map(tuple),
    key=st.just("k"),
)


@given(records)
@settings(max_examples=200)
def test_what_is_exported_comes_back(paper: Paper) -> None:
    again = only(bibtex_entry(paper, "k", whole=True))
    for name in ("title", "abstract", "authors", "year", "doi", "url", "keywords", "key"):
        assert getattr(again, name) == getattr(paper, name), name


def test_a_large_file_costs_little_memory_and_an_endless_entry_ends() -> None:
    class Endless(io.TextIOBase):
        """An entry of 40 million characters that never closes, and a whole one behind it."""

        left = 40

        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            self.left -= 1
            if self.left > 0:
                return (
                    f"@misc{{a, title = {{A}}, abstract = {{{'x' * (1 << 20)}" if self.left == 39 else "y" * (1 << 20)
                )
            return {0: "\n", -1: WHOLE % (1, 1)}.get(self.left, "")

    tracemalloc.start()
    papers = [item for item in read(Source(Origin("a.bib"), Endless(), "")) if isinstance(item, Paper)]  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert papers[-1].title == "Whole Entry 1"
    assert peak < 60e6


def test_a_file_of_one_line_gives_every_entry() -> None:
    entry = "@misc{{k{0}, title = {{Title {0}}}, abstract = {{{1}}}}} "
    papers, problems = read_text("".join(entry.format(number, "words " * 1000) for number in range(300)))
    assert (len(papers), problems) == (300, [])


def test_what_is_left_out_of_an_entry_without_end_is_told() -> None:
    papers, problems = read_text("@misc{a, title = {A}, abstract = {" + "words " * 300_000 + "}}\n" + WHOLE % (1, 1))
    assert [paper.title for paper in papers] == ["A", "Whole Entry 1"]
    assert any("longer than" in problem.message for problem in problems)
