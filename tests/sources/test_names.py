"""Names: what each way of writing one means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records import Author
from builder.sources.values.names import parse_list, parse_name, parse_names, person


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Lovelace, Ada", Author("Lovelace", "Ada")),
        ("Ada Lovelace", Author("Lovelace", "Ada")),
        ("Ludwig van Beethoven", Author("Beethoven", "Ludwig", "van")),
        ("van Beethoven, Ludwig", Author("Beethoven", "Ludwig", "van")),
        ("Charles Louis de la Vallée Poussin", Author("Vallée Poussin", "Charles Louis", "de la")),
        ("in 't Veld, Pieter", Author("Veld", "Pieter", "in 't")),
        ("v.d. Molen, Griet", Author("Molen", "Griet", "v.d.")),
        ("King, Jr., Martin Luther", Author("King", "Martin Luther", suffix="Jr.")),
        ("King, Martin Luther, Jr.", Author("King", "Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Author("King", "Martin Luther", suffix="Jr.")),
        ("Luc Van Gool", Author("Van Gool", "Luc")),
        ("Van Gool, Luc", Author("Van Gool", "Luc")),
        ("Smith JA", Author("Smith", "JA")),
        ("van der Berg JA", Author("Berg", "JA", "van der")),
        ("Li X", Author("Li", "X")),
        ("WU B", Author("WU", "B")),
        ("de Souza AB", Author("Souza", "AB", "de")),
        ("Wu BC 3rd", Author("Wu", "BC", suffix="3rd")),
        ("J Wu", Author("Wu", "J")),
        ("Working Group 3", Author("Working Group 3")),
        ("World Health Organization", Author("World Health Organization")),
        ("Madonna", Author("Madonna")),
        ("bell hooks", Author("hooks", "bell")),
        ("李明", Author("李明")),
        ("Łukasz Kaiser", Author("Kaiser", "Łukasz")),
        ("et al.", None),
        (" , ", None),
        ("", None),
    ],
)
def test_a_name_is_parted(text: str, author: Author | None) -> None:
    assert parse_name(text) == author


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Lovelace, Ada; Babbage, Charles", ["Lovelace", "Babbage"]),
        ("Ada Lovelace|Charles Babbage", ["Lovelace", "Babbage"]),
        ("Ada Lovelace, Charles Babbage and Mary Somerville", ["Lovelace", "Babbage", "Somerville"]),
        ("Ada Lovelace, Charles Babbage, and Mary Somerville", ["Lovelace", "Babbage", "Somerville"]),
        ("Lovelace, Ada and Babbage, Charles", ["Lovelace", "Babbage"]),
        ("Lovelace, A., Babbage, C.", ["Lovelace", "Babbage"]),
        ("García Márquez, Gabriel", ["García Márquez"]),
        ("Ada Lovelace et al.", ["Lovelace"]),
        ("Ada Lovelace\nCharles Babbage", ["Lovelace", "Babbage"]),
        ("Lovelace A., Babbage C.", ["Lovelace", "Babbage"]),
        ("Smith J. A.; van der Berg J.-P.", ["Smith", "Berg"]),
        ("Lovelace AK, van der Berg J, Babbage C", ["Lovelace", "Berg", "Babbage"]),
        ("Li X, de Souza-Lima AB 3rd, Wu BC", ["Li", "Souza-Lima", "Wu"]),
        ("Ada Lovelace|Junjie LIU|Zhe XU", ["Lovelace", "LIU", "XU"]),
        ("", []),
    ],
)
def test_a_list_of_names_is_parted(text: str, families: list[str]) -> None:
    assert [author.family for author in parse_names(text)] == families


def test_parts_stay_as_they_are_given() -> None:
    assert person("Beethoven", "Ludwig", "van") == Author("Beethoven", "Ludwig", "van")
    assert person("van Beethoven", "Ludwig") == Author("Beethoven", "Ludwig", "van")
    assert person("", "Plato") == Author("Plato")
    assert person(" ") is None


def test_a_list_of_names_is_taken_together() -> None:
    given = [(author.family, author.given) for author in parse_list(["Junjie LIU", "B. Ruddy and I. Hunter"])]
    assert given == [("LIU", "Junjie"), ("Ruddy", "B."), ("Hunter", "I.")]
    assert [author.family for author in parse_list(["Smith JA", "Lovelace, Ada"])] == ["Smith", "Lovelace"]
    assert parse_list(["Institute of Arts and Letters"]) == [Author("Institute of Arts and Letters")]


@given(st.text())
def test_any_text_gives_authors_with_a_family_name(text: str) -> None:
    assert all(author.family for author in parse_names(text))
