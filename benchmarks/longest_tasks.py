"""How long a page of a large survey keeps a reader waiting, in a real browser: for the benchmarks of the pages.

A line tells the longest task that kept the browser from answering: by the clock (Long Tasks API: 50 ms and more; "none"
where there was none) and in time of the processor (from a trace), which other programs on the machine do not lengthen.
The browser is the one that the tests use.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from builder.assets import PUBLISHED_AT, site_assets
from builder.data import Contents, render_data
from tests.e2e.chromium import executable, launch

_WATCH = """() => {
  window.longTasks = [];
  new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(entry => Math.round(entry.duration))))
    .observe({ type: 'longtask', buffered: true });
}"""
_TRACED = ["devtools.timeline", "toplevel", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8"]
_SHOWN = 4  # parts of the longest task
_SETTLED = 200  # milliseconds after an act in which its last tasks end


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def served(site: Path, contents: Contents) -> Iterator[tuple[str, Path]]:
    """Serves a copy of the built site with data of these papers in place of its own; yields its address and folder."""
    with TemporaryDirectory(prefix="litsurvey-") as folder:
        copy = Path(folder) / "site"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns("papers"))
        shutil.rmtree(copy / PUBLISHED_AT / "data")
        for name, content in site_assets(render_data(contents)).items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(content)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(copy)))
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", copy
        server.shutdown()


@contextmanager
def watched() -> Iterator[tuple[Browser, Page]]:
    """A browser, and a page in it whose long tasks are kept in mind."""
    with sync_playwright() as playwright:
        browser = launch(playwright, executable())
        page = browser.new_page()
        page.add_init_script(f"({_WATCH})()")
        yield browser, page
        browser.close()


def measured(browser: Browser, page: Page, name: str, act: Callable[[], object], ready: str) -> None:
    """Prints how long the longest task of an act is, which ends when the page has what `ready` selects."""
    page.evaluate("() => { if (window.longTasks) window.longTasks.length = 0; }")
    browser.start_tracing(page=page, categories=_TRACED)
    act()
    page.wait_for_timeout(_SETTLED)
    page.wait_for_selector(ready)
    busiest = _busiest(browser.stop_tracing())
    tasks: list[int] = page.evaluate("() => window.longTasks")
    print(f"{name:28} {f'{max(tasks)} ms of {len(tasks)}' if tasks else 'none':>16} {busiest}", flush=True)


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
    parts = sorted(inner, key=lambda event: -int(event["tdur"]))[:_SHOWN]
    said = ", ".join(f"{event['name']}{_script(event)} {event['tdur'] / 1000:.0f}" for event in parts)
    return f"{longest['tdur'] / 1000:>5.0f} ms of processor ({said})"


def _script(event: dict[str, Any]) -> str:
    address = event.get("args", {}).get("data", {}).get("url", "") if event["name"] == "EvaluateScript" else ""
    return f" of {address.rpartition('/')[2].partition('?')[0]}" if address else ""


def _is_within(event: dict[str, Any], task: dict[str, Any]) -> bool:
    return bool(task["ts"] <= event["ts"] <= task["ts"] + task["dur"])
