"""Addresses in abstracts: where they end, and what they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.analysis.links import find_links


def urls(text: str) -> list[str]:
    return [link.url for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Code is available at https://github.com/a/b.", "https://github.com/a/b"),
        ("see https://x.org/a, and more", "https://x.org/a"),
        ("http://vis.xyz/pub/idisc .", "http://vis.xyz/pub/idisc"),
        ("(see https://en.wikipedia.org/wiki/A_(b)).", "https://en.wikipedia.org/wiki/A_(b)"),
        ("[https://x.org/a]", "https://x.org/a"),
        ("<https://x.org/a>", "https://x.org/a"),
        ("“https://x.org/a”", "https://x.org/a"),
        ("'https://x.org/a'.", "https://x.org/a"),
        ("`https://x.org/a`", "https://x.org/a"),
        (r"\url{https://x.org/a}.", "https://x.org/a"),
        ("our package11https://github.com/a/b.", "https://github.com/a/b"),
        ("at https: //github.com/a/b.", "https://github.com/a/b"),
        ("https://x.org/~u/a.html?x=1&y=2#z!", "https://x.org/~u/a.html?x=1&y=2#z"),
        ("https://doi.org/10.1016/S0005-1098(98)00178-2.", "https://doi.org/10.1016/S0005-1098(98)00178-2"),
        ("https://x.org/a…", "https://x.org/a"),
        ("HTTPS://GitHub.com/A/b", "https://github.com/A/b"),
        ("can be found at github.com/edwardjhu/TP4.", "https://github.com/edwardjhu/TP4"),
        ("see www.example.org.", "https://www.example.org"),
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(text: str, url: str) -> None:
    assert urls(text) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "https://",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://x.org/a",
        "mail a@b.org",
        "e.g.in this, i.e.it, Node.js, ASP.NET, model.py",
        "on ADE20K.Code is public",
        "the term J.to/t and mic.ro/nano",
        "",
    ],
)
def test_what_is_no_web_address(text: str) -> None:
    assert urls(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our data are at https://github.com/a/b.", "code"),
        ("https://gitlab.inria.fr/a/b", "code"),
        ("https://huggingface.co/org/model", "code"),
        ("https://huggingface.co/datasets/org/set", "data"),
        ("https://huggingface.co/spaces/org/app", "demo"),
        ("https://colab.research.google.com/drive/1", "demo"),
        ("Code is at https://my-lab.github.io/x/.", "project"),
        ("https://sites.google.com/view/x", "project"),
        ("https://www.kaggle.com/x", "data"),
        ("https://zenodo.org/records/1", "data"),
        ("https://doi.org/10.5281/zenodo.1", "data"),
        ("https://arxiv.org/abs/1801.00868", "paper"),
        ("https://aclanthology.org/P19-1001", "paper"),
        ("Our project page is https://x.org/a.", "project"),
        ("Code is available at http://vis.xyz/pub/idisc.", "code"),
        ("The dataset can be found at https://x.org/a.", "data"),
        ("A demo runs at https://x.org/a.", "demo"),
        ("We read code. More at https://x.org/a.", "other"),
        ("https://notgithub.com/a/b", "other"),
        ("https://x.org/github.com/a", "other"),
    ],
)
def test_the_address_tells_the_kind_before_the_words_do(text: str, kind: str) -> None:
    assert [link.kind for link in find_links(text)] == [kind]


def test_two_addresses_are_told_apart_by_the_words_before_each() -> None:
    text = "The project page is https://x.org/a, the dataset https://x.org/b."
    assert [(link.url, link.kind) for link in find_links(text)] == [
        ("https://x.org/a", "project"),
        ("https://x.org/b", "data"),
    ]


def test_the_first_survey_has_28_addresses_and_none_swallows_a_stop(root: Path) -> None:
    lines = (root / "content/papers/huggingface-papers-listing.txt").read_text(encoding="utf-8").splitlines()
    found = [link for line in lines for link in find_links(line)]
    assert len(found) == 28
    assert [link.url for link in found if link.kind != "code"] == ["https://koutilya-pnvr.github.io/LD-ZNet/"]
    assert not [link.url for link in found if link.url.endswith((".", ",", ")"))]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(["https://x.org/a_(b)", "http://y.org", "github.com/a/b", "https://z.org/?q=1"]),
    st.text(" .,;:!?)]}'\"”’»。…", max_size=8),
)
def test_spans_hold_the_address_and_no_punctuation_after_it(before: str, url: str, after: str) -> None:
    text = f"{before} {url}{after}"
    links = find_links(text)
    assert links[-1].url.removeprefix("https://") == url.removeprefix("https://")
    for link in links:
        written = text[link.span.start : link.span.end]
        assert "".join(written.split()).casefold().endswith(link.url.split("//", 1)[1].casefold())
        assert link.url.startswith(("http://", "https://"))
        assert link.url[-1] not in ".,;:!?'\"”’»。…"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("a." * 50_000, set()),
        ("a-" * 50_000, set()),
        ("https://" * 10_000, {"https://https"}),
        ("www." * 20_000, set()),
        (f"https://a.org/{'x' * 3_000} and https://b.org/y", {"https://b.org/y"}),
        ("(" * 100_000, set()),
    ],
)
def test_a_hostile_abstract_ends_without_a_made_up_address(text: str, urls: set[str]) -> None:
    assert {link.url for link in find_links(text)} == urls
