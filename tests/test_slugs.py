"""Addresses: readable, ASCII, the same for the same text, and never a name that means something else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.slugs import digest, normal_form, paper_id, slug, term_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GIFD: A Generative Method", "gifd-a-generative-method"),
        ("Escaping Plato's and Plato’s Cave", "escaping-platos-and-platos-cave"),
        ("Poincaré, Łukasz, Ǿrsted, Straße, ﬁne, ½", "poincare-lukasz-orsted-strasse-fine-1-2"),
        ("  --C++ & C#--  ", "c-c"),
        ("深度学习", ""),
        ("", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text, 60) == expected


def test_slug_is_cut_between_words_where_it_can_be() -> None:
    assert slug("feature space", 12) == "feature"
    assert slug("feature space", 13) == "feature-space"
    assert slug("feature space", 7) == "feature"
    assert slug("feature space", 4) == "feat"


@given(st.text(), st.integers(1, 80))
def test_slug_is_ascii_words_within_the_limit(text: str, limit: int) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text, limit))
    assert len(slug(text, limit)) <= limit


def test_digest_does_not_change_between_versions() -> None:
    assert digest("feature space", 8) == "49bd8c91"
    assert digest("\ud800", 4) == "91a6"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Deep  Nets", "deep nets!"), ("Cafe\u0301", "CAFÉ"), ("ＡＢ", "ab"), ("Straße", "STRASSE"), ("x² y", "X2Y")],
)
def test_spellings_of_one_title_have_one_normal_form(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(("one", "other"), [("कि", "कु"), ("β", "α"), ("学", "习"), ("???", "!!!"), ("é", "e")])
def test_different_titles_have_different_normal_forms_and_ids(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)
    assert paper_id(one) != paper_id(other)


def test_paper_ids_do_not_change_between_versions() -> None:
    assert paper_id("Attention Is All You Need") == "attention-is-all-you-need-5563"
    assert paper_id("深度学习") == "paper-9bea2bda"
    assert paper_id("β-VAE") == "vae-58b38eaa"
    assert paper_id("Attention Is All You Need", 4) == "attention-is-all-you-need-5563e10c"


@given(st.text(min_size=1))
def test_paper_id_is_readable_and_ends_in_a_digest(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-([0-9a-f]{4}|[0-9a-f]{8})", paper_id(title))
    assert len(paper_id(title)) <= 69


@pytest.mark.parametrize(("key", "expected"), [("feature space", "feature-space"), ("c", "c"), ("3d", "3d")])
def test_plain_terms_are_their_own_ids(key: str, expected: str) -> None:
    assert term_id(key) == expected


@pytest.mark.parametrize(
    "key", ["c++", "c#", "C", "feature-space", " c", "é", "学习", "", "index", "by size", "page 2"]
)
def test_other_terms_end_in_a_digest(key: str) -> None:
    assert re.fullmatch(r".+-[0-9a-f]{8}", term_id(key))


@given(st.lists(st.text(st.sampled_from("ab01 -+Cé学"), max_size=12), unique=True, max_size=30))
def test_different_terms_have_different_ids(keys: list[str]) -> None:
    assert len({term_id(key) for key in keys}) == len(keys)


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9", "index", "by-size", "by-letter"])
def test_no_term_takes_a_name_that_means_something_else(name: str) -> None:
    assert {term_id(name), term_id(name.replace("-", " ")), term_id(name.upper())}.isdisjoint({name})


def test_a_plain_term_cannot_take_the_id_of_another_with_a_digest() -> None:
    assert term_id(term_id("c++").replace("-", " ")) != term_id("c++")
