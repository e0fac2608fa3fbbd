"""Set-up of the tests: finds a Chromium that starts, else installs one, else says exactly what to run."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# The package manager that is there, and what it is told; only root may.
SYSTEM_PACKAGES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "apt-get": (("update", "-q"), ("install", "-q", "-y", "--no-install-recommends", "chromium")),
    "dnf": (("install", "-y", "chromium"),),
    "apk": (("add", "chromium"),),
}
HELP = """no browser for the tests: none was found, and none could be installed. One of these helps:
  sudo apt-get install chromium               (Debian; other systems: their package of Chromium or Google Chrome)
  .venv/bin/playwright install --with-deps chromium
  make test CHROME_PATH=/path/to/chromium     (one that you have)"""


class NoBrowserError(Exception):
    """No browser starts here; the text says what to run."""


def find(environ: Mapping[str, str]) -> str | None:
    """The path of the first browser that starts. Raises NoBrowserError where CHROME_PATH names one that does not."""
    named = environ.get("CHROME_PATH", "")
    if named and not starts(named):
        raise NoBrowserError(f'CHROME_PATH is "{named}", and "{named} --version" fails; name a Chromium or unset it')
    return named or next((path for path in _installed(environ) if starts(path)), None)


def starts(path: str) -> bool:
    """Whether the program runs: some systems keep a stand-in at a browser's usual place that only says "install me"."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def installers(environ: Mapping[str, str], *, root: bool) -> Iterator[tuple[Sequence[str], ...]]:
    """Ways to get a browser, the system's package first; each is a row of commands."""
    if root:
        for manager, rows in SYSTEM_PACKAGES.items():
            if program := shutil.which(manager, path=environ.get("PATH")):
                yield tuple((program, *row) for row in rows)
    yield ((sys.executable, "-m", "playwright", "install", "chromium", "--no-shell"),)


def install(environ: Mapping[str, str]) -> str:
    """Tries every installer until a browser starts and gives its path. Raises NoBrowserError."""
    for commands in installers(environ, root=hasattr(os, "geteuid") and os.geteuid() == 0):
        for command in commands:
            print("Installing a browser:", " ".join(command), file=sys.stderr)
            if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
                break
        if found := find(environ):
            return found
    raise NoBrowserError(HELP)


def _installed(environ: Mapping[str, str]) -> Iterator[str]:
    """Programs on the PATH, then what Playwright has downloaded."""
    yield from (path for name in COMMANDS if (path := shutil.which(name, path=environ.get("PATH"))))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    if Path(downloaded).exists():
        yield downloaded


def main() -> int:
    """Prints the browser's path; 1 and a message on the error stream where there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install a browser where none is found")
    wanted = parser.parse_args()
    try:
        found = find(os.environ) or (install(os.environ) if wanted.install else None)
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    print(found or HELP, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
