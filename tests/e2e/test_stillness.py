"""End-to-end tests: what stands on a page stays where it is while scripts and their data are on the way."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.e2e.chromium import visiting

MOST = 0.05  # of layout shift that Lighthouse would hardly see; 0.1 is its bound for "good"
LATE = 0.25  # seconds that each script is under way
WATCH = """() => {
  window.shifts = [];
  new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(entry => entry.value)))
    .observe({ type: 'layout-shift', buffered: true });
}"""
PAGES = {
    "search/index.html?q=latent%20space": ".survey-narrow button >> nth=0",
    "table/index.html": ".survey-grid:not([aria-busy]) tbody tr >> nth=0",
    "map/index.html": ".survey-map-live canvas",
}


def _delay(page: Page) -> None:
    def wait(route: Route) -> None:
        time.sleep(LATE)
        route.fallback()

    page.route("**/assets/litsurvey/{*,data/**/*}.js*", wait)


@pytest.mark.parametrize("width", [412, 1400])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_when_scripts_fill_a_page(path: str, width: int, browser: Browser, address: str) -> None:
    with visiting(browser, address, width) as (page, _):
        page.add_init_script(f"({WATCH})()")
        _delay(page)
        page.goto(path)
        page.locator(PAGES[path]).wait_for(state="attached")
        page.wait_for_timeout(200)
        shifts: list[float] = page.evaluate("window.shifts")
        assert sum(shifts) < MOST


def test_the_lists_appear_where_the_script_of_the_search_does_not_come(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.route("**/search.js*", lambda route: route.abort())
        page.goto("search/index.html")
        lists = page.locator(".survey-search-page > ul")
        assert lists.evaluate("node => getComputedStyle(node).opacity") == "0"
        lists.evaluate("node => node.getAnimations().forEach(animation => animation.finish())")
        assert lists.evaluate("node => getComputedStyle(node).opacity") == "1"
