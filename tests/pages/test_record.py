"""What a paper's page says of its record: who, where, when, keywords and addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.pages.edition import Edition
from builder.pages.record import buttons_of, byline_of, keywords_of
from builder.records import Author, Curation, Origin, Paper, Survey
from builder.settings import Settings

PAPER = Paper(
    "Doors",
    "",
    (Origin("a.bib", 1),),
    "doors-1",
    authors=(Author("Beethoven", "Ludwig", "van"),),
    year=2024,
    venue="Journal of Doors",
    volume="4",
    issue="2",
    pages="1-9",
    doi="10.1000/a",
    pmid="7",
)
EDITION = Edition(Survey({PAPER.id: PAPER}), Settings("Doors"), {}, Curation())


def test_the_byline_says_what_is_known_and_nothing_twice() -> None:
    assert byline_of(PAPER) == [
        "Ludwig van Beethoven",
        "Journal of Doors 4 (2&#41;, 1-9, 2024",
        "[doi&#58;10.1000/a](https://doi.org/10.1000/a) \N{MIDDLE DOT} [PubMed&#58;7](https://pubmed.ncbi.nlm.nih.gov/7/)",
    ]
    assert byline_of(replace(PAPER, venue="ICLR 2024", volume="", issue="", pages=""))[1] == "ICLR 2024"
    assert byline_of(replace(PAPER, venue="", date="2024-03"))[1] == "2024-03"
    assert byline_of(Paper("Doors", "", ())) == []


@pytest.mark.parametrize(
    ("links", "labels"),
    [
        (("https://github.com/a/b", "https://doors.example/a.pdf"), ["Paper", "Code", "PDF"]),
        (("https://doi.org/10.1000/a", "ftp://old.example/a"), ["Paper"]),
        (("https://doors.example/1", "https://doors.example/2"), ["Paper", "doors.example"]),
    ],
)
def test_addresses_are_named_by_what_they_lead_to(links: tuple[str, ...], labels: list[str]) -> None:
    paper = replace(PAPER, url="https://a.example", links=links)
    found = [button[1 : button.index("]")] for button in buttons_of(EDITION, paper)]
    assert found == labels


def test_keywords_of_the_record_lead_to_their_tags() -> None:
    paper = replace(PAPER, keywords=("Old Doors", "hinge"))
    assert keywords_of(EDITION, paper, {"old doors": "door"}, "papers/a.md") == [
        ("Old Doors", "../tags/door.md"),
        ("hinge", ""),
    ]
