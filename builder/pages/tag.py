"""Stage 4, pages: a page for each tag, with what it is, its papers and the tags around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from builder.pages import paths
from builder.pages.edition import Edition, is_plain_term
from builder.pages.listing import label_of, pages_of
from builder.pages.papers import entries
from builder.pages.table import table_link
from builder.pages.tags import names_link
from builder.pages.template import fill
from builder.records import Page, Quote, Tag

_NEIGHBOURS = 12  # shown at the most
_KINDS = 30  # broader or narrower tags shown at the most


def tag_pages(edition: Edition) -> Iterator[Page]:
    """Yields a page for each tag in order of id, further pages where its papers are more than the page size, and a
    page that leads on for each tag that the author merged into it."""
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
                    table=table_link(here, tag=tag.id),
                    aliases=tag.aliases,
                    definition=tag.definition,
                    quote=_quoted(edition, tag.quote, here) if tag.quote else None,
                    broader=_linked(edition, tag.broader, here),
                    narrower=_linked(edition, tag.narrower, here),
                    number=number,
                    pager=paths.pager(partial(paths.tag_path, tag.id), len(pages), here),
                    papers=entries(edition, [edition.survey.papers[paper_id] for paper_id in ids], here),
                    neighbours=_neighbours(edition, tag, here),
                ),
            )
        yield from _former_pages(edition, tag)


def _former_pages(edition: Edition, tag: Tag) -> Iterator[Page]:
    """Yields what keeps links alive that lead to a tag of an earlier build."""
    for former in tag.former:
        if former not in edition.survey.tags:
            here = paths.tag_path(former)
            yield Page(
                here, fill("tag-former.md.jinja", name=tag.name, link=paths.relative(paths.tag_path(tag.id), here))
            )


def _quoted(edition: Edition, quote: Quote, here: str) -> tuple[str, str, str]:
    """Returns the sentence, its paper's title and the link to where it stands in the abstract."""
    paper = edition.survey.papers[quote.paper]
    link = f"{paths.relative(paths.paper_path(paper.id), here)}#{paths.sentence_anchor(quote.span)}"
    return paper.abstract[quote.span.start : quote.span.end], paper.title, link


def _linked(edition: Edition, tags: Sequence[str], here: str) -> list[tuple[str, str]]:
    """Returns name and link of each tag."""
    return [(edition.survey.tags[tag].name, paths.relative(paths.tag_path(tag), here)) for tag in tags[:_KINDS]]


def _neighbours(edition: Edition, tag: Tag, here: str) -> list[tuple[str, int, str]]:
    """Returns the tags that come with this one, those left out that the page names as broader or narrower."""
    named = {*tag.broader, *tag.narrower[:_KINDS]}
    others = [(other, both) for other, both in tag.neighbours if other not in named][:_NEIGHBOURS]
    return [
        (edition.survey.tags[other].name, both, paths.relative(paths.tag_path(other), here)) for other, both in others
    ]
