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


def _found(page: Page) -> list[str]:
    """The addresses of the results in order, without what is marked in them."""
    found: list[str] = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href.split(/[?#]/)[0])")
    return found


@pytest.mark.parametrize(
    "query",
    ["Skip-Tuning", "surprising effectiveness", "push-forward transformations", "limiting factor UNet complexity"],
    ids=["name", "title words", "abstract words", "words far apart"],
)
def test_a_word_finds_its_paper_and_enter_opens_it(query: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto("index.html")
        _type(page, query)
        # An address ends in the words that were looked for: before the last one is among them, the list still changes.
        whole = re.compile(f"{ADDRESS.pattern}.*{re.split('[ -]', query.lower())[-1]}$")
        expect(page.locator(RESULTS).first).to_have_attribute("href", whole)
        page.keyboard.press("Enter")
        expect(page.locator("main h1").first).to_contain_text(TITLE)
        assert trouble.all() == []


@pytest.mark.parametrize(
    "tag", ["feature-space", "latent-space", "contrastive-learning", "clip", "diffusion-model", "semantic-segmentation"]
)
def test_the_name_of_a_tag_finds_its_page_first_or_second(tag: str, browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(f"tags/{tag}.html")
        name = page.locator("main h1").first.evaluate("node => node.firstChild.textContent.trim()")
        page.goto("index.html")
        _type(page, name)
        page.locator(RESULTS).first.wait_for()
        assert f"tags/{tag}.html" in " ".join(_found(page)[:2])


def test_an_acronym_in_parentheses_is_found(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto("index.html")
        _type(page, "NeRF")
        expect(page.locator(RESULTS).first).to_have_attribute("href", re.compile("view-consistent-hierarchical"))


def test_a_result_reads_well(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto("index.html")
        _type(page, "latent space")
        page.locator(RESULTS).first.wait_for()
        found = _found(page)
        assert len(found) == len(set(found)) > 5
        titles = page.locator(f"{RESULTS} :is(h1, h2)").all_text_contents()
        assert len(titles) == len(set(titles)) == len(found)
        assert not re.search("[\N{PILCROW SIGN}#]|&[a-z]+;", " ".join(page.locator(RESULTS).all_text_contents()))


def test_a_tag_finds_papers_that_carry_it(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(place(site, "tag"))
        name = page.locator("main h1").first.evaluate("node => node.firstChild.textContent.trim()")
        carriers = page.locator(".survey-entries a").evaluate_all("links => links.map(link => link.href)")
        page.goto("index.html")
        _type(page, name)
        page.locator(RESULTS).first.wait_for()
        assert set(_found(page)) & set(carriers)
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
