"""Lists are sorted as a library sorts them, whatever the script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.listing import by_letter, letter_of, pages_of


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("A Closer Look", "c"),
        ("The 3D Scene", "0-9"),
        ("“Why” Ask?", "w"),
        ("  an Image", "i"),
        ("Étude", "e"),
        ("A", "a"),
        ("An *Only* Paper", "o"),
        ("The “Real” Thing", "r"),
        ("A ", "a"),
        ("A-star search", "a"),
        ("Theory", "t"),
        ("تعلم", "other"),
        ("中文", "other"),
        ("!?", "other"),
        ("𝒜lgebra", "a"),
    ],
)
def test_titles_stand_under_their_first_word(title: str, letter: str) -> None:
    assert letter_of(title) == letter


def test_digits_come_first_and_other_scripts_last() -> None:
    titles = ["Zebra", "تعلم", "3D", "the Ant", "Ångström", "ant B", "!"]
    groups = by_letter(titles, str)
    assert [group.label for group in groups] == ["0–9", "A", "Z", "Other"]
    assert groups[1].items == ("Ångström", "the Ant", "ant B")


@given(st.lists(st.text()))
def test_grouping_loses_nothing_and_ignores_the_order_of_input(texts: list[str]) -> None:
    groups = by_letter(texts, str)
    assert sorted(text for group in groups for text in group.items) == sorted(texts)
    assert by_letter(reversed(texts), str) == groups
    assert len({group.letter for group in groups}) == len(groups)


@given(st.lists(st.integers()), st.integers(1, 5))
def test_pages_hold_everything_in_order(items: list[int], size: int) -> None:
    pages = pages_of(items, size)
    assert [item for page in pages for item in page] == items
    assert all(len(page) <= size for page in pages)
    assert len(pages) >= 1
