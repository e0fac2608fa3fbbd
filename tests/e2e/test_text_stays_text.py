"""End-to-end tests: everything in an abstract is text, in every place where a reader meets it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import nasty
from tests.e2e.chromium import visiting
from tests.e2e.workspace import Site

# The text of a heading or a section without the section's own heading and the signs that the theme adds.
TEXT = """node => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll('.headerlink, .survey-label, h2').forEach(part => part.remove());
  return copy.textContent;
}"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the browser shows of one paper."""

    abstract: str
    window: str  # the window's title
    topic: str  # the title in the header, seen once the page is scrolled
    ran: bool  # a script of the paper's ran
    elements: int  # elements that can only come from the paper


def _folded(text: str) -> str:
    return " ".join(text.split())


def _text(page: Page, selector: str) -> str:
    return _folded(page.locator(selector).first.evaluate(TEXT))


def _ran(page: Page) -> bool:
    ran: bool = page.evaluate(f"'{nasty.RAN}' in window")
    return ran


@pytest.fixture(scope="module")
def shown(browser: Browser, nasty_address: str, nasty_site: Site) -> dict[str, Shown]:
    """Every paper's page by the title in its heading."""
    found = {}
    with visiting(browser, nasty_address) as (page, trouble):
        for path in nasty_site.papers():
            page.goto(path)
            found[_text(page, "article h1")] = Shown(
                abstract=_text(page, ".survey-abstract"),
                window=_folded(page.title()),
                topic=_text(page, "[data-md-component=header-topic] .md-ellipsis"),
                ran=_ran(page),
                elements=page.locator("article").locator("script, img, style, form, base, h1 ~ h1").count(),
            )
        assert trouble.all() == []
    return found


def test_every_title_stands_on_its_page_as_it_was_written(shown: dict[str, Shown]) -> None:
    assert sorted(shown) == sorted(title for title, _ in nasty.PAPERS.values())


@pytest.mark.parametrize("name", nasty.PAPERS)
def test_an_abstract_stands_on_its_page_as_it_was_written(name: str, shown: dict[str, Shown]) -> None:
    title, abstract = nasty.PAPERS[name]
    assert shown[title].abstract == abstract


@pytest.mark.parametrize("name", nasty.PAPERS)
def test_the_window_and_the_header_name_the_paper(name: str, shown: dict[str, Shown]) -> None:
    title, _ = nasty.PAPERS[name]
    assert shown[title].window.startswith(title)
    assert shown[title].topic == title


def test_nothing_from_a_paper_runs_or_becomes_an_element(shown: dict[str, Shown]) -> None:
    assert [title for title, page in shown.items() if page.ran] == []
    assert [title for title, page in shown.items() if page.elements] == []


def test_lists_show_titles_as_text(browser: Browser, nasty_address: str, nasty_site: Site) -> None:
    lists = sorted(set(nasty_site.pages()) - set(nasty_site.papers()) - {"404.html"})
    seen: set[str] = set()
    with visiting(browser, nasty_address) as (page, trouble):
        for path in lists:
            page.goto(path)
            assert not _ran(page), path
            seen |= {_folded(text) for text in page.locator("article a").all_text_contents()}
        assert trouble.all() == []
    assert {title for title, _ in nasty.PAPERS.values()} <= seen


@pytest.mark.parametrize("name", ["script", "close", "handler", "html", "meta", "template", "link", "rtl"])
def test_a_search_result_shows_a_title_as_text(name: str, browser: Browser, nasty_address: str) -> None:
    title, _ = nasty.PAPERS[name]
    with visiting(browser, nasty_address) as (page, trouble):
        page.goto("index.html")
        page.keyboard.press("/")
        page.keyboard.type(title.split()[-1])
        results = page.locator(".survey-find__paper .survey-find__title")
        expect(page.get_by_role("option", name=re.compile("^All "))).to_be_visible()
        assert title in [_folded(text) for text in results.all_text_contents()]
        assert not _ran(page)
        assert trouble.all() == []


def test_the_200_kb_abstract_was_one() -> None:
    assert len(nasty.PAPERS["200 KB"][1].encode()) > 200_000
