"""End-to-end tests: the numbers of the shape of the field lead to the table, and without scripts to plain lists."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.e2e.chromium import visiting

PLACE = "map/shape.html"


def test_every_number_leads_to_its_papers_in_the_table(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(PLACE)
        links = page.locator("td[data-table] a")
        expect(links.first).to_have_attribute("href", f"{address}table/index.html?tag=feature-space")
        assert all("table/index.html?t" in str(link.get_attribute("href")) for link in links.all())
        empty = links.filter(has_text="0").first.get_attribute("href") or ""
        assert empty.count("tag=") == 2
        assert trouble.all() == []


def test_tab_passes_through_the_numbers_in_a_step_and_arrows_lead_among_them(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(PLACE)
        numbers = page.get_by_role("grid", name="Tags that meet").locator("tbody a")
        numbers.first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowRight")
        expect(page.locator("tbody tr").nth(1).locator("td a").first).to_be_focused()
        page.keyboard.press("Control+End")
        expect(numbers.last).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.survey-heats')") is None
        page.keyboard.press("Shift+Tab")
        expect(numbers.last).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/table/index.html?tag=**")
        assert trouble.all() == []


def test_without_scripts_a_number_leads_to_the_page_of_its_tag(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(PLACE)
    assert page.get_by_role("rowheader").count() > 5
    page.locator("td[data-table] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("eature space")
    context.close()
