"""End-to-end tests: one page of each kind that a reader meets."""

from __future__ import annotations

from tests.e2e.workspace import Site

KINDS = (
    "home",
    "papers",
    "paper",
    "tags",
    "tag",
    "map",
    "shape",
    "table",
    "compare",
    "results",
    "glossary",
    "made",
    "search",
    "my-list",
    "check",
)


def place(site: Site, kind: str) -> str:
    """The path of a page of the kind; for single papers and tags the one with the most on it."""
    fixed = {
        "home": "index.html",
        "papers": "papers/index.html",
        "tags": "tags/index.html",
        "map": "map/index.html",
        "shape": "map/shape.html",
        "results": "results/index.html",
        "table": "table/index.html",
        "compare": f"table/compare.html?papers={','.join(_ids(site)[:3])}",
        "glossary": "glossary/index.html",
        "made": "made/index.html",
        "search": "search/index.html",
        "my-list": "my-list/index.html",
        "check": "my-list/check.html",
    }
    if kind in fixed:
        return fixed[kind]
    pages = site.papers() if kind == "paper" else [page for page in site.pages() if _is_tag(page)]
    return max(pages, key=lambda page: ((site.folder / page).stat().st_size, page))


def _is_tag(page: str) -> bool:
    return page.startswith("tags/") and page.count("/") == 1 and page not in {"tags/index.html", "tags/by-size.html"}


def _ids(site: Site) -> list[str]:
    return [page.removeprefix("papers/").removesuffix(".html") for page in site.papers()]
