"""Measures the table of a large survey in a real browser: bytes, files, and the longest task of all that a reader does.

    python -m benchmarks.table papers.jsonl SITE [number of papers]

SITE is a built site; a copy of it gets data files of the papers in place of its own. Each line says for how long the
browser was kept from answering (Long Tasks API: tasks of 50 ms and more; "none" where there was none), and when the rows
stood there. The browser is the one that the tests use.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.large_survey import large_contents
from builder.assets import PUBLISHED_AT, site_assets
from builder.data import render_data
from tests.e2e.chromium import executable, launch

WATCH = """() => {
  window.longTasks = [];
  new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(entry => Math.round(entry.duration))))
    .observe({ type: 'longtask', buffered: true });
}"""
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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def main(papers: str, site: str, count: str = "10000") -> None:
    """Prints what the table weighs and how long each step takes."""
    with TemporaryDirectory(prefix="litsurvey-") as folder:
        copy = Path(folder) / "site"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns("papers"))
        shutil.rmtree(copy / PUBLISHED_AT / "data")
        contents = large_contents(Path(papers), int(count))
        _write(copy, site_assets(render_data(contents)))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(copy)))
        Thread(target=server.serve_forever, daemon=True).start()
        print(f"{len(contents.papers):,} papers")
        _weigh(copy / PUBLISHED_AT / "data")
        with sync_playwright() as playwright:
            browser = launch(playwright, executable())
            _measure(browser.new_page(), f"http://127.0.0.1:{server.server_port}/table/index.html")
            browser.close()
        server.shutdown()


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


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


def _measure(page: Page, address: str) -> None:
    page.add_init_script(f"({WATCH})()")
    page.goto(address)
    page.wait_for_selector(READY)
    page.evaluate(HELPERS)
    print(f"{'load':24} {_long(page):>16}")
    for name, step in STEPS:
        page.evaluate("() => { window.longTasks.length = 0; }")
        taken = page.evaluate(
            f"""async () => {{
              const before = performance.now();
              {step};
              await new Promise(requestAnimationFrame);
              while (!document.querySelector('{READY}')) await new Promise(requestAnimationFrame);
              return Math.round(performance.now() - before);
            }}"""
        )
        page.wait_for_timeout(300)
        said = page.locator(".survey-said").inner_text()
        print(f"{name:24} {_long(page):>16} {taken:>6} ms until rows   {said[:60]}")


def _long(page: Page) -> str:
    tasks: list[int] = page.evaluate("() => window.longTasks")
    return f"{max(tasks)} ms of {len(tasks)}" if tasks else "none"


if __name__ == "__main__":
    main(*sys.argv[1:])
