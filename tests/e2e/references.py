"""End-to-end tests: everything that a site's pages and style sheets point to, and what of it is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

HOST = "https://survey.example"
_CSS_REFERENCE = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+["']([^"']+)["']""")
# Attributes that make a browser fetch something, or lead a reader somewhere.
_ADDRESSES = frozenset(("href", "src", "action", "poster", "data", "xlink:href", "formaction"))
_OUTWARD = frozenset(("http", "https", "mailto"))


class _Content(HTMLParser):
    """One page's ids and references."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.references: list[tuple[str, str]] = []  # (element, address)
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        for name, value in attrs:
            text = value or ""
            if name == "id" or (tag == "a" and name == "name"):
                self.ids.add(text)
            elif name in _ADDRESSES:
                self.references.append((tag, text.strip()))
            elif name == "srcset":
                self.references += [(tag, part.split()[0]) for part in text.split(",") if part.strip()]
            elif name == "style":
                self.references += [("style", address) for address in css_references(text)]

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.references += [("style", address) for address in css_references(data)]


def css_references(text: str) -> Iterator[str]:
    """Every address in a style sheet."""
    for match in _CSS_REFERENCE.finditer(text):
        yield next((group for group in match.groups() if group is not None), "")


def broken_references(folder: Path, prefix: str) -> list[str]:
    """One line for each reference that leads nowhere, or to another host where a link is no plain `<a>`.

    The site in `folder` is taken to be served at HOST + `prefix`, a path that begins and ends with a slash.
    """
    contents = {path: _read(path) for path in sorted(folder.rglob("*.html"))}
    found = []
    for path, content in contents.items():
        found += [
            f"{path.relative_to(folder).as_posix()}: <{element}> {address}: {reason}"
            for element, address in content.references
            if (reason := _reason(element, address, path, folder, prefix, contents))
        ]
    for path in sorted(folder.rglob("*.css")):
        found += [
            f"{path.relative_to(folder).as_posix()}: {address}: {reason}"
            for address in css_references(path.read_text(encoding="utf-8"))
            if (reason := _reason("style", address, path, folder, prefix, contents))
        ]
    return found


def _read(path: Path) -> _Content:
    content = _Content()
    content.feed(path.read_text(encoding="utf-8"))
    content.close()
    return content


def _reason(
    element: str, address: str, page: Path, folder: Path, prefix: str, contents: dict[Path, _Content]
) -> str | None:
    """What is wrong with a reference; None for nothing."""
    if address.startswith("data:"):
        return "a data address in a link" if element == "a" else None
    target = urlsplit(urljoin(HOST + prefix + page.relative_to(folder).as_posix(), address))
    if f"{target.scheme}://{target.netloc}" != HOST:
        if target.scheme not in _OUTWARD:
            return f'the scheme "{target.scheme}"'
        return None if element in {"a", "area"} else "another host"
    if not target.path.startswith(prefix):
        return "outside of the site's own sub-path"
    file = folder / unquote(target.path.removeprefix(prefix))
    file = file / "index.html" if file.is_dir() or target.path.endswith("/") else file
    if not file.is_file():
        return "no such file"
    anchor = unquote(target.fragment)
    if anchor and file in contents and anchor not in contents[file].ids:
        return "no such anchor"
    return None
