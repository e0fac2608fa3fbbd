"""Benchmark: Lighthouse's four scores of the pages that readers meet first, of the site as it was last built.

Usage: python -m benchmarks.lighthouse [--runs 3] [--site site] [--below 95] [--audits]

Each page is loaded as Lighthouse's defaults have it, on a slow phone, from a server on this machine that compresses as
static hosts do; the score is the median of the runs. Only the first visit counts: every run has a browser of its own.
With --audits, what costs points is listed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from scripts.find_browser import HELP, find

ROOT = Path(__file__).parents[1]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = (
    "index.html",
    "papers/{paper}.html",
    "tags/{tag}.html",
    "table/index.html",
    "search/index.html?q=latent%20space",
)
PAGES += ("map/index.html", "my-list/index.html", "my-list/check.html")
_NODE = Path(sys.executable).with_name("node")
_LIGHTHOUSE = ROOT / "benchmarks" / "node_modules" / "lighthouse" / "cli" / "index.js"
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"
_PACKED = {".html", ".js", ".css", ".json", ".svg", ".xml"}


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, texts packed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _PACKED or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def main() -> int:
    """Prints a line for each page; 1 where a score is below what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--runs", type=int, default=3, help="runs of each page, whose median counts")
    parser.add_argument("--below", type=int, default=95, help="the least score that is good")
    parser.add_argument("--audits", action="store_true", help="list what costs points")
    parser.add_argument("pages", nargs="*", default=PAGES, help="pages of the site")
    options = parser.parse_args()
    if not _LIGHTHOUSE.exists():
        raise SystemExit('Lighthouse is missing: run "make types", which fetches it')
    if not (browser := find(os.environ)):
        raise SystemExit(HELP)
    good = True
    print(f"{'page':44}" + "".join(f"{category:>16}" for category in CATEGORIES))
    with _serving(options.site) as address:
        for page in _named(options.site, options.pages):
            reports = [_report(f"{address}{page}", browser) for _ in range(options.runs)]
            scores = [round(100 * median(r["categories"][c]["score"] or 0 for r in reports)) for c in CATEGORIES]
            good = good and min(scores) >= options.below
            print(f"{page[-43:]:44}" + "".join(f"{score:16}" for score in scores), flush=True)
            for line in _costs(reports[0]) if options.audits else ():
                print(f"    {line}")
    return 0 if good else 1


def _named(site: Path, pages: list[str]) -> list[str]:
    """Returns the pages; of single papers and tags the one with the most on it."""

    def largest(folder: str) -> str:
        found = [path for path in (site / folder).glob("*.html") if path.stem not in {"index", "by-size"}]
        return max(found, key=lambda path: (path.stat().st_size, path.stem)).stem

    return [page.format(paper=largest("papers"), tag=largest("tags")) for page in pages]


def _report(address: str, browser: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [_NODE, _LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={out}"]
        options = [f"--chrome-flags={_FLAGS}", f"--only-categories={','.join(CATEGORIES)}", "--max-wait-for-load=90000"]
        environ = {**os.environ, "CHROME_PATH": browser}
        done = subprocess.run([*command, *options], env=environ, capture_output=True, text=True, check=False)
        if done.returncode or not out.exists():
            raise SystemExit(f"Lighthouse failed on {address}:\n{done.stderr[-2000:]}")
        report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return report


def _costs(report: dict[str, Any]) -> Iterator[str]:
    """Yields what lowers a score, with what Lighthouse saw."""
    for category in CATEGORIES:
        for ref in report["categories"][category]["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 0.95:
                seen = audit.get("displayValue", "")
                yield f"{category}: {audit['title']} {seen} ({audit['score']:.2f}, weight {ref['weight']})"


@contextmanager
def _serving(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


if __name__ == "__main__":
    sys.exit(main())
