"""What tagged formats have in their values: people, keywords, numbers, pages, addresses."""

from __future__ import annotations

import pytest

from builder.records import Author
from builder.sources.tagged.bibliographic import (
    addresses,
    arxiv_in,
    doi_in,
    full_range,
    isbn_of,
    issn_of,
    keywords,
    pages,
    people,
)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Lovelace,Ada", "World Clock Council"], [Author("Lovelace", "Ada"), Author("World Clock Council")]),
        (["Lovelace, Ada", "The Loom Weavers"], [Author("Lovelace", "Ada"), Author("The Loom Weavers")]),
        (["The Loom Weavers,"], [Author("The Loom Weavers")]),
        (["A. Lovelace", "Charles Babbage"], [Author("Lovelace", "A."), Author("Babbage", "Charles")]),
        (["Lovelace A", "van Beethoven LM"], [Author("Lovelace", "A"), Author("Beethoven", "LM", "van")]),
        (["Lovelace, A.; Babbage, C."], [Author("Lovelace", "A."), Author("Babbage", "C.")]),
        (["Lovelace, A. and Babbage, C."], [Author("Lovelace", "A."), Author("Babbage", "C.")]),
        (["Ada Lovelace, Charles Babbage,"], [Author("Lovelace", "Ada"), Author("Babbage", "Charles")]),
        (["Ada Lovelace and Charles Babbage"], [Author("Lovelace", "Ada"), Author("Babbage", "Charles")]),
        (["Department of Looms and Cogs"], [Author("Department of Looms and Cogs")]),
        (["Junjie LIU", "Ada Lovelace"], [Author("LIU", "Junjie"), Author("Lovelace", "Ada")]),
        (["Lovelace, Ada,"], [Author("Lovelace", "Ada")]),
        (["Lovelace, Ada", "et al."], [Author("Lovelace", "Ada")]),
        (["", " , "], []),
    ],
)
def test_people(names: list[str], expected: list[Author]) -> None:
    assert people(names) == expected


def test_keywords_are_divided_once() -> None:
    assert keywords(["Models, Molecular"]) == ["Models, Molecular"]
    assert [word.strip() for word in keywords(["looms, cogs, wheels"])] == ["looms", "cogs", "wheels"]
    assert [word.strip() for word in keywords(["looms, cogs, wheels\nsilk; cotton"])] == [
        "looms, cogs, wheels",
        "silk",
        "cotton",
    ]
    assert keywords(["looms, old, big", "cogs"]) == ["looms, old, big", "cogs"]


def test_numbers_pages_and_addresses() -> None:
    assert issn_of(["1538-4357 (Electronic)", "0004-637X (Linking)"]) == "1538-4357"
    assert issn_of(["978-3-16-148410-0"]) == ""
    assert isbn_of(["0004-637X", "9783161484100 (Paperback)"]) == "9783161484100"
    assert isbn_of(["3-16-148410-X"]) == "3-16-148410-X"
    assert (pages("1", "9"), pages("1-9", "9"), pages("7", "7"), pages("", "9")) == ("1-9", "1-9", "7", "9")
    assert (full_range("6913-7"), full_range("94-98, 101-3"), full_range("e12-e15")) == (
        "6913-6917",
        "94-98, 101-103",
        "e12-e15",
    )
    assert addresses(["http://a.org/x;y; https://b.org"]) == ["http://a.org/x;y", "https://b.org"]
    assert doi_in(["Article", "doi: 10.5555/a."]) == "10.5555/a"
    assert arxiv_in(["ArXiv e-prints", "arXiv: 2303.08134v2."]) == "2303.08134"
