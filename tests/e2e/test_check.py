"""End-to-end tests: a bibliography is held against the survey in the browser, whatever its format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.chromium import visiting
from tests.e2e.workspace import Site

PLACE = "my-list/check.html"


def _titles(page: Page) -> list[str]:
    """Three papers of the survey."""
    page.goto("papers/index.html")
    return page.locator(".survey-entries li > a:first-child, .survey-entries li p > a:first-child").all_inner_texts()[
        :3
    ]


def _bibtex(titles: list[str]) -> str:
    return "\n".join(f"@misc{{k{number}, title = {{{title}}}}}" for number, title in enumerate(titles))


def _ris(titles: list[str]) -> str:
    return "".join(f"TY  - GEN\r\nTI  - {title}\r\nER  - \r\n" for title in titles)


def _csl(titles: list[str]) -> str:
    return json.dumps([{"type": "article", "title": title} for title in titles])


@pytest.mark.parametrize(("write", "ending"), [(_bibtex, "bib"), (_ris, "ris"), (_csl, "json")])
def test_what_is_here_what_is_lacking_and_what_is_not_here(  # type: ignore[no-untyped-def]
    write, ending: str, browser: Browser, address: str, tmp_path: Path
) -> None:
    file = tmp_path / f"mine.{ending}"
    with visiting(browser, address) as (page, trouble):
        titles = _titles(page)
        file.write_text(write([*titles, "A Paper of <b>Another</b> Field Altogether"]), encoding="utf-8")
        page.goto(PLACE)
        page.get_by_label("Choose a file").set_input_files(file)
        expect(page.locator(".survey-found")).to_contain_text("4 references")
        expect(page.locator(".survey-found")).to_contain_text("3 of them in this survey, 1 not.")
        expect(page.get_by_role("region", name="In this survey 3").get_by_role("listitem")).to_have_count(3)
        lacking = page.get_by_role("region", name="Not among your references")
        expect(lacking.get_by_role("listitem")).to_have_count(20)
        lacking.get_by_role("button", name="Show 20 more").click()
        expect(lacking.get_by_role("listitem")).to_have_count(40)
        with page.expect_download() as download:
            lacking.get_by_role("button", name="RIS", exact=True).click()
        assert download.value.path().read_text(encoding="utf-8").count("TY  - ") == 20
        page.get_by_text("Show them").click()
        other = "Another" if ending == "json" else "<b>Another</b>"  # CSL's titles may have tags
        expect(page.get_by_text(f"A Paper of {other} Field Altogether")).to_be_visible()
        page.get_by_role("button", name="Star them all").click()
        page.goto("my-list/index.html")
        expect(page.locator(".survey-rows > li")).to_have_count(3)
        assert trouble.all() == []


def test_references_can_be_pasted(browser: Browser, address: str) -> None:
    with visiting(browser, address, 320) as (page, _):
        titles = _titles(page)
        page.goto(PLACE)
        page.get_by_text("Paste it instead").click()
        page.get_by_label("References").fill(_bibtex(titles[:1]))
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.locator(".survey-found")).to_contain_text("1 of them in this survey")
        assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_what_is_no_bibliography_is_told(browser: Browser, address: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ada,", encoding="utf-8")
    with visiting(browser, address) as (page, trouble):
        page.goto(PLACE)
        page.get_by_label("Choose a file").set_input_files(file)
        expect(page.locator(".survey-found")).to_contain_text("letter.txt is no bibliography that can be read here")
        file.write_text(_bibtex(["Nobody's Paper"]), encoding="utf-8")
        page.get_by_label("Choose a file").set_input_files(file)
        expect(page.get_by_text("None of them is in this survey")).to_be_visible()
        assert trouble.all() == []


def test_the_check_works_from_a_folder(browser: Browser, site: Site, tmp_path: Path) -> None:
    file = tmp_path / "mine.bib"
    file.write_text(_bibtex(["Nobody's Paper"]), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto((site.folder / PLACE).as_uri())
    page.get_by_label("Choose a file").set_input_files(file)
    expect(page.locator(".survey-found")).to_contain_text("0 of them in this survey, 1 not.")
    context.close()
