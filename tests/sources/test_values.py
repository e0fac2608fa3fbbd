"""What all formats share: dates, identifiers, mark-up, and the way from a raw record to a paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.raw import Raw, finished
from builder.sources.values.dates import date_from, date_of
from builder.sources.values.identifiers import arxiv_of, doi_of, openreview_of, pmid_of
from builder.sources.values.markup import plain


@pytest.mark.parametrize(
    ("text", "year", "iso"),
    [
        ("2024", 2024, ""),
        ("2024-03", 2024, "2024-03"),
        ("2024-03-17T10:00:00Z", 2024, "2024-03-17"),
        ("2024/03/17/", 2024, "2024-03-17"),
        ("2024///", 2024, ""),
        ("2024/03//Spring", 2024, "2024-03"),
        ("2024 Mar 17", 2024, "2024-03-17"),
        ("2024 Mar-Apr", 2024, "2024-03"),
        ("March 17, 2024", 2024, "2024-03-17"),
        ("17 March 2024", 2024, "2024-03-17"),
        ("Sun, 17 Mar 2024 19:18:42 GMT", 2024, "2024-03-17"),
        ("Mar. 2024", 2024, "2024-03"),
        ("20240317", 2024, "2024-03-17"),
        ("Start date: 20240317", 2024, "2024-03-17"),
        ("17.03.2024", 2024, "2024-03-17"),
        ("03/04/2024", 2024, ""),
        ("2020-02-31", 2020, "2020-02"),
        ("[1923?]", 1923, ""),
        ("Spring 2020", 2020, ""),
        ("1998/1999", 1998, ""),
        ("1055-03", 1055, "1055-03"),
        ("0476", 476, ""),
        ("room 0476", None, ""),
        ("199X", 1990, ""),
        ("20uu", 2000, ""),
        ("-2000~", None, ""),
        ("in press", None, ""),
        ("", None, ""),
    ],
)
def test_dates(text: str, year: int | None, iso: str) -> None:
    assert (date_of(text).year, date_of(text).iso) == (year, iso)


def test_date_parts_that_are_missing_or_impossible_are_left_out() -> None:
    assert date_from([2024, 2, 30]).iso == "2024-02"
    assert date_from([2024, 13]).iso == ""
    assert date_from([2024]).year == 2024
    assert date_from([]).year is None


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1109/TVCG.2015.2467757", "10.1109/TVCG.2015.2467757"),
        ("https://doi.org/10.1109/tvcg.1", "10.1109/tvcg.1"),
        ("http://dx.doi.org/10.1000/a%2Fb", "10.1000/a/b"),
        ("doi: 10.1000/abc).", "10.1000/abc"),
        ("10.1016/S0140-6736(20)30183-5", "10.1016/S0140-6736(20)30183-5"),
        ("10.1002/(SICI)1097(1998)49:8<693::AID-1>3.0.CO;2-O", "10.1002/(SICI)1097(1998)49:8<693::AID-1>3.0.CO;2-O"),
        ("https://example.org/10.1000/abc", ""),
        ("none", ""),
    ],
)
def test_dois(text: str, doi: str) -> None:
    assert doi_of(text) == doi


@pytest.mark.parametrize(
    ("text", "arxiv"),
    [
        ("2303.08134", "2303.08134"),
        ("arXiv:2303.08134v2 [cs.LG]", "2303.08134"),
        ("http://arxiv.org/abs/hep-th/9901001v1", "hep-th/9901001"),
        ("https://arxiv.org/pdf/2303.08134.pdf", "2303.08134"),
        ("10.48550/arXiv.2303.08134", "2303.08134"),
        ("math.GT/0309136", "math.GT/0309136"),
        ("1234567", ""),
        ("https://example.org/2303.08134", ""),
    ],
)
def test_arxiv_ids(text: str, arxiv: str) -> None:
    assert arxiv_of(text) == arxiv


def test_pubmed_and_openreview_ids() -> None:
    assert pmid_of("https://pubmed.ncbi.nlm.nih.gov/12345678/") == pmid_of("PMID: 12345678") == "12345678"
    assert pmid_of("PMC123") == ""
    assert openreview_of("https://openreview.net/pdf?id=rJYFzMZC-") == "rJYFzMZC-"
    assert openreview_of("https://example.org/forum?id=rJYFzMZC-") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<jats:p>We <jats:italic>learn</jats:italic>.</jats:p>", " We learn. "),
        ("H<sub>2</sub>O", "H2O"),
        ("where x<y and z>w", "where x<y and z>w"),
        ("AT&amp;T &lt;b&gt; &nosuch; R&D", "AT&T <b> &nosuch; R&D"),
        ("<jats:title>Abstract</jats:title><jats:p>We</jats:p>", "  We "),
        ("<h4>Methods</h4><p>We</p>", " Methods:  We "),
    ],
)
def test_markup(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_raw_record_becomes_a_paper_with_what_its_addresses_say() -> None:
    raw = Raw(
        title=" Deep\n <i>Nets</i> ",
        date="2020-05-01",
        year="2021",
        urls=["https://doi.org/10.1/X", "no address", "https://arxiv.org/abs/2303.08134v3", "https://doi.org/10.1/x"],
        keywords=["nets", "Nets", " deep  nets "],
        pages="137--144",
    )
    assert finished(raw, Origin("a.bib", 3)) == Paper(
        title="Deep Nets",
        abstract="",
        origins=(Origin("a.bib", 3),),
        year=2021,
        arxiv="2303.08134",
        url="https://doi.org/10.1/X",
        links=("https://arxiv.org/abs/2303.08134v3",),
        keywords=("nets", "deep nets"),
        pages="137-144",
    )


def test_a_record_without_title_is_a_problem_that_names_it() -> None:
    problem = finished(Raw(key="lovelace1843"), Origin("a.bib", 3), hint='add "title = {...}"')
    assert isinstance(problem, Problem)
    assert problem.code is Code.MISSING_TITLE
    assert "lovelace1843" in problem.message
    assert problem.place == Origin("a.bib", 3)


@given(st.text(), st.text(), st.text())
def test_any_texts_give_a_value(title: str, date: str, identifier: str) -> None:
    item = finished(Raw(title=title, date=date, doi=identifier, arxiv=identifier, urls=[identifier]), Origin("a"))
    assert isinstance(item, Paper | Problem)
