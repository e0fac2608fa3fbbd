"""CSL-JSON: what pandoc and Zotero expect of each field."""

from __future__ import annotations

import json
from typing import Any

import pytest

from builder.records import Author, Paper, PaperType
from tests.exports.support import BARE, WHOLE, whole, written


def item_of(paper: Paper) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(written("csl-json", [paper]))
    assert len(found) == 1
    return found[0]


def test_a_paper_of_which_all_is_known() -> None:
    assert item_of(WHOLE) == {
        "id": "lovelace1843",
        "type": "article-journal",
        "title": "Notes on Engines",
        "container-title": "Journal of Engines",
        "volume": "3",
        "issue": "2",
        "page": "137-144",
        "publisher": "Taylor & Sons",
        "DOI": "10.1000/xyz_1",
        "URL": "https://example.org/a_b",
        "PMID": "1234567",
        "ISBN": "978-3-16-148410-0",
        "ISSN": "1234-5679",
        "language": "en",
        "abstract": "We note 50% of it.",
        "author": [
            {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van", "suffix": "Jr."},
            {"literal": "Simon and Schuster, Inc."},
            {"family": "Lovelace", "given": "Ada"},
        ],
        "editor": [{"family": "Babbage", "given": "Charles"}],
        "issued": {"date-parts": [[1843, 9, 5]]},
        "keyword": "engines, looms",
        "archive": "arXiv",
        "archive_location": "2303.08134",
        "annote": "Read twice.\nGood.",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert item_of(BARE) == {"id": "looms-5678", "type": "document", "title": "Looms"}


@pytest.mark.parametrize(
    ("date", "year", "parts"), [("", 1843, [1843]), ("1843-09", 1843, [1843, 9]), ("1843-09-05", 1843, [1843, 9, 5])]
)
def test_a_date_is_as_exact_as_it_is_known(date: str, year: int, parts: list[int]) -> None:
    assert item_of(whole(date=date, year=year))["issued"] == {"date-parts": [parts]}


@pytest.mark.parametrize(
    ("kind", "expected"), [("conference paper", "paper-conference"), ("preprint", "article"), ("data set", "dataset")]
)
def test_types(kind: PaperType, expected: str) -> None:
    assert item_of(whole(type=kind))["type"] == expected


def test_the_venue_tells_the_type_where_the_source_does_not() -> None:
    assert item_of(whole(type="", venue="Proceedings of Looms"))["type"] == "paper-conference"


def test_a_keyword_with_a_comma_stays_one() -> None:
    assert item_of(whole(keywords=("a, b", "c")))["keyword"] == "a, b; c"


def test_one_name_is_a_literal() -> None:
    assert item_of(whole(authors=(Author("Plato"),)))["author"] == [{"literal": "Plato"}]


@pytest.mark.parametrize("kind", ["thesis", "report"])
def test_an_institution_is_the_publisher(kind: PaperType) -> None:
    item = item_of(whole(type=kind, venue="University", publisher=""))
    assert (item["publisher"], "container-title" in item) == ("University", False)


def test_the_venue_of_a_book_is_its_series() -> None:
    item = item_of(whole(type="book", venue="Studies of Looms"))
    assert (item["collection-title"], "container-title" in item) == ("Studies of Looms", False)
