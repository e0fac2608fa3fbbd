"""Measures the table of a large survey in a real browser: bytes, files, and the longest task of all that a reader does.

    python -m benchmarks.table papers.jsonl SITE [number of papers]

SITE is a built site; `benchmarks.longest_tasks` says what each line tells.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.large_survey import large_contents
from benchmarks.longest_tasks import measured, served, watched
from builder.assets import PUBLISHED_AT

TAG = "document.querySelectorAll('.survey-facet')[1].querySelectorAll('.survey-values input')"
READY = ".survey-grid:not([aria-busy]) tbody tr"
STEPS: tuple[tuple[str, str], ...] = (
    ("one tag", f"{TAG}[0].click()"),
    (
        "a second tag",
        f"{TAG}[1].click()",
    ),
    ("clear all", "document.querySelector('.survey-clear').click()"),
    ("sort by title, falling", "document.querySelector('th[data-column=title] button').click()"),
    ("sort by author", "document.querySelector('th[data-column=author] button').click()"),
    ("sort by tag", "document.querySelector('th[data-column=tag] button').click()"),
    ("sort by year", "document.querySelector('th[data-column=year] button').click()"),
    ("type a letter", "TYPE('l')"),
    ("type a second", "TYPE('le')"),
    ("type a word", "TYPE('learning')"),
    ("last page", "[...document.querySelectorAll('.survey-turn button')].at(-1).click()"),
    ("key sentences", "document.querySelector('.survey-menu input[value=sentence]').click()"),
    ("results", "document.querySelector('.survey-menu input[value=results]').click()"),
    ("look for an author", "LOOK('smith')"),
)
HELPERS = """() => {
  const type = (input, text) => { input.value = text; input.dispatchEvent(new Event('input', { bubbles: true })); };
  window.TYPE = text => type(document.querySelector('.survey-bar input'), text);
  window.LOOK = text => {
    const facet = [...document.querySelectorAll('.survey-facet')].find(one => one.textContent.startsWith('Author'));
    facet.open = true;
    type(facet.querySelector('.survey-look input'), text);
  };
}"""


def main(papers: str, site: str, count: str = "10000") -> None:
    """Prints what the table weighs and how long each step takes."""
    contents = large_contents(Path(papers), int(count))
    with served(Path(site), contents) as (address, folder), watched() as (browser, page):
        print(f"{len(contents.papers):,} papers")
        _weigh(folder / PUBLISHED_AT / "data")
        _measure(browser, page, f"{address}table/index.html")


def _weigh(folder: Path) -> None:
    for part in sorted(folder.iterdir()):
        files = [path for path in [part, *part.rglob("*")] if path.is_file()]
        raw = [path.read_bytes() for path in files]
        packed = sum(len(gzip.compress(content, 6, mtime=0)) for content in raw)
        print(
            f"{part.name:12} {len(files):>5} files {sum(map(len, raw)) / 1e6:>7.2f} MB, {packed / 1e6:>6.2f} MB of gzip"
        )
    for path in sorted((folder / "columns").iterdir()):
        print(f"  {path.stem:12} {len(gzip.compress(path.read_bytes(), 6, mtime=0)) / 1e3:>6.0f} KB of gzip")


def _measure(browser: Browser, page: Page, address: str) -> None:
    measured(browser, page, "load", lambda: page.goto(address), READY)
    page.evaluate(HELPERS)
    for name, step in STEPS:
        measured(browser, page, name, lambda step=step: page.evaluate(f"() => {{ {step}; }}"), READY)
        print(f"{'':4}{page.locator('.survey-said').inner_text()[:100]}")
    page.evaluate("() => document.querySelector('.survey-clear').click()")
    page.wait_for_timeout(500)
    export = "() => document.querySelector('.survey-menu-buttons .survey-main-button').click()"
    measured(browser, page, "export all", lambda: page.evaluate(export), ".survey-news:not(:empty)")


if __name__ == "__main__":
    main(*sys.argv[1:])
