"""Stage 4, pages: a page for each tag, with its papers and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.pages import paths
from builder.pages.edition import Edition, is_plain_term
from builder.pages.listing import label_of, pages_of
from builder.pages.papers import entries
from builder.pages.tags import names_link
from builder.pages.template import fill
from builder.records import Page

_NEIGHBOURS = 12  # shown at the most


def tag_pages(edition: Edition) -> Iterator[Page]:
    """Yields a page for each tag in order of id, and further pages where its papers are more than the page size."""
    for tag in edition.survey.tags.values():
        pages = pages_of(tag.papers, edition.settings.page_size)
        for number, ids in enumerate(pages, start=1):
            here = paths.tag_path(tag.id, number)
            yield Page(
                here,
                fill(
                    "tag.md.jinja",
                    name=tag.name,
                    is_plain=is_plain_term(tag.name),
                    index=paths.relative(paths.TAGS, here),
                    letter=label_of(tag.name),
                    letter_link=names_link(edition, tag.name, here),
                    total=len(tag.papers),
                    aliases=tag.aliases,
                    number=number,
                    pager=paths.pager(partial(paths.tag_path, tag.id), len(pages), here),
                    papers=entries(edition, [edition.survey.papers[paper_id] for paper_id in ids], here),
                    neighbours=[
                        (edition.survey.tags[other].name, both, paths.relative(paths.tag_path(other), here))
                        for other, both in tag.neighbours[:_NEIGHBOURS]
                    ],
                ),
            )
