"""Measures the search and one's own list in a large survey, in a real browser: the longest task of what a reader does.

    python -m benchmarks.pages papers.jsonl SITE [number of papers]

SITE is a built site; `benchmarks.longest_tasks` says what each line tells. What vectors say is made up, what they weigh
is not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.large_survey import large_contents
from benchmarks.longest_tasks import measured, served, watched
from builder.data import Contents

_FOUND = ".survey-hit h2"
_QUERIES = (
    "deep",
    "deep learning",
    "deep learning for graphs",
    "how do robots learn to grasp",
    "author:smith learning",
)
_STARS = 12


def main(papers: str, site: str, count: str = "10000") -> None:
    """Prints how long each step takes."""
    contents = large_contents(Path(papers), int(count))
    with served(Path(site), contents) as (address, _), watched() as (browser, page):
        print(f"{len(contents.papers):,} papers")
        _search(browser, page, f"{address}search/index.html")
        _list(browser, page, address, contents)


def _search(browser: Browser, page: Page, address: str) -> None:
    first = f"{address}?q=latent space"
    measured(browser, page, "search, a first query", lambda: page.goto(first), f"{_FOUND}, .survey-narrow")
    for query in _QUERIES:
        measured(browser, page, query, lambda query=query: page.fill("#survey-search-field", query), _FOUND)
        print(f"{'':4}{page.locator('.survey-search__status').inner_text()}")
    page.get_by_role("button", name="Papers like a text").click()
    page.fill("#survey-search-text", "We tune the skip connections of a pretrained network. " * 20)
    measured(browser, page, "papers like a text", lambda: page.click("text=Find papers like it"), _FOUND)


def _list(browser: Browser, page: Page, address: str, contents: Contents) -> None:
    papers = contents.papers
    chosen = [{"id": one.id, "title": one.title, "star": True} for one in papers[:: len(papers) // _STARS][:_STARS]]
    place = f"{address}my-list/index.html"
    measured(browser, page, "my list, empty", lambda: page.goto(place), ".survey-mine h2, .survey-mine p:visible")
    page.evaluate("text => localStorage.setItem('litsurvey:/', text)", json.dumps({"version": 1, "papers": chosen}))
    more = "section[aria-labelledby=more] li"
    measured(browser, page, f"my list of {_STARS}, more like it", page.reload, more)
    measured(browser, page, "a star for one of those", lambda: page.click(f"{more} button"), f"{more}:nth-child(8)")
    measured(browser, page, "check a bibliography", lambda: page.goto(f"{address}my-list/check.html"), ".survey-check")
    page.get_by_text("Paste it instead").click()
    entries = "".join(f"@misc{{a{number}, title = {{{one.title}}}}}\n" for number, one in enumerate(papers[:200]))
    page.get_by_label("References").fill(entries)
    check = page.get_by_role("button", name="Check", exact=True)
    measured(browser, page, "check 200 entries", check.click, "section[aria-labelledby=lacking]")


if __name__ == "__main__":
    main(*sys.argv[1:])
