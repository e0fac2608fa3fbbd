"""Stage 4, pages: the address of every page, a function of its id alone, and relative links between them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from builder.records import Span
from builder.slugs import term_id

HOME = "index.md"
PAPERS = "papers/index.md"
TAGS = "tags/index.md"
TAGS_BY_SIZE = "tags/by-size.md"
TOPICS = "topics/index.md"
RESULTS = "results/index.md"
TABLE = "table/index.md"
COMPARE = "table/compare.md"
NO_DATASET = "no-data-set"
GLOSSARY = "glossary/index.md"
COLLECTIONS = "collections/index.md"
READING_LIST = "reading-list/index.md"
MADE = "made/index.md"
SEARCH = "search/index.md"
MAP = "map/index.md"
SHAPE = "map/shape.md"
MY_LIST = "my-list/index.md"
CHECK = "my-list/check.md"
_TAKEN = frozenset(("index", "by-size"))


def paper_path(paper_id: str) -> str:
    """Returns the path of a paper's page."""
    return f"papers/{paper_id}.md"


def tag_path(tag_id: str, page: int = 1) -> str:
    """Returns the path of a tag's page, or of one of its further pages (from 2 on)."""
    # No slug has an underscore, so a tag called "index" cannot take the index's place nor another tag's.
    slug = f"{tag_id}_" if tag_id in _TAKEN else tag_id
    return f"tags/{slug}.md" if page == 1 else f"tags/{slug}/{page}.md"


def topic_path(topic_id: str, page: int = 1) -> str:
    """Returns the path of a topic's page, or of one of its further pages (from 2 on)."""
    return f"topics/{topic_id}.md" if page == 1 else f"topics/{topic_id}/{page}.md"


def collection_path(collection_id: str) -> str:
    """Returns the path of a collection's page."""
    return f"collections/{collection_id}_.md" if collection_id == "index" else f"collections/{collection_id}.md"


def reading_list_path(page: int = 1) -> str:
    """Returns the path of the reading list, or of one of its further pages."""
    return READING_LIST if page == 1 else f"reading-list/{page}.md"


def titles_path(letter: str, page: int = 1) -> str:
    """Returns the path of the list of papers whose titles begin with a letter."""
    return f"papers/titles/{letter}.md" if page == 1 else f"papers/titles/{letter}-{page}.md"


def names_path(letter: str, page: int = 1) -> str:
    """Returns the path of the list of tags whose names begin with a letter."""
    return f"tags/names/{letter}.md" if page == 1 else f"tags/names/{letter}-{page}.md"


def by_size_path(page: int = 1) -> str:
    """Returns the path of the list of tags by size, or of one of its further pages."""
    return TAGS_BY_SIZE if page == 1 else f"tags/by-size/{page}.md"


def glossary_path(letter: str, page: int = 1) -> str:
    """Returns the path of the list of acronyms that begin with a letter."""
    return f"glossary/letters/{letter}.md" if page == 1 else f"glossary/letters/{letter}-{page}.md"


def acronym_anchor(short: str) -> str:
    """Returns the id of an acronym's entry in the glossary; "GaN" and "GAN" have one each."""
    return f"acronym-{term_id(short.lower() if short.isupper() else short)}"


def results_path(letter: str, page: int = 1) -> str:
    """Returns the path of the results on data sets whose names begin with a letter, or of those on none."""
    return f"results/data-sets/{letter}.md" if page == 1 else f"results/data-sets/{letter}-{page}.md"


def sentence_anchor(span: Span) -> str:
    """Returns the id of the element that a quoted stretch of an abstract has on its paper's page."""
    return f"at-{span.start}"


def relative(target: str, page: str) -> str:
    """Returns the link that leads from `page` to `target`, both relative to docs/."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def pager(path_of: Callable[[int], str], pages: int, here: str) -> list[tuple[int, str]]:
    """Returns number and link of each page of a list that is cut into `pages` pages."""
    return [(page, relative(path_of(page), here)) for page in range(1, pages + 1)]
