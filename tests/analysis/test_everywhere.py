"""Phrases that stand everywhere: said once for the survey."""

from __future__ import annotations

from builder.analysis.everywhere import find_everywhere
from builder.analysis.language.phrase_index import index_papers
from builder.records import Paper


def papers(*texts: str) -> list[Paper]:
    return [Paper(f"{number}?", text, (), f"{number:03}") for number, text in enumerate(texts)]


def found(*texts: str) -> tuple[tuple[str, int], ...]:
    some = papers(*texts)
    return find_everywhere(some, index_papers(some))


def test_what_more_than_two_in_five_papers_have_with_their_number() -> None:
    texts = ["We study glass lenses and telescopes."] * 9 + ["We study tomatoes."] * 11
    assert found(*texts) == (("tomatoes", 11), ("glass lenses", 9), ("telescopes", 9))
    assert found(*texts[1:], "We study tomatoes.") == (("tomatoes", 12),)


def test_a_piece_of_a_longer_phrase_is_not_named_beside_it() -> None:
    assert found(*["We study glass lenses."] * 20) == (("glass lenses", 20),)


def test_what_says_nothing_is_left_out() -> None:
    assert found(*["We use a neural network and deep learning."] * 20) == ()


def test_nothing_is_everywhere_in_a_few_papers() -> None:
    assert found(*["We study glass lenses."] * 19) == ()
    assert found() == ()


def test_the_order_of_the_papers_does_not_matter() -> None:
    some = papers(*["We study Glass Lenses.", "We study glass lenses."] * 10)
    assert find_everywhere(some, index_papers(some)) == find_everywhere(some[::-1], index_papers(some))
