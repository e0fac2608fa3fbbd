"""End-to-end tests: axe-core finds nothing against WCAG 2.2 AA, and the keyboard reaches everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.chromium import Scheme, visiting
from tests.e2e.places import KINDS, place
from tests.e2e.workspace import Site

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RUN = """async tags => {
  const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  return found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
}"""
STOPS = 60  # how often Tab may be pressed until a place is reached


def _violations(page: Page) -> list[str]:
    assert AXE.exists(), 'axe-core is missing: run "make test", which fetches it'
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, RULES)
    return sorted(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1400])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_meets_wcag(kind: str, width: int, scheme: Scheme, browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address, width, scheme) as (page, _):
        page.goto(place(site, kind), wait_until="networkidle")
        assert _violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1400])
def test_what_a_reader_has_filled_meets_wcag(width: int, scheme: Scheme, browser: Browser, address: str) -> None:
    with visiting(browser, address, width, scheme) as (page, _):
        page.goto("papers/index.html")
        for number in (0, 3, 7):
            page.locator(".survey-entries .survey-star").nth(number).click()
        assert _violations(page) == []
        title = page.locator(".survey-entries li a").first.inner_text()
        page.goto("my-list/index.html")
        page.locator(".survey-rows .survey-read").first.click()
        page.locator(".survey-rows .survey-pen").nth(1).click()
        page.locator("section[aria-labelledby=more] li").first.wait_for()
        assert _violations(page) == []
        page.goto("my-list/check.html")
        page.get_by_text("Paste it instead").click()
        page.get_by_label("References").fill(f"@misc{{a, title = {{{title}}}}} @misc{{b, title = {{Nobody's}}}}")
        page.get_by_role("button", name="Check", exact=True).click()
        page.locator("section[aria-labelledby=lacking] li").first.wait_for()
        assert _violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1400])
def test_what_is_told_of_years_meets_wcag(width: int, scheme: Scheme, browser: Browser, dated_address: str) -> None:
    with visiting(browser, dated_address, width, scheme) as (page, _):
        page.goto("map/shape.html")
        assert page.locator("#years, #rising, #falling").count() == 3
        assert page.locator(".survey-heat-5").count() > 0
        assert _violations(page) == []
        page.goto("table/index.html?year=2012-2016", wait_until="networkidle")
        assert _violations(page) == []


def test_axe_sees_poor_contrast(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(place(site, "home"))
        page.add_style_tag(content="article * { color: #ddd !important; background: #fff !important }")
        assert any(line.startswith("color-contrast") for line in _violations(page))


@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_the_skip_link_the_search_and_the_content(
    kind: str, browser: Browser, site: Site, address: str
) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(place(site, kind))
        reached = []
        for _stop in range(STOPS):
            page.keyboard.press("Tab")
            reached.append(_where(page))
            if reached[-1] == "content":
                break
        assert reached[0] == "skip"
        assert "search" in reached
        assert reached[-1] == "content"


def test_the_skip_link_leads_into_the_content(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(place(site, "paper"))
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert _where(page) == "content"


def test_a_stop_can_be_seen(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(place(site, "paper"))
        link = page.locator("article a:not(.headerlink)").first
        before = link.evaluate(
            "node => JSON.stringify([getComputedStyle(node).outline, getComputedStyle(node).boxShadow])"
        )
        for _stop in range(STOPS):
            page.keyboard.press("Tab")
            if link.evaluate("node => node === document.activeElement"):
                break
        after = link.evaluate(
            "node => JSON.stringify([getComputedStyle(node).outline, getComputedStyle(node).boxShadow])"
        )
        assert after != before


def _where(page: Page) -> str:
    """Which part of the page has the focus."""
    part: str = page.evaluate(
        """() => {
          const node = document.activeElement;
          if (node.matches('.md-skip')) return 'skip';
          if (node.closest('.survey-find')) return 'search';
          return node.closest('main article') ? 'content' : node.tagName.toLowerCase();
        }"""
    )
    return part
