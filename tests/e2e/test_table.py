"""End-to-end tests: the table is filtered, sorted, picked from and taken along, and its address says all of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.chromium import visiting
from tests.e2e.workspace import Site

PLACE = "table/index.html"
ROWS = ".survey-grid tbody tr"


def _said(page: Page) -> Locator:
    return page.locator(".survey-said")


def _tag(page: Page, name: str) -> Locator:
    return page.locator(".survey-facet", has_text="Tag").get_by_role("checkbox", name=re.compile(f"^{name} "))


def _open(page: Page, asked: str = "") -> None:
    page.goto(f"{PLACE}{asked}")
    expect(page.locator(".survey-grid:not([aria-busy])")).to_be_visible()


def _titles(page: Page) -> list[str]:
    return page.locator(".survey-grid tbody th").all_inner_texts()


def test_values_are_asked_for_and_ruled_out_and_the_back_button_leads_back(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        _open(page)
        expect(_said(page)).to_have_text("All 97 papers.")
        box = _tag(page, "feature space")
        promised = int(box.locator("xpath=ancestor::li").locator("small").inner_text())
        box.check()
        expect(_said(page)).to_have_text(f"{promised} of 97 papers: tag feature space.")
        expect(page.locator(ROWS)).to_have_count(promised)
        assert page.locator(f"{ROWS} td[data-column=tag]").filter(has_text="feature space").count() == promised
        page.get_by_role("button", name="Without ImageNet").first.click()
        expect(_said(page)).to_contain_text("tag feature space, without tag ImageNet.")
        assert "ImageNet" not in "".join(page.locator(f"{ROWS} td[data-column=tag]").all_inner_texts())
        assert page.url.endswith("?tag=feature-space&tag.not=imagenet")
        page.go_back()
        expect(_said(page)).to_have_text(f"{promised} of 97 papers: tag feature space.")
        page.get_by_role("button", name="Take back: tag feature space").click()
        expect(_said(page)).to_have_text("All 97 papers.")
        expect(page.get_by_label("Only papers with")).to_be_focused()
        assert trouble.all() == []


def test_any_of_several_values_lets_more_in_than_all_of_them(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page, "?tag=feature-space&tag=fine-tuning")
        both = page.locator(ROWS).count()
        page.get_by_role("button", name="Papers with any of them").first.click()
        expect(_said(page)).to_contain_text("tag feature space or tag fine-tuning")
        assert page.locator(ROWS).count() > both


def test_an_address_shows_the_same_again_from_a_server_and_from_a_folder(
    browser: Browser, address: str, site: Site
) -> None:
    asked = "?words=learning&has=code&sort=-title&columns=topic,results"
    with visiting(browser, address) as (page, trouble):
        _open(page, asked)
        served = _titles(page)
        assert len(served) > 1
        assert served == sorted(served, key=str.casefold, reverse=True)
        heads = [text.strip() for text in page.locator(".survey-grid thead th").all_inner_texts()]
        assert heads == ["Pick", "Title", "Topic", "Results"]
        assert trouble.all() == []
    context = browser.new_context()
    folder = context.new_page()
    folder.goto((site.folder / PLACE).as_uri() + asked)
    expect(folder.locator(".survey-grid:not([aria-busy])")).to_be_visible()
    assert _titles(folder) == served
    folder.get_by_role("button", name="Clear all").click()
    expect(folder.locator(".survey-said")).to_have_text("All 97 papers.")
    folder.reload()
    expect(folder.locator(".survey-said")).to_have_text("All 97 papers.")
    context.close()


def test_typing_leaves_papers_with_all_words(browser: Browser, address: str) -> None:
    with visiting(browser, address, 390) as (page, _):
        _open(page)
        page.get_by_label("Only papers with").press_sequentially("IMAGE segm")
        expect(_said(page)).to_contain_text("with the words \u201cIMAGE segm\u201d")
        rows = page.locator(ROWS).all_inner_texts()
        assert 0 < len(rows) < 97
        assert all("image" in row.lower() and "segm" in row.lower() for row in rows)
        page.get_by_label("Only papers with").fill("zzz")
        expect(page.get_by_text("No paper has all of this")).to_be_visible()


def test_a_head_sorts_by_keyboard_and_a_second_press_turns_it_round(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        topic = page.get_by_role("button", name="Topic", exact=True)
        topic.focus()
        for falling in (False, True):
            page.keyboard.press("Enter")
            way = "descending" if falling else "ascending"
            expect(page.locator("th[data-column=topic]")).to_have_attribute("aria-sort", way)
            expect(page.locator(".survey-grid:not([aria-busy])")).to_be_visible()
            found = [text.casefold() for text in page.locator(f"{ROWS} td[data-column=topic]").all_inner_texts()]
            assert found == sorted(found, reverse=falling)
            expect(topic).to_be_focused()


def test_a_value_is_looked_for_among_many(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        page.get_by_label("Find in tag").fill("image")
        names = page.locator(".survey-facet", has_text="Tag").locator(".survey-values label").all_inner_texts()
        assert names
        assert all("image" in name.lower() for name in names)


def test_what_is_filtered_and_what_is_picked_is_taken_along(browser: Browser, address: str, tmp_path: Path) -> None:
    with visiting(browser, address) as (page, trouble):
        _open(page, "?tag=feature-space&sort=-title")
        titles = _titles(page)
        page.locator(".survey-menu summary", has_text="Export").click()
        page.get_by_label("Format", exact=True).select_option(label="CSL-JSON")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Save as a file").click()
        waiting.value.save_as(tmp_path / "papers.json")
        assert waiting.value.suggested_filename == "papers.json"
        saved = json.loads((tmp_path / "papers.json").read_text(encoding="utf-8"))
        assert [item["title"] for item in saved] == titles
        page.keyboard.press("Escape")
        page.get_by_role("checkbox", name=f"Pick {titles[1]}").check()
        page.locator(".survey-menu summary", has_text="Export").click()
        page.get_by_label("Format", exact=True).select_option(label="BibTeX")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Save as a file").click()
        waiting.value.save_as(tmp_path / "papers.bib")
        assert (tmp_path / "papers.bib").read_text(encoding="utf-8").count("\n}") == 1
        assert trouble.all() == []


def test_papers_picked_stand_side_by_side_and_are_removed_and_added(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        _open(page, "?tag=feature-space")
        titles = _titles(page)[:3]
        for title in titles:
            page.get_by_role("checkbox", name=f"Pick {title}").check()
        page.get_by_role("link", name="Side by side").click()
        heads = page.locator(".survey-compared thead th a")
        expect(heads).to_have_count(3)
        assert heads.all_inner_texts() == titles
        expect(_said(page)).to_contain_text("feature space")
        assert page.locator(".survey-compared li.is-all").count() >= 3
        page.get_by_role("button", name=f"Remove {titles[1]}").click()
        expect(heads).to_have_count(2)
        expect(page.get_by_role("button", name=f"Remove {titles[2]}")).to_be_focused()
        page.get_by_label("Add a paper").fill(titles[1])
        page.get_by_role("button", name=titles[1]).click()
        expect(heads).to_have_count(3)
        page.go_back()
        expect(heads).to_have_count(2)
        page.get_by_role("link", name="In the table").click()
        expect(page.locator(f"{ROWS} input:checked")).to_have_count(2)
        assert trouble.all() == []


def test_many_papers_are_asked_for_by_codes_and_picked_by_them(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        _open(page)
        for box in page.locator(f"{ROWS} input").all()[:7]:
            box.check()
        codes = parse_qs(urlsplit(page.url).query)["pick"][0]
        assert re.fullmatch(r"\.[\w-]{35}", codes)
        titles = _titles(page)[:7]
        _open(page, f"?papers={codes}&sort=-title#words=e&papers={codes}")
        expect(_said(page)).to_have_text(re.compile(r"^\d of 97 papers: with the words “e”, among 7 chosen papers\.$"))
        page.get_by_role("button", name="Take back: with the words").click()
        expect(_said(page)).to_have_text("7 of 97 papers: among 7 chosen papers.")
        assert sorted(_titles(page)) == sorted(titles)
        assert trouble.all() == []


def test_a_page_of_a_tag_leads_into_the_table(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto("tags/feature-space.html")
        page.get_by_role("link", name="In the table").click()
        expect(_said(page)).to_contain_text("of 97 papers: tag feature space.")


@pytest.mark.parametrize("place", [PLACE, "table/compare.html"])
def test_without_scripts_the_page_leads_to_plain_lists(place: str, browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(place)
    expect(page.get_by_text("script, which is not running here")).to_be_visible()
    page.get_by_role("link", name="Papers by title").click()
    expect(page.locator("h1")).to_contain_text("Papers")
    context.close()


def test_titles_that_look_like_markup_stay_text(browser: Browser, nasty_address: str) -> None:
    with visiting(browser, nasty_address) as (page, trouble):
        _open(page)
        titles = _titles(page)
        assert any("<" in title for title in titles)
        assert page.locator(".survey-table :is(script, img, iframe, b, i)").count() == 0
        assert trouble.all() == []


def test_data_that_cannot_be_had_is_said(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.route("**/columns/title.js*", lambda route: route.abort())
        page.goto(PLACE)
        expect(page.locator(".survey-table")).to_contain_text("The table could not be shown")
        expect(page.get_by_role("link", name="Papers by title")).to_be_visible()


@pytest.mark.parametrize("broken", ["", "delete Navigator.prototype.clipboard"], ids=["clipboard", "by selection"])
def test_what_is_shown_can_be_copied(broken: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.add_init_script(broken)
        page.goto("table/index.html?tag=latent-space")
        page.locator(".survey-menu summary", has_text="Export").click()
        page.get_by_role("button", name="Copy", exact=True).click()
        expect(page.locator(".survey-news")).to_have_text(re.compile(r"^Copied \d+ papers\.$"))
        count = int(page.locator(".survey-news").inner_text().split()[1])
        page.evaluate("document.body.replaceChildren(document.createElement('textarea'))")
        page.locator("textarea").focus()
        page.keyboard.press("Control+v")
        text = page.locator("textarea").input_value()
        assert text.startswith("@")
        assert text.count("\n@") + 1 == count
        assert trouble.all() == []
