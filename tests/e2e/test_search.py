"""End-to-end tests: the search in the header finds papers by title, abstract and tag."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.chromium import visiting
from tests.e2e.places import place
from tests.e2e.workspace import Site

TITLE = "The Surprising Effectiveness of Skip-Tuning in Diffusion Sampling"
ADDRESS = re.compile("surprising-effectiveness")
RESULTS = ".md-search-result__link"


def _type(page: Page, query: str) -> None:
    """Opens the search by its key and types."""
    page.keyboard.press("/")
    page.keyboard.type(query)


@pytest.mark.parametrize(
    "query",
    ["Skip-Tuning", "surprising effectiveness", "push-forward transformations", "limiting factor UNet complexity"],
    ids=["name", "title words", "abstract words", "words far apart"],
)
def test_a_word_finds_its_paper_and_enter_opens_it(query: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto("index.html")
        _type(page, query)
        expect(page.locator(RESULTS).first).to_have_attribute("href", ADDRESS)
        page.keyboard.press("Enter")
        expect(page.locator("main h1").first).to_contain_text(TITLE)
        assert trouble.all() == []


def test_a_tag_finds_papers_that_carry_it(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(place(site, "tag"))
        name = page.locator("main h1").first.evaluate("node => node.firstChild.textContent.trim()")
        carriers = page.locator(".survey-entries a").evaluate_all("links => links.map(link => link.href)")
        page.goto("index.html")
        _type(page, name)
        page.locator(RESULTS).first.wait_for()
        found = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href.split(/[?#]/)[0])")
        assert set(found) & set(carriers)
        assert trouble.all() == []


def test_the_search_works_on_a_phone(browser: Browser, address: str) -> None:
    with visiting(browser, address, 390) as (page, trouble):
        page.goto("index.html")
        page.locator("label.md-header__button[for=__search]").click()
        page.locator(".md-search__input").press_sequentially("Skip-Tuning")
        expect(page.locator(RESULTS).first).to_have_attribute("href", ADDRESS)
        page.locator(RESULTS).first.click()
        expect(page.locator("main h1").first).to_contain_text(TITLE)
        assert trouble.all() == []


def test_nothing_found_is_said(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto("index.html")
        _type(page, "zyzzyvaxq")
        expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
