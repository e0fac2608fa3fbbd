"""End-to-end tests: stars, marks and notes are kept, ordered, taken along and never lost in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.chromium import visiting
from tests.e2e.places import place
from tests.e2e.workspace import Site

LIST = "my-list/index.html"
ROWS = ".survey-rows > li:visible"
KEY = """() => Object.keys(localStorage).find(key => /^litsurvey:.*\\/$/.test(key))"""


def _star(page: Page, *places: int) -> list[str]:
    """Stars the papers that stand at these places of the list by title, and returns their titles."""
    page.goto("papers/index.html")
    titles = []
    for number in places:
        item = page.locator(".survey-entries li").nth(number)
        titles.append(item.locator("a").first.inner_text())
        item.get_by_role("button").click()
        expect(item.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    return titles


def _titles(page: Page) -> list[str]:
    return page.locator(f"{ROWS} >> css=a").all_inner_texts()


def test_a_star_a_mark_and_a_note_stand_on_the_list(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(place(site, "paper"))
        own = page.get_by_role("group", name="Your own list")
        own.get_by_role("button", name="Star").press("Enter")
        own.get_by_role("button", name="Read").press("Space")
        own.get_by_role("button", name="Note").press("Enter")
        page.keyboard.type("See <b>section</b> 3.")
        own.get_by_role("link", name="My list").click()
        row = page.locator(ROWS)
        expect(row).to_have_count(1)
        for name in ("Star", "Read"):
            expect(row.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        expect(row.get_by_role("textbox")).to_have_value("See <b>section</b> 3.")
        page.go_back()
        expect(own.get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_label("Your note", exact=True).get_by_role("textbox")).to_have_value("See <b>section</b> 3.")
        assert trouble.all() == []


def test_papers_that_the_search_finds_can_be_starred(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto("search/index.html?q=latent space", wait_until="networkidle")
        hit = page.locator(".survey-hit").first
        title = hit.locator("a").first.inner_text()
        hit.get_by_role("button", name=f"Star: {title}").click()
        page.locator("#survey-search-field").fill("latent spaces ")  # the same papers, listed anew
        expect(page.locator(".survey-hit .survey-star[aria-pressed=true]")).to_have_count(1)
        page.locator("#survey-search-field").fill("speech")
        expect(page.locator(".survey-hit a").first).not_to_have_text(title)
        expect(page.locator(".survey-hit:not(:has(> .survey-star))")).to_have_count(0)
        page.goto(LIST)
        assert _titles(page) == [title]
        assert trouble.all() == []


def test_papers_on_the_way_and_beside_a_paper_can_be_starred(browser: Browser, site: Site, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(place(site, "paper"))
        related = page.locator(".survey-related li").first
        title = related.locator("a").first.inner_text()
        related.get_by_role("button", name=f"Star: {title}").click()
        page.goto(LIST)
        assert _titles(page) == [title]
        topics = (path for path in site.folder.glob("topics/*.html") if "survey-way" in path.read_text("utf-8"))
        page.goto(f"topics/{next(topics).name}")
        step = page.locator(".survey-way li").first
        title = step.locator("a").first.inner_text()
        step.get_by_role("button", name=f"Star: {title}").click()
        again = page.locator(".survey-entries li", has_text=title).get_by_role("button")
        expect(again.first).to_have_attribute("aria-pressed", "true")
        page.goto(LIST)
        assert title in _titles(page)
        assert trouble.all() == []


def test_the_order_is_the_readers_own(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        a, b, c = _star(page, 0, 1, 2)
        page.goto(LIST)
        expect(page.locator(ROWS)).to_have_count(3)
        page.locator(ROWS).nth(2).get_by_role("button", name="Move up").press("Enter")
        expect(page.get_by_role("status").filter(has_text="Moved")).to_contain_text("to place 2")
        assert _titles(page) == [a, c, b]
        assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Move up"
        first, last = (page.locator(ROWS).nth(n).locator(".survey-grip").bounding_box() for n in (0, 2))
        assert first
        assert last
        page.mouse.move(first["x"] + 5, first["y"] + 5)
        page.mouse.down()
        page.mouse.move(first["x"] + 5, last["y"] + 60, steps=12)
        page.mouse.up()
        assert _titles(page) == [c, b, a]
        page.reload()
        expect(page.locator(ROWS)).to_have_count(3)
        assert _titles(page) == [c, b, a]


def test_what_was_removed_can_be_had_back(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        titles = _star(page, 0, 1)
        page.goto(LIST)
        page.locator(ROWS).first.get_by_role("button", name="Remove").click()
        expect(page.locator(ROWS)).to_have_count(1)
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(ROWS)).to_have_count(2)
        assert _titles(page) == titles


def test_the_list_is_cut_down_to_a_state(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _, read = _star(page, 0, 1)
        page.goto(LIST)
        page.locator(ROWS).nth(1).get_by_role("button", name="Read").click()
        page.get_by_role("group", name="Show").get_by_role("button", name="Read 1", exact=True).click()
        expect(page.locator(ROWS)).to_have_count(1)
        assert _titles(page) == [read]


def test_two_tabs_stay_in_step(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _star(page, 0)
        page.goto(LIST)
        other = page.context.new_page()
        other.goto("papers/index.html")
        other.locator(".survey-entries .survey-star").nth(3).click()
        expect(page.locator(ROWS)).to_have_count(2)
        page.locator(ROWS).first.get_by_role("button", name="Star").click()
        expect(other.locator(".survey-entries .survey-star").first).to_have_attribute("aria-pressed", "false")


def test_a_list_goes_out_as_a_file_and_comes_back(browser: Browser, address: str, tmp_path: Path) -> None:
    kept = tmp_path / "my-list.json"
    with visiting(browser, address) as (page, _):
        titles = _star(page, 0, 5)
        page.goto(LIST)
        with page.expect_download() as download:
            page.get_by_role("button", name="Export").click()
        download.value.save_as(kept)
    with visiting(browser, address) as (page, _):
        _star(page, 0)
        page.goto(LIST)
        page.get_by_label("Import").set_input_files(kept)
        expect(page.get_by_role("status").filter(has_text="my-list.json")).to_have_text(
            "my-list.json: 1 paper added, 0 changed, 1 as they were."
        )
        expect(page.locator(ROWS)).to_have_count(2)
        assert _titles(page) == titles
        kept.write_text("no list", encoding="utf-8")
        page.get_by_label("Import").set_input_files(kept)
        expect(page.get_by_role("status").filter(has_text="my-list.json")).to_contain_text("nothing was changed")


@pytest.mark.parametrize(
    ("label", "begins"),
    [("BibTeX", "@"), ("RIS", "TY  - "), ("CSL-JSON", "["), ("CSV", "title,"), ("Markdown", "- [ ] ")],
)
def test_the_list_is_taken_along(label: str, begins: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        titles = _star(page, 4, 40)
        page.goto(LIST)
        expect(page.locator(ROWS)).to_have_count(2)
        with page.expect_download() as download:
            page.get_by_role("button", name=label, exact=True).click()
        text = download.value.path().read_text(encoding="utf-8")
        assert text.startswith(begins)
        if label != "BibTeX":  # which has capitals in braces
            assert all(title in text for title in titles)
        if label == "CSL-JSON":
            assert len(json.loads(text)) == 2


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
            "keeps nothing",
        ),
        ("Object.defineProperty(window, 'localStorage', {value: null})", "keeps nothing"),
        (
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
            "full or forbidden",
        ),
    ],
    ids=["forbidden", "missing", "full"],
)
def test_storage_that_fails_is_told_and_survived(
    broken: str, words: str, browser: Browser, site: Site, address: str
) -> None:
    with visiting(browser, address) as (page, trouble):
        page.add_init_script(broken)
        page.goto(place(site, "paper"))
        star = page.get_by_role("group", name="Your own list").get_by_role("button", name="Star")
        star.click()
        expect(star).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".survey-trouble")).to_contain_text(words)
        assert [text for text in trouble.console if "no" not in text] == []


def test_a_visit_that_cannot_be_remembered_is_told(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
        )
        page.goto(LIST)
        expect(page.locator(".survey-trouble")).to_contain_text("what is new since your last visit")
        assert trouble.all() == []


def test_storage_that_cannot_be_read_is_set_aside(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        _star(page, 0)
        page.evaluate(f"() => localStorage.setItem(({KEY})(), '{{{{ nonsense')")
        page.goto(LIST)
        expect(page.locator(".survey-trouble")).to_contain_text("could not be read")
        kept = page.evaluate("() => Object.values({...localStorage})")
        assert "{{ nonsense" in kept
        assert trouble.all() == []


def test_papers_that_are_gone_are_kept_and_told(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _star(page, 0)
        gone = {"version": 1, "papers": [{"id": "gone-1234", "title": "A Paper That Was", "star": True, "note": "x"}]}
        page.evaluate(f"text => localStorage.setItem(({KEY})(), text)", json.dumps(gone))
        page.goto(LIST)
        row = page.locator(ROWS)
        expect(row).to_contain_text("No longer in this survey")
        expect(row).to_contain_text("A Paper That Was")
        expect(row.get_by_role("link")).to_have_count(0)


def test_new_papers_are_told_until_noted(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto("index.html")
        page.wait_for_function("() => Object.keys(localStorage).some(key => key.endsWith(':seen'))")
        expect(page.locator(".survey-fresh")).to_have_count(0)
        page.evaluate("""() => {
          const key = Object.keys(localStorage).find(key => key.endsWith(':seen'));
          const seen = JSON.parse(localStorage[key]);
          localStorage[key] = JSON.stringify({...seen, build: 'before', seen: seen.seen.slice(12)});
        }""")
        page.reload()
        expect(page.locator(".survey-fresh")).to_contain_text("2 papers are new since your last visit")
        page.locator(".survey-fresh").get_by_role("link").click()
        expect(page.locator("#new ~ .survey-entries li, .survey-new li")).to_have_count(2)
        page.goto("index.html")
        page.locator(".survey-fresh").get_by_role("button", name="Noted").click()
        expect(page.locator(".survey-fresh")).to_have_count(0)


def test_the_list_works_from_a_folder(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site.folder / place(site, "paper")).as_uri())
    page.get_by_role("group", name="Your own list").get_by_role("button", name="Star").click()
    page.get_by_role("link", name="My list").last.click()
    expect(page.locator(ROWS)).to_have_count(1)
    context.close()


def test_without_scripts_the_page_says_so_and_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(LIST)
    expect(page.get_by_text("this page needs JavaScript")).to_be_visible()
    page.locator(".survey-without").get_by_role("link", name="Papers by title").click()
    expect(page.locator("h1")).to_contain_text("Papers")
    context.close()
