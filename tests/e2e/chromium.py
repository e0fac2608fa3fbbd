"""End-to-end tests: a browser that reaches the site under test and nothing else, and writes down what went wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, Page, Playwright, Request, Route

from scripts.find_browser import HELP, find

Scheme = Literal["light", "dark"]
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(slots=True)
class Trouble:
    """What a visitor's browser met on its way; all empty on a good site."""

    console: list[str] = field(default_factory=list)  # errors and warnings, and exceptions that nothing caught
    failed: list[str] = field(default_factory=list)  # requests without an answer, or answered 400 and above
    foreign: list[str] = field(default_factory=list)  # requests to any other host; none is let through

    def all(self) -> list[str]:
        """Everything, told apart by its first word."""
        return [
            *(f"console: {text}" for text in self.console),
            *(f"failed: {text}" for text in self.failed),
            *(f"foreign: {text}" for text in self.foreign),
        ]


def executable() -> str:
    """The browser that scripts/find_browser.py finds; fails with what to run where there is none."""
    found = find(os.environ)
    assert found, HELP
    return found


def launch(playwright: Playwright, path: str) -> Browser:
    """Starts the browser without a window."""
    return playwright.chromium.launch(executable_path=path, headless=True, chromium_sandbox=False, args=FLAGS)


def _failure(request: Request) -> list[str]:
    """Says what failed; a request that was still under way when the visitor went on to another page did not."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url} {request.failure}"]


@contextmanager
def visiting(
    browser: Browser, address: str, width: int = 1400, scheme: Scheme = "light"
) -> Iterator[tuple[Page, Trouble]]:
    """A fresh visitor of the site at `address`; `width` in CSS pixels."""
    trouble = Trouble()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=address)

    def answer(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            trouble.foreign.append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    page = context.new_page()
    page.on("console", lambda said: trouble.console.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: trouble.console.append(str(error)))
    page.on("requestfailed", lambda request: trouble.failed.extend(_failure(request)))
    page.on("response", lambda got: trouble.failed.append(f"{got.url} {got.status}") if got.status >= 400 else None)
    try:
        yield page, trouble
    finally:
        context.close()
