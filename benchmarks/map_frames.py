"""Benchmark: how long the browser takes to draw the map of very many papers, and whether it ever stands still.

Usage: python -m benchmarks.map_frames --site site [--papers 20000]

The built site's own scripts run in a headless Chromium without a graphics processor, over made-up papers that take the
place of the site's data. The map is moved and zoomed for some two hundred frames. A frame of 60 a second has 16.7 ms; a
task of more than 50 ms is one that a reader feels.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from math import cos
from pathlib import Path

from playwright.sync_api import Page, Route, sync_playwright

from scripts.find_browser import HELP, find

_TOPICS = 60
_FLAGS = ("--disable-gpu", "--disable-background-networking", "--disable-quic")
_WATCH = """() => {
  window.longTasks = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => window.longTasks.push(entry.duration)))
    .observe({ type: 'longtask', buffered: true });
}"""
_MOVE = """async () => {
  const surface = document.querySelector('.survey-map-surface');
  const box = surface.getBoundingClientRect();
  const say = (kind, x, y, more) => surface.dispatchEvent(new PointerEvent(kind, {
    pointerId: 1, pointerType: 'mouse', bubbles: true, clientX: box.left + x, clientY: box.top + y, ...more }));
  surface.setPointerCapture = () => {};
  const work = [];
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = then => request(time => {
    const start = performance.now(); then(time); work.push(performance.now() - start); });
  const gaps = [];
  let last = performance.now();
  for (let frame = 0; frame < 200; frame++) {
    if (frame % 50 === 0) {
      surface.dispatchEvent(new WheelEvent('wheel', {
        deltaY: frame ? -120 : -60, bubbles: true, cancelable: true,
        clientX: box.left + 300, clientY: box.top + 200 }));
      say('pointerdown', 300, 200, { button: 0 });
    }
    say('pointermove', 300 + 60 * Math.sin(frame / 9), 200 + 40 * Math.cos(frame / 7), {});
    if (frame % 50 === 49) { say('pointercancel', 300, 200, {}); }
    await new Promise(done => request(done));
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }
  const at = (values, share) => values.slice().sort((a, b) => a - b)[Math.floor(values.length * share)];
  const three = values => [at(values, 0.1), at(values, 0.5), at(values, 0.95)];
  return { draw: three(work), frame: three(gaps), frames: work.length };
}"""


def main() -> None:
    """Prints milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, required=True, help="a built site")
    parser.add_argument("--papers", type=int, default=20_000)
    options = parser.parse_args()
    path = find(os.environ)
    if not path:
        raise SystemExit(HELP)
    data = made_up(options.papers)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, chromium_sandbox=False, args=_FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        answer(page, data)
        page.add_init_script(f"({_WATCH})()")
        page.goto((options.site.resolve() / "map" / "index.html").as_uri())
        page.get_by_role("application").wait_for()
        page.wait_for_timeout(1000)
        starting = page.evaluate("() => window.longTasks.splice(0)")
        found = page.evaluate(_MOVE)
        moving = page.evaluate("() => window.longTasks")
        browser.close()
    print(f"{options.papers} papers, {found['frames']} frames drawn")
    for name, key in (("drawing one", "draw"), ("from one to the next", "frame")):
        low, median, high = found[key]
        print(f"  {name}: a tenth below {low:.1f} ms, median {median:.1f} ms, 95 % below {high:.1f} ms")
    print(f"  tasks over 50 ms: {rounded(starting)} while starting, {rounded(moving)} while moving")


def rounded(durations: list[float]) -> list[int]:
    """Returns milliseconds without fractions."""
    return [round(duration) for duration in durations]


def answer(page: Page, data: dict[str, object]) -> None:
    """Makes the page load made-up data."""

    def give(route: Route) -> None:
        name = route.request.url.split("/data/")[1].split(".js")[0]
        if name in data:
            body = f"litsurvey.give({json.dumps(name)},{json.dumps(data[name])});"
            route.fulfill(body=body, content_type="text/javascript")
        else:
            route.continue_()

    page.route("**/litsurvey/data/**", give)


def made_up(papers: int) -> dict[str, object]:
    """Returns the files that the map loads, by name: clusters of papers, and a circle around each."""
    number = random.Random(1)
    centres = [(number.uniform(-9000, 9000), number.uniform(-6000, 6000)) for _ in range(_TOPICS)]
    topics = [number.randrange(_TOPICS) for _ in range(papers)]
    spots = [round(number.gauss(centres[topic][axis], 600)) for topic in topics for axis in (0, 1)]
    circle = [(0.1 * step % 6.283) for step in range(63)]
    regions = [
        {
            "topic": f"t{topic}",
            "hue": topic % 8,
            "at": [round(x), round(y)],
            "outlines": [[round(v) for turn in circle for v in (x + 900 * cos(turn), y + 900 * cos(turn - 1.57))]],
        }
        for topic, (x, y) in enumerate(centres)
    ]
    ids = [f"t{topic}" for topic in range(_TOPICS)]
    return {
        "map": {"spots": spots, "regions": regions},
        "columns/id": {"kind": "text", "values": [f"p{paper}" for paper in range(papers)]},
        "columns/title": {"kind": "text", "values": [f"A paper about something, number {p}" for p in range(papers)]},
        "columns/topic": {
            "kind": "terms",
            "names": [f"topic {id_}" for id_ in ids],
            "ids": ids,
            "of": [[t] for t in topics],
        },
        "columns/year": {"kind": "number", "values": [2000 + paper % 25 for paper in range(papers)]},
        "columns/has": {
            "kind": "terms",
            "names": ["code"],
            "of": [[0] if paper % 3 else [] for paper in range(papers)],
        },
        "columns/tag": {"kind": "terms", "names": ["a tag"], "ids": ["a-tag"], "of": [[0] for _ in range(papers)]},
    }


if __name__ == "__main__":
    main()
