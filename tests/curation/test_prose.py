"""The papers that the author's Markdown names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.curation.prose import prose_of
from builder.records import Origin, Reference
from tests.growth import grows_as_its_size

PLACE = Origin("content/notes/a.md", 5)


def names(text: str) -> list[tuple[str, str, int | None]]:
    found = prose_of(text, PLACE)
    return [(part.name, part.words, part.origin.line) for part in found if isinstance(part, Reference)]


def test_all_forms_are_found_with_their_lines() -> None:
    text = "See [[a-1]] and\n[[10.1/x| my *words* ]]; [here](papers:c-3), [there](https://x.org).\n"
    assert names(text) == [("a-1", "", 5), ("10.1/x", "my *words*", 6), ("c-3", "here", 6)]


@pytest.mark.parametrize(
    "text",
    ["`[[a]]`", "``x ` [[a]]``", "```\n[[a]]\n```", "    [[a]]", "~~~ md\n[[a]]\n~~~\n", "\\[[a]]", "[[]]", "[[a\nb]]",
     "- item\n\n      [[a]]", "![[a]]"],
)  # fmt: skip
def test_code_and_what_is_no_name_stay(text: str) -> None:
    assert prose_of(text, PLACE) == (text,)


@pytest.mark.parametrize("text", ["a ` b [[a]]", "`x` [[a]] `y`", "a `\n\n[[a]] ` b", "`` ` [[a]]", "*[[a]]*"])
def test_a_backtick_alone_makes_no_code(text: str) -> None:
    assert [name for name, _, _ in names(text)] == ["a"]


def test_an_entry_opens_an_item_of_a_list() -> None:
    text = "[[a]]\n\n- [[b]] so\n  1. [[c]]\n- see [[d]]\n* **[[e]]**\n"
    found = prose_of(text, PLACE, entries=True)
    assert [part.name for part in found if isinstance(part, Reference) and part.is_entry] == ["b", "c", "e"]
    assert not any(part.is_entry for part in prose_of(text, PLACE) if isinstance(part, Reference))


@given(
    st.lists(
        st.sampled_from(["[[", "]]", "`", "``", "a", "|", "\n", "\n\n", "    ", "- ", "](papers:", ")", "[", "~~~"])
    )
)
def test_nothing_is_lost_but_the_names(pieces: list[str]) -> None:
    text = "".join(pieces)
    rest = "".join(part for part in prose_of(text, PLACE) if isinstance(part, str))
    left = iter(text)
    assert all(char in left for char in rest)


@pytest.mark.alone
@pytest.mark.parametrize("piece", ["[[", "`", "` `` ", "[[a|", "[a](papers:", "- [["])
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    assert grows_as_its_size(lambda size: prose_of(piece * size, PLACE, entries=True), 5_000)
