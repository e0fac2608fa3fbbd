"""End-to-end tests: every page is valid HTML."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.nu import invalid_html
from tests.e2e.workspace import Site


def test_every_page_of_the_survey_is_valid(site: Site) -> None:
    assert invalid_html(site.folder) == []


def test_every_page_of_nasty_texts_is_valid(nasty_site: Site) -> None:
    assert invalid_html(nasty_site.folder) == []


def test_the_checker_sees_a_broken_page(tmp_path: Path) -> None:
    text = '<!doctype html><html lang="en"><title>x</title><p id="a"><div id="a"></p></div>'
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    assert any("Duplicate ID" in line for line in invalid_html(tmp_path))
