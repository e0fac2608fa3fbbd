"""Stage 4, pages: the author's collections, a page for each and a list of them."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.prose import prose
from builder.pages.template import fill
from builder.records import Page


def collections_pages(edition: Edition) -> Iterator[Page]:
    """Yields collections/index.md, by title, and a page for each collection; nothing where there is none."""
    collections = edition.curation.collections
    if not collections:
        return
    counts = {one.id: sum(paper in edition.survey.papers for paper in one.papers) for one in collections}
    listed = [
        (one.title, paths.relative(paths.collection_path(one.id), paths.COLLECTIONS), one.description, counts[one.id])
        for one in collections
    ]
    yield Page(paths.COLLECTIONS, fill("collections.md.jinja", collections=listed))
    for one in collections:
        here = paths.collection_path(one.id)
        yield Page(
            here,
            fill(
                "collection.md.jinja",
                title=one.title,
                description=one.description,
                index=paths.relative(paths.COLLECTIONS, here),
                total=counts[one.id],
                text=prose(edition, one.text, here),
            ),
        )
