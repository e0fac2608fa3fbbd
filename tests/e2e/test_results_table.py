"""End-to-end tests: the table of results is sorted and cut down by mouse and keyboard, and stands without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.chromium import visiting
from tests.e2e.workspace import Site

PLACE = "results/index.html"
ROWS = ".survey-results tbody tr"
LEVELS = """() => [...document.querySelectorAll('[data-kind="0"]')].map(value => Number(value.dataset.number))"""
KINDS = """() => [...document.querySelectorAll('[data-kind]')].map(value => Number(value.dataset.kind))"""


def _column(page: Page, number: int) -> list[str]:
    """The texts of a column from top to bottom, 1 for the first."""
    return [text.strip() for text in page.locator(f"{ROWS} td:nth-child({number})").all_inner_texts()]


def test_a_press_sorts_and_a_second_turns_it_round(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(PLACE)
        page.get_by_role("button", name="Paper", exact=True).click()
        first = [title.casefold() for title in _column(page, 5)]
        assert first[0] < first[-1]
        expect(page.locator("th").nth(4)).to_have_attribute("aria-sort", "ascending")
        expect(page.get_by_role("status").filter(has_text="Sorted")).to_have_text("Sorted by paper, ascending.")
        page.get_by_role("button", name="Paper", exact=True).click()
        assert _column(page, 5)[0].casefold() == first[-1]
        expect(page.locator("th[aria-sort]")).to_have_count(1)
        assert trouble.all() == []


def test_numbers_are_sorted_as_numbers_and_gains_never_among_levels(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(PLACE)
        for falling in (False, True):
            page.get_by_role("button", name="Result", exact=True).focus()
            page.keyboard.press("Enter")
            levels = page.evaluate(LEVELS)
            assert len(levels) > 5
            assert levels == sorted(levels, reverse=falling)
            assert page.evaluate(KINDS) == sorted(page.evaluate(KINDS))


def test_blanks_stand_last_whichever_way(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(PLACE)
        for _ in range(2):
            page.get_by_role("button", name="Metric", exact=True).press("Space")
            metrics = _column(page, 2)
            assert "" in metrics
            assert all(not metric for metric in metrics[metrics.index("") :])


def test_typing_leaves_only_rows_with_all_words(browser: Browser, address: str) -> None:
    with visiting(browser, address, 320) as (page, _):
        page.goto(PLACE)
        count = page.locator(ROWS).count()
        page.get_by_label("Only rows with").fill("IMAGENET accuracy")
        shown = page.locator(f"{ROWS}:visible")
        assert 0 < shown.count() < count
        assert all("imagenet" in text.lower() and "accuracy" in text.lower() for text in shown.all_inner_texts())
        expect(page.get_by_role("status").filter(has_text="rows")).to_have_text(f"{shown.count()} of {count} rows.")
        page.get_by_label("Only rows with").fill("")
        assert page.locator(f"{ROWS}:visible").count() == count


def test_a_claim_leads_to_its_sentence(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(PLACE)
        link = page.locator(f"{ROWS} td:nth-child(4) a").first
        words = link.inner_text().strip("\u2026")
        link.click()
        target = page.locator(page.evaluate("() => location.hash"))
        assert " ".join(words.split()[:4]) in " ".join(target.inner_text().split())
        assert trouble.all() == []


@pytest.mark.parametrize("width", [320, 1400])
def test_the_table_opens_from_a_folder_and_no_wider_than_the_window(width: int, browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto((site.folder / PLACE).as_uri())
    page.get_by_role("button", name="Result", exact=True).click()
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.get_by_role("row").count() == page.locator(ROWS).count() + 1
    context.close()


def test_without_scripts_the_table_stands_sorted_by_data_set(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(PLACE)
    names = _column(page, 1)
    named = [name.casefold() for name in names if name]
    assert named == sorted(named)
    assert all(not name for name in names[len(named) :])
    assert page.get_by_role("button", name="Result", exact=True).count() == 0
    context.close()
