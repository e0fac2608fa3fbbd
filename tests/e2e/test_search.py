"""End-to-end tests: the search in the header and on its page finds papers, tags and topics."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.chromium import visiting
from tests.e2e.places import place
from tests.e2e.workspace import Site

TITLE = "The Surprising Effectiveness of Skip-Tuning in Diffusion Sampling"
ADDRESS = re.compile("surprising-effectiveness")
OPTION = ".survey-find__popup [role=option]"
PAPER = ".survey-find__paper"
FOUND = ".survey-hit h2 a"
SETTLED = 500  # milliseconds in which an answer would have come


def _type(page: Page, query: str) -> None:
    """Goes to the search by its key and types."""
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search papers")).to_be_focused()
    page.keyboard.type(query)


@pytest.mark.parametrize(
    "query",
    [
        "Skip-Tuning",
        "skiptuning",
        "skip tunning",
        "surprising effectiveness",
        "push-forward transformations",
        '"skip connections" -video',
    ],
    ids=["name", "one word", "slip", "title words", "abstract words", "phrase and minus"],
)
def test_a_word_finds_its_paper_and_enter_opens_it(query: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto("index.html")
        _type(page, query)
        expect(page.locator(PAPER).first).to_have_attribute("data-address", ADDRESS)
        while page.locator(f"{OPTION}[aria-selected=true]").get_attribute("class") != "survey-find__paper":
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("main h1").first).to_contain_text(TITLE)
        assert trouble.all() == []


@pytest.mark.parametrize("tag", ["feature-space", "latent-space", "contrastive-learning", "diffusion-model"])
def test_the_name_of_a_tag_finds_its_page_first(tag: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto(f"tags/{tag}.html")
        name = page.locator("main h1").first.evaluate("node => node.firstChild.textContent.trim()")
        page.goto("index.html")
        _type(page, name)
        expect(page.locator(OPTION).first).to_have_attribute("data-address", re.compile(f"tags/{tag}.html$"))


def test_the_list_is_gone_through_by_keys_and_closed_by_escape(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto("index.html")
        _type(page, "segmentation")
        field = page.get_by_role("combobox", name="Search papers")
        expect(page.get_by_role("option", name=re.compile("^All "))).to_be_visible()
        expect(field).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowUp")
        expect(page.locator(f"{OPTION}[aria-selected=true]")).to_contain_text("All ")
        page.keyboard.press("Escape")
        expect(page.locator(".survey-find__popup")).to_be_hidden()
        expect(field).to_have_value("segmentation")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"search/index\.html\?q=segmentation$"))
        expect(page.locator(FOUND).first).to_be_visible()
        assert trouble.all() == []


@pytest.mark.parametrize("key", ["ArrowUp", "Escape"])
def test_what_a_key_did_stays_done_when_meaning_comes(key: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        held: list[Route] = []
        page.route("**/data/search/papers/**", lambda route: held.append(route))
        page.goto("index.html")
        with page.expect_request("**/data/search/papers/**"):
            _type(page, "skip connections in diffusion")
        options = page.locator(OPTION)
        expect(options.last).to_contain_text("All ")
        options.last.evaluate("node => { node.known = true; }")
        page.keyboard.press(key)
        assert held
        for route in held:
            route.continue_()
        if key == "Escape":
            page.wait_for_timeout(SETTLED)
            expect(page.locator(".survey-find__popup")).to_be_hidden()
        else:
            page.wait_for_function("() => ![...document.querySelectorAll('[role=option]')].at(-1).known")
            expect(page.locator(f"{OPTION}[aria-selected=true]")).to_contain_text("All ")


def test_nothing_is_loaded_until_the_field_is_used(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("index.html", wait_until="networkidle")
        assert not [url for url in asked if "search" in url]


def test_the_page_narrows_down_by_facet_and_keeps_it_in_the_address(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto("search/index.html?q=image")
        expect(page.locator(FOUND).first).to_be_visible()
        button = page.locator("[data-facet=has] button").first
        count = int(button.locator("small").inner_text())
        button.click()
        expect(page).to_have_url(re.compile("has%3Acode"))
        expect(page.locator(".survey-search__status")).to_have_text(f"{count} papers")
        expect(page.locator("[data-facet=has] button").first).to_have_attribute("aria-pressed", "true")
        page.reload()
        expect(page.locator(".survey-search__status")).to_have_text(f"{count} papers")
        page.locator("[data-facet=has] button").first.click()
        expect(page.get_by_role("textbox", name="Search papers")).to_have_value("image")
        assert trouble.all() == []


def test_what_is_found_by_words_stays_when_meaning_comes(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        held: list[Route] = []
        is_slow = True
        page.route("**/data/search/papers/**", lambda route: held.append(route) if is_slow else route.continue_())
        page.goto("search/index.html?q=skip%20connections%20in%20diffusion", wait_until="commit")
        first = page.locator(FOUND).first
        first.evaluate("node => { node.known = true; }")
        page.locator(".survey-narrow button").first.wait_for(state="attached")
        by_words = page.locator(".survey-hit").all_text_contents()
        assert held
        is_slow = False
        for route in held:
            route.continue_()
        page.wait_for_function(
            "old => [...document.querySelectorAll('.survey-hit')].map(one => one.textContent).join() !== old",
            arg=",".join(by_words),
        )
        assert first.evaluate("node => node.known === true")


def test_a_pasted_text_finds_papers_like_it(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto("search/index.html")
        page.get_by_role("button", name="Papers like a text").click()
        page.get_by_role("textbox", name=re.compile("abstract")).fill(
            "We tune the skip connections of a pretrained UNet, so that diffusion models need fewer sampling steps."
        )
        page.get_by_role("button", name="Find papers like it").click()
        expect(page.locator(FOUND).first).to_have_attribute("href", ADDRESS)
        assert trouble.all() == []


def test_what_is_found_can_be_seen_in_the_table_and_on_the_map(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto("search/index.html?q=graph neural networks", wait_until="networkidle")
        count = page.locator(".survey-search__status").inner_text()
        found = page.locator(FOUND).all_inner_texts()
        page.get_by_role("link", name="In the table").click()
        expect(page.locator(".survey-said")).to_contain_text(f"{count.split()[0]} of ")
        rows = page.locator(".survey-grid tbody th a")
        assert rows.all_inner_texts()[: len(found)] == found, "they stand in the order found"
        page.go_back(wait_until="networkidle")  # what is still being loaded when one leaves would be told as trouble
        page.get_by_role("link", name="On the map").click()
        expect(page.get_by_label("Light up")).to_have_value("graph neural networks")
        expect(page.locator(".survey-map-lit")).to_have_text(f"{count} lit up.")
        assert trouble.all() == []


def test_the_search_works_on_a_phone(browser: Browser, address: str) -> None:
    with visiting(browser, address, 390) as (page, trouble):
        page.goto("index.html")
        page.get_by_role("link", name="Search", exact=True).click()
        expect(page.locator("#survey-search-field")).to_be_focused()
        page.keyboard.type("Skip-Tuning")
        expect(page.locator(FOUND).first).to_have_attribute("href", ADDRESS)
        page.locator(FOUND).first.click()
        expect(page.locator("main h1").first).to_contain_text(TITLE)
        assert trouble.all() == []


def test_a_long_question_is_seen_whole_on_a_phone_and_cleared_at_once(browser: Browser, address: str) -> None:
    with visiting(browser, address, 390) as (page, trouble):
        page.goto("search/index.html?q=loom", wait_until="networkidle")
        field = page.locator("#survey-search-field")
        line = field.bounding_box()
        field.fill("why do networks look at the background of a photo instead of at the animal that stands in it")
        field.press("Enter")
        expect(field).not_to_have_value(re.compile("\n"))
        grown = field.bounding_box()
        assert line
        assert grown
        assert grown["height"] > 2 * line["height"]
        assert field.evaluate("field => field.scrollHeight <= field.clientHeight")
        page.get_by_role("button", name="Clear").click()
        expect(field).to_have_value("")
        expect(field).to_be_focused()
        cleared = field.bounding_box()
        assert cleared
        assert cleared["height"] == line["height"]
        expect(page.locator(FOUND)).to_have_count(0)
        expect(page.get_by_role("button", name="Clear")).to_be_hidden()
        assert trouble.all() == []


def test_the_search_works_from_a_folder(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.goto((site.folder / "search" / "index.html").as_uri() + "?q=skip-tuning")
    expect(page.locator(FOUND).first).to_have_attribute("href", ADDRESS)
    page.locator("#survey-search-field").fill("latent")
    expect(page.locator(".survey-hit h2 mark").first).to_be_visible()
    page.close()


def test_nothing_found_is_said(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.goto("index.html")
        _type(page, '"zyzzyvaxq qqxvyz"')
        expect(page.locator(".survey-find__status")).to_have_text("Nothing found")


def test_a_query_without_a_word_loads_no_meaning(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("search/index.html?q=has%3Acode")
        expect(page.locator(".survey-narrow button").first).to_be_attached()
        page.wait_for_timeout(500)
        assert any("/data/columns/has" in url for url in asked)
        assert not any("/data/search/papers" in url for url in asked)


@pytest.mark.parametrize("missing", ["search/words/*", "columns/tag*"], ids=["words", "what divides the papers"])
def test_data_that_cannot_be_had_is_said(missing: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.route(f"**/data/{missing}", lambda route: route.abort())
        page.goto("search/index.html?q=latent")
        expect(page.locator(".survey-search__status")).to_contain_text("could not be loaded")
        expect(page.locator(".survey-search__status a")).to_be_visible()


def test_without_a_script_the_search_leads_to_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("index.html")
    page.locator(".survey-find input").fill("latent")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search/index\.html\?q=latent$"))
    expect(page.locator("article a", has_text="tags")).to_have_attribute("href", re.compile("tags/index.html"))
    context.close()


def test_the_search_is_accessible_while_it_is_used(browser: Browser, site: Site, address: str) -> None:
    from tests.e2e.test_accessibility import _violations

    for width, scheme in ((320, "dark"), (1400, "light"), (1400, "dark")):
        with visiting(browser, address, width, scheme) as (page, _):  # type: ignore[arg-type]
            page.goto("search/index.html?q=latent")
            expect(page.locator(FOUND).first).to_be_visible()
            assert _violations(page) == []
            page.goto(place(site, "paper"))
            if width > 1000:
                _type(page, "latent")
                expect(page.locator(PAPER).first).to_be_visible()
                assert _violations(page) == []
