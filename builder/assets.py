"""Stage 5, assets: the site's own style sheet and scripts, and the data that they load, as files of docs/."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.bundling import bundles
from builder.fingerprint import digest, tree_files
from builder.records import DataFile

PUBLISHED_AT = "assets/litsurvey"
# One sheet for all pages, in this order: what is below may change what is above.
STYLES = (
    "palette.css",
    "chrome.css",
    "survey.css",
    "paper.css",
    "glossary.css",
    "results.css",
    "search.css",
    "search-form.css",
    "search-page.css",
    "facets.css",
    "menus.css",
    "table.css",
    "grid.css",
    "compare.css",
    "home.css",
    "topics.css",
    "map.css",
    "near.css",
    "map-tools.css",
    "shape.css",
    "notes.css",
    "mine.css",
    "my-list.css",
    "check.css",
    "waiting.css",
    "print.css",
)
_VERSION = "__VERSION__"  # stands in the scripts for the digest of the data
_VERSION_LENGTH = 12  # hex digits


def site_assets(data: Iterable[DataFile]) -> dict[str, bytes]:
    """Maps paths relative to docs/ to bytes.

    The scripts know the digest of all data and ask for files of just that build, so that a browser never puts together
    what it kept from one build with what it fetches from the next.
    """
    files = {f"data/{file.name}.js": file.text.encode("utf-8") for file in data}
    version = digest(f"{name} {text.decode()}" for name, text in files.items())[:_VERSION_LENGTH]
    found = {**_own_files(), "litsurvey.css": _style().encode("utf-8"), **_scripts(version), **files}
    return {f"{PUBLISHED_AT}/{name}": content for name, content in found.items()}


def _own_files() -> dict[str, bytes]:
    """Pictures, and scripts that are used as they are."""
    found = tree_files(Path(__file__).parent / "assets")
    return {name: path.read_bytes() for name, path in found.items() if not name.endswith(".css")}


def _style() -> str:
    folder = Path(__file__).parent / "assets"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in STYLES)


def _scripts(version: str) -> dict[str, bytes]:
    found = tree_files(Path(__file__).parent / "scripts")
    modules = {name: path.read_text(encoding="utf-8") for name, path in found.items() if name.endswith(".js")}
    return {name: text.replace(_VERSION, version).encode("utf-8") for name, text in bundles(modules).items()}
