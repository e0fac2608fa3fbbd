"""Stage 4, pages: the search's own page, which without a script leads to the lists of all papers."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.template import fill
from builder.records import Page


def search_pages(edition: Edition) -> Iterator[Page]:
    """Yields search/index.md."""
    ways = (("topics", paths.TOPICS), ("tags", paths.TAGS), ("papers by title", paths.PAPERS))
    yield Page(
        paths.SEARCH,
        fill(
            "search.md.jinja",
            papers=len(edition.survey.papers),
            ways=[(name, paths.relative(path, paths.SEARCH)) for name, path in ways],
        ),
    )
