"""End-to-end tests: the pages in a browser, wide and narrow, light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.chromium import Scheme, visiting
from tests.e2e.places import KINDS, place
from tests.e2e.workspace import Site

# How bright the page's ground is, from 0 to 1.
BRIGHTNESS = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}"""
# Links to the site itself whose address would be printed.
PRINTED_OWN = """() => [...document.querySelectorAll('main a')]
  .filter(a => a.getClientRects().length && a.origin === location.origin)
  .filter(a => getComputedStyle(a, '::after').content.includes('http'))
  .slice(0, 5).map(a => a.outerHTML.slice(0, 120))"""
# What sticks out of the window to the right, if anything does.
TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loads_without_trouble(
    kind: str, width: int, scheme: Scheme, browser: Browser, site: Site, address: str
) -> None:
    with visiting(browser, address, width, scheme) as (page, trouble):
        page.goto(place(site, kind), wait_until="networkidle")
        assert page.locator("main h1").count() == 1
        assert (page.evaluate(BRIGHTNESS) > 0.5) == (scheme == "light")
        assert trouble.all() == []


@pytest.mark.parametrize("width", [320, 390, 1400])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_no_wider_than_the_window(kind: str, width: int, browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address, width) as (page, _):
        page.goto(place(site, kind))
        assert page.evaluate(TOO_WIDE) == []
        assert _overflow(page) <= 0


def test_a_long_text_is_no_wider_than_a_phone(browser: Browser, nasty_site: Site, nasty_address: str) -> None:
    with visiting(browser, nasty_address, 320) as (page, _):
        wide = []
        for path in nasty_site.papers():
            page.goto(path)
            if _overflow(page) > 0:
                wide.append((path, page.evaluate(TOO_WIDE)))
        assert wide == []


@pytest.mark.parametrize(
    ("kind", "tab"), [("paper", "Papers"), ("tag", "Tags"), ("papers", "Papers"), ("tags", "Tags")]
)
def test_the_section_of_a_page_is_told_in_the_tabs(
    kind: str, tab: str, browser: Browser, site: Site, address: str
) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(place(site, kind))
        current = page.locator(".md-tabs__link[aria-current]")
        assert [text.strip() for text in current.all_text_contents()] == [tab]
        assert current.evaluate("node => getComputedStyle(node).textDecorationLine") == "underline"


def test_a_link_in_a_mark_can_be_read_in_colours_of_the_readers_own(browser: Browser, site: Site, address: str) -> None:
    context = browser.new_context(base_url=address, forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(place(site, "paper"))
    link = page.locator("mark a").first
    ink, ground = link.evaluate(
        "node => [getComputedStyle(node).color, getComputedStyle(node.parentElement).backgroundColor]"
    )
    assert ink != ground
    assert link.evaluate("node => getComputedStyle(node).textDecorationLine") == "underline"
    context.close()


@pytest.mark.parametrize(("width", "shown"), [(320, "number"), (1400, "title")])
def test_the_nearest_papers_are_drawn_as_they_are_listed(
    width: int, shown: str, browser: Browser, site: Site, address: str
) -> None:
    with visiting(browser, address, width) as (page, _):
        page.goto(place(site, "paper"))
        listed = page.locator(".survey-related li > a, .survey-related li > p > a")
        links = [link.get_attribute("href") for link in listed.all()]
        drawn = page.locator(".survey-near a")
        assert [link.get_attribute("href") for link in drawn.all()] == links
        for number, link in enumerate(drawn.all(), start=1):
            seen = [text for text in link.locator("text").all() if text.is_visible()]
            assert len(seen) == 1
            assert (seen[0].text_content() == str(number)) == (shown == "number")
            box = seen[0].bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width


def test_the_lines_of_a_citation_are_folded(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address, 390) as (page, _):
        page.goto(place(site, "paper"))
        code = page.locator("#cite + div pre > code")
        assert code.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_a_page_can_be_read_without_javascript(browser: Browser, site: Site, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(place(site, "paper"))
    assert page.locator("main h1").is_visible()
    assert page.locator(".survey-abstract").is_visible()
    context.close()


def test_on_paper_only_addresses_elsewhere_are_written_out(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address, 1000) as (page, _):
        page.emulate_media(media="print")
        for kind in KINDS:
            page.goto(place(site, kind), wait_until="networkidle")
            assert page.evaluate(PRINTED_OWN) == [], kind


def _overflow(page: Page) -> int:
    """By how many CSS pixels the page can be scrolled sideways."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
