"""Stage 4, pages: the vocabulary by letter and by size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.listing import Group, by_letter, letter_of, pages_of, sort_key
from builder.pages.template import fill
from builder.records import Page, Tag


def tags_by_letter_pages(edition: Edition) -> Iterator[Page]:
    """Yields tags/index.md, and a page or more for each letter where it would list more than the page size."""
    tags = edition.survey.tags
    groups = by_letter(tags.values(), lambda tag: tag.name)
    split = len(tags) > edition.settings.page_size
    yield Page(
        paths.TAGS,
        fill(
            "tags.md.jinja",
            total=len(tags),
            split=split,
            by_size=paths.relative(paths.TAGS_BY_SIZE, paths.TAGS),
            letters=[
                (g.label, g.letter, len(g.items), paths.relative(paths.names_path(g.letter), paths.TAGS))
                for g in groups
            ],
            groups=[] if split else [(g.label, g.letter, chips(g.items, paths.TAGS)) for g in groups],
        ),
    )
    if split:
        for group in groups:
            yield from _letter_pages(edition, group)


def tags_by_size_pages(edition: Edition) -> Iterator[Page]:
    """Yields tags/by-size.md, and further pages where it would list more than the page size."""
    ranked = by_size(edition.survey.tags.values())
    pages = pages_of(ranked, edition.settings.page_size)
    for number, tags in enumerate(pages, start=1):
        here = paths.by_size_path(number)
        yield Page(
            here,
            fill(
                "tags-by-size.md.jinja",
                total=len(ranked),
                index=paths.relative(paths.TAGS, here),
                number=number,
                pager=paths.pager(paths.by_size_path, len(pages), here),
                tags=chips(tags, here),
            ),
        )


def by_size(tags: Iterable[Tag]) -> list[Tag]:
    """Returns the tags with the most papers first, those of one size by name."""
    return sorted(tags, key=lambda tag: (-len(tag.papers), sort_key(tag.name)))


def chips(tags: Sequence[Tag], here: str) -> list[tuple[str, int, str]]:
    """Returns name, count of papers and link of each tag."""
    return [(tag.name, len(tag.papers), paths.relative(paths.tag_path(tag.id), here)) for tag in tags]


def names_link(edition: Edition, name: str, here: str) -> str:
    """Returns the link from `here` to the place in the index by letter that lists the name."""
    letter = letter_of(name)
    if len(edition.survey.tags) > edition.settings.page_size:
        return paths.relative(paths.names_path(letter), here)
    return f"{paths.relative(paths.TAGS, here)}#letter-{letter}"


def _letter_pages(edition: Edition, group: Group[Tag]) -> Iterator[Page]:
    pages = pages_of(group.items, edition.settings.page_size)
    for number, tags in enumerate(pages, start=1):
        here = paths.names_path(group.letter, number)
        yield Page(
            here,
            fill(
                "tags-letter.md.jinja",
                label=group.label,
                total=len(group.items),
                tags=chips(tags, here),
                number=number,
                pager=paths.pager(partial(paths.names_path, group.letter), len(pages), here),
                index=paths.relative(paths.TAGS, here),
            ),
        )
