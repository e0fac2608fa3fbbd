"""End-to-end tests: every link, anchor, image, script and style sheet of the built site is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.references import broken_references
from tests.e2e.server import PREFIX
from tests.e2e.workspace import Site


def test_the_survey_has_no_broken_reference_under_a_sub_path(site: Site) -> None:
    assert broken_references(site.folder, PREFIX) == []


def test_a_survey_of_nasty_texts_has_no_broken_reference(nasty_site: Site) -> None:
    assert broken_references(nasty_site.folder, "/") == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<a href="gone.html">x</a>', "no such file"),
        ('<a href="#gone">x</a>', "no such anchor"),
        ('<a href="other.html#gone">x</a>', "no such anchor"),
        ('<a href="/other.html">x</a>', "outside of the site's own sub-path"),
        ('<a href="javascript:void(0)">x</a>', 'the scheme "javascript"'),
        ('<a href="data:text/html,x">x</a>', "a data address in a link"),
        ('<img src="gone.png" alt="">', "no such file"),
        ('<img srcset="gone.png 2x" alt="">', "no such file"),
        ('<script src="https://cdn.example/x.js"></script>', "another host"),
        ('<link rel="stylesheet" href="//cdn.example/x.css">', "another host"),
        ('<p style="background: url(gone.png)">x</p>', "no such file"),
        ("<style>@import 'https://cdn.example/x.css';</style>", "another host"),
    ],
)
def test_the_checker_sees(body: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{body}", encoding="utf-8")
    (tmp_path / "other.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    assert [line.rsplit(": ", 1)[1] for line in broken_references(tmp_path, "/sub/")] == [reason]


def test_the_checker_looks_into_style_sheets(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text('a { background: url("data:image/png,x") } b { src: url(gone.woff2) }')
    assert broken_references(tmp_path, "/") == ["a.css: gone.woff2: no such file"]


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/x", "mailto:a@b.example", "other.html#here", "./", "#top"]
)
def test_the_checker_lets_good_links_pass(address: str, tmp_path: Path) -> None:
    text = f'<!doctype html><title>x</title><p id="top"><a href="{address}">x</a>'
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "other.html").write_text('<!doctype html><title>x</title><p id="here">', encoding="utf-8")
    assert broken_references(tmp_path, "/sub/") == []
