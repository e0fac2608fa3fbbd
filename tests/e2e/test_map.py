"""End-to-end tests: the map is read, searched and picked from by mouse, keys and finger, and stands without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.chromium import visiting
from tests.e2e.workspace import Site

PLACE = "map/index.html"
SURFACE = ".survey-map-surface"
CARD = ".survey-map-title a"
PICKED = ".survey-map-picked li"
# What the pixels of the canvas are, in short: it changes with what is drawn.
INK = """() => {
  const canvas = document.querySelector('.survey-map canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let sum = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    sum = (sum * 31 + pixels[i] + pixels[i + 1] * 3 + pixels[i + 3] * 7) % 1000003;
  }
  return sum;
}"""


def _open(page: Page) -> None:
    page.goto(PLACE)
    expect(page.get_by_role("application")).to_be_visible()


def _drawn(page: Page) -> int:
    """Waits until the canvas has been drawn twice alike, and returns what it is like."""
    page.wait_for_function(
        f"async () => {{ const ink = {INK}; const first = ink(); await new Promise(requestAnimationFrame); "
        "await new Promise(requestAnimationFrame); return first !== 0 && first === ink(); }"
    )
    ink: int = page.evaluate(INK)
    return ink


def _box(page: Page) -> dict[str, Any]:
    box = page.locator(SURFACE).bounding_box()
    assert box
    return dict(box)


def test_arrows_go_from_paper_to_paper_and_enter_opens_one(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        _open(page)
        page.locator(SURFACE).focus()
        page.keyboard.press("ArrowRight")
        first = page.locator(CARD).inner_text()
        page.keyboard.press("ArrowRight")
        expect(page.locator(CARD)).not_to_have_text(first)
        title = page.locator(CARD).inner_text()
        expect(page.locator(".survey-map-said")).to_contain_text(title)
        expect(page.locator(".survey-map-sentence")).not_to_be_empty()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        assert trouble.all() == []


def test_space_and_t_pick_and_the_picked_lead_to_the_table(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        page.locator(SURFACE).focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Space")
        expect(page.locator(PICKED)).to_have_count(1)
        page.keyboard.press("t")
        count = page.locator(PICKED).count()
        assert count > 1
        expect(page.locator(".survey-map-said")).to_have_text(f"{count} papers picked.")
        link = page.get_by_role("link", name="Open in the table").get_attribute("href") or ""
        page.keyboard.press("Escape")
        expect(page.locator(".survey-map-picked")).to_be_hidden()
        page.goto(link)
        expect(page.locator(".survey-said")).to_contain_text(f"{count} of ")


def test_typing_lights_papers_up_and_they_can_be_picked(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        before = _drawn(page)
        page.get_by_label("Light up").fill("shortcut")
        expect(page.locator(".survey-map-said")).to_contain_text("lit up.")
        assert _drawn(page) != before
        count = int(page.locator(".survey-map-said").inner_text().split()[0])
        page.get_by_role("button", name="Pick these").click()
        expect(page.locator(PICKED)).to_have_count(count)
        page.get_by_label("Light up").fill("zzyqx")
        expect(page.locator(".survey-map-lit")).to_have_text("0 papers lit up.")
        expect(page.get_by_role("button", name="Pick these")).to_be_hidden()
        page.get_by_label("Light up").fill("")
        expect(page.locator(".survey-map-lit")).to_be_hidden()


@pytest.mark.parametrize("asked", ["graph neural networks", "tag:clustering"])
def test_the_map_lights_up_what_the_search_finds(asked: str, browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, trouble):
        page.goto(f"search/index.html?q={asked}", wait_until="networkidle")
        found = page.locator(".survey-search__status").inner_text()
        assert int(found.split()[0]) > 0
        _open(page)
        page.get_by_label("Light up").fill(f"{asked} ")
        expect(page.locator(".survey-map-lit")).to_have_text(f"{found} lit up.")
        assert trouble.all() == []


def test_the_map_lights_up_from_a_folder_too(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.goto((site.folder / "map" / "index.html").as_uri() + "?q=speech")
    expect(page.locator(".survey-map-lit")).to_contain_text("lit up.")
    page.get_by_label("Light up").fill("latent space")
    expect(page).to_have_url(re.compile("[?#]q=latent"))
    page.close()


def test_a_search_that_cannot_be_loaded_is_said_on_the_map(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        page.route("**/search.js*", lambda route: route.abort())
        _open(page)
        page.get_by_label("Light up").fill("graph")
        expect(page.locator(".survey-map-lit")).to_have_text(
            "The search cannot work here: search.js could not be loaded."
        )
        page.unroute("**/search.js*")
        page.get_by_label("Light up").fill("graphs")
        expect(page.locator(".survey-map-lit")).to_contain_text("lit up.")


def test_a_line_drawn_around_papers_picks_them(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        page.get_by_role("button", name="Draw around papers").click()
        box = _box(page)
        x, y, width, height = box["x"], box["y"], box["width"], box["height"]
        page.mouse.move(x + 5, y + 5)
        page.mouse.down()
        for right, down in ((0.5, 0.01), (0.5, 0.98), (0.01, 0.98)):
            page.mouse.move(x + width * right, y + height * down, steps=5)
        page.mouse.up()
        count = page.locator(PICKED).count()
        assert 10 < count < 90
        page.locator(".survey-map-picked").get_by_role("button", name="Clear").click()
        expect(page.locator(".survey-map-picked")).to_be_hidden()


def test_pointing_tells_and_pressing_opens(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        box = _box(page)
        for step in range(40):
            page.mouse.move(box["x"] + box["width"] * (0.3 + 0.01 * step), box["y"] + box["height"] * 0.5)
            if page.locator(f"{SURFACE}.survey-map-on-paper").count():
                break
        title = page.locator(CARD).inner_text()
        page.mouse.down()
        page.mouse.up()
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_wheel_and_buttons_zoom_and_a_drag_moves(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        whole = _drawn(page)
        page.get_by_role("button", name="Zoom in").click()
        near = _drawn(page)
        assert near != whole
        box = _box(page)
        page.mouse.move(box["x"] + 200, box["y"] + 200)
        page.mouse.down()
        page.mouse.move(box["x"] + 260, box["y"] + 240, steps=4)
        page.mouse.up()
        page.mouse.move(box["x"] + 2, box["y"] + 2)
        assert _drawn(page) != near
        page.get_by_role("button", name="Show the whole map").click()
        page.mouse.move(box["x"] + 200, box["y"] + 200)
        page.mouse.wheel(0, -300)
        page.mouse.wheel(0, -300)
        expect(page.locator(SURFACE)).to_have_css("touch-action", "none")
        page.mouse.wheel(0, 3000)
        expect(page.locator(SURFACE)).to_have_css("touch-action", "pan-y")


def test_a_finger_reads_first_and_opens_with_the_second_press(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, base_url=address
    )
    page = context.new_page()
    _open(page)
    page.locator(SURFACE).scroll_into_view_if_needed()
    box = _box(page)
    x = y = 0.0
    for step in range(80):
        x = box["x"] + box["width"] * (0.2 + 0.15 * (step % 5))
        y = box["y"] + box["height"] * (0.2 + 0.04 * (step // 5))
        page.touchscreen.tap(x, y)
        if page.locator(CARD).count():
            break
    title = page.locator(CARD).inner_text()
    page.touchscreen.tap(x, y)
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    context.close()


def test_the_map_is_drawn_anew_when_the_page_turns_dark(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        light = _drawn(page)
        page.emulate_media(color_scheme="dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.wait_for_function(f"light => ({INK})() !== light", arg=light)


def test_the_still_picture_is_what_is_printed(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        expect(page.locator(".survey-picture")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".survey-picture")).to_be_visible()
        expect(page.locator(SURFACE)).to_be_hidden()


def test_colours_have_a_legend(browser: Browser, address: str) -> None:
    with visiting(browser, address) as (page, _):
        _open(page)
        page.get_by_label("Colour by").select_option("code")
        expect(page.locator(".survey-map-legend")).to_contain_text("with code")


@pytest.mark.parametrize("width", [320, 1400])
def test_the_map_opens_from_a_folder_and_no_wider_than_the_window(width: int, browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto((site.folder / PLACE).as_uri())
    expect(page.get_by_role("application")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()


def test_without_scripts_there_is_a_picture_and_every_paper_in_a_list(
    browser: Browser, address: str, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(PLACE)
    expect(page.get_by_role("img", name="Map of the papers")).to_be_visible()
    assert page.locator(".survey-map-list li a").count() == len(site.papers())
    page.goto("index.html")
    page.get_by_role("img", name="Map of the papers and their topics").click()
    assert page.url.endswith(PLACE)
    context.close()
