"""Measures the table of a large survey in a real browser: bytes, files, and the longest task of all that a reader does.

    python -m benchmarks.table papers.jsonl SITE [number of papers]

SITE is a built site; a copy of it gets data files of the papers in place of its own. Each line tells the longest task
that kept the browser from answering: by the clock (Long Tasks API: 50 ms and more; "none" where there was none) and in
time of the processor (from a trace), which other programs on the machine do not lengthen. The browser is the one that
the tests use.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.large_survey import large_contents
from builder.assets import PUBLISHED_AT, site_assets
from builder.data import render_data
from tests.e2e.chromium import executable, launch

WATCH = """() => {
  window.longTasks = [];
  new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(entry => Math.round(entry.duration))))
    .observe({ type: 'longtask', buffered: true });
}"""
TRACED = ["devtools.timeline", "toplevel", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8"]
SHOWN = 4  # parts of the longest task
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
            _measure(browser, f"http://127.0.0.1:{server.server_port}/table/index.html")
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


def _measure(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script(f"({WATCH})()")
    browser.start_tracing(page=page, categories=TRACED)
    page.goto(address)
    page.wait_for_selector(READY)
    print(f"{'load':24} {_long(page):>16} {_busiest(browser.stop_tracing())}")
    page.evaluate(HELPERS)
    for name, step in STEPS:
        page.evaluate("() => { window.longTasks.length = 0; }")
        browser.start_tracing(page=page, categories=TRACED)
        page.evaluate(f"() => {{ {step}; }}")
        page.wait_for_timeout(200)
        page.wait_for_selector(READY)
        busiest = _busiest(browser.stop_tracing())
        said = page.locator(".survey-said").inner_text()
        print(f"{name:24} {_long(page):>16} {busiest}   {said[:60]}")
    _export(browser, page)


def _export(browser: Browser, page: Page) -> None:
    page.evaluate("() => document.querySelector('.survey-clear').click()")
    page.wait_for_timeout(500)
    page.evaluate("() => { window.longTasks.length = 0; }")
    browser.start_tracing(page=page, categories=TRACED)
    page.evaluate("() => document.querySelector('.survey-menu-buttons .survey-main-button').click()")
    page.wait_for_selector(".survey-news:not(:empty)")
    busiest = _busiest(browser.stop_tracing())
    print(f"{'export all':24} {_long(page):>16} {busiest}   {page.locator('.survey-news').inner_text()}")


def _busiest(trace: bytes) -> str:
    """Says how long the longest task of a page's main thread took, and what in it took longest, in processor time."""
    events = json.loads(trace)["traceEvents"]
    pages = {event["tid"] for event in events if event.get("args", {}).get("name") == "CrRendererMain"}
    timed = [event for event in events if event["tid"] in pages and "tdur" in event]
    tasks = [event for event in timed if event["name"].endswith("RunTask")]
    longest = max(tasks, key=lambda event: int(event["tdur"]), default=None)
    if longest is None:
        return "no task"
    inner = [event for event in timed if event is not longest and _is_within(event, longest)]
    parts = sorted(inner, key=lambda event: -int(event["tdur"]))[:SHOWN]
    said = ", ".join(f"{event['name']}{_script(event)} {event['tdur'] / 1000:.0f}" for event in parts)
    return f"{longest['tdur'] / 1000:>5.0f} ms of processor ({said})"


def _script(event: dict[str, Any]) -> str:
    address = event.get("args", {}).get("data", {}).get("url", "") if event["name"] == "EvaluateScript" else ""
    return f" of {address.rpartition('/')[2].partition('?')[0]}" if address else ""


def _is_within(event: dict[str, Any], task: dict[str, Any]) -> bool:
    return bool(task["ts"] <= event["ts"] <= task["ts"] + task["dur"])


def _long(page: Page) -> str:
    tasks: list[int] = page.evaluate("() => window.longTasks")
    return f"{max(tasks)} ms of {len(tasks)}" if tasks else "none"


if __name__ == "__main__":
    main(*sys.argv[1:])
