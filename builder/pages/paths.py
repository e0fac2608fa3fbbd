"""Stage 4, pages: the address of every page, a function of its id alone, and relative links between them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

HOME = "index.md"
PAPERS = "papers/index.md"
TAGS = "tags/index.md"
TAGS_BY_SIZE = "tags/by-size.md"
_TAKEN = frozenset(("index", "by-size"))


def paper_path(paper_id: str) -> str:
    """Returns the path of a paper's page."""
    return f"papers/{paper_id}.md"


def tag_path(tag_id: str, page: int = 1) -> str:
    """Returns the path of a tag's page, or of one of its further pages (from 2 on)."""
    # No slug has an underscore, so a tag called "index" cannot take the index's place nor another tag's.
    slug = f"{tag_id}_" if tag_id in _TAKEN else tag_id
    return f"tags/{slug}.md" if page == 1 else f"tags/{slug}/{page}.md"


def titles_path(letter: str, page: int = 1) -> str:
    """Returns the path of the list of papers whose titles begin with a letter."""
    return f"papers/titles/{letter}.md" if page == 1 else f"papers/titles/{letter}-{page}.md"


def names_path(letter: str, page: int = 1) -> str:
    """Returns the path of the list of tags whose names begin with a letter."""
    return f"tags/names/{letter}.md" if page == 1 else f"tags/names/{letter}-{page}.md"


def by_size_path(page: int = 1) -> str:
    """Returns the path of the list of tags by size, or of one of its further pages."""
    return TAGS_BY_SIZE if page == 1 else f"tags/by-size/{page}.md"


def relative(target: str, page: str) -> str:
    """Returns the link that leads from `page` to `target`, both relative to docs/."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def pager(path_of: Callable[[int], str], pages: int, here: str) -> list[tuple[int, str]]:
    """Returns number and link of each page of a list that is cut into `pages` pages."""
    return [(page, relative(path_of(page), here)) for page in range(1, pages + 1)]
