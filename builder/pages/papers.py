"""Stage 4, pages: the list of all papers by title, in one page or in pages by letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from builder.pages import paths
from builder.pages.edition import Edition, key_sentence, shortened, tag_names
from builder.pages.listing import Group, by_letter, letter_of, pages_of
from builder.pages.template import fill
from builder.records import Page, Paper

_ABOUT = 320  # characters about a paper in a list


def papers_pages(edition: Edition) -> Iterator[Page]:
    """Yields papers/index.md, and a page or more for each letter where it would list more than the page size."""
    papers = edition.survey.papers
    groups = by_letter(papers.values(), lambda paper: paper.title)
    split = len(papers) > edition.settings.page_size
    yield Page(
        paths.PAPERS,
        fill(
            "papers.md.jinja",
            total=len(papers),
            split=split,
            letters=[
                (g.label, g.letter, len(g.items), paths.relative(paths.titles_path(g.letter), paths.PAPERS))
                for g in groups
            ],
            groups=[] if split else [(g.label, g.letter, entries(edition, g.items, paths.PAPERS)) for g in groups],
        ),
    )
    if split:
        for group in groups:
            yield from _letter_pages(edition, group)


def entries(edition: Edition, papers: Sequence[Paper], here: str) -> list[tuple[str, str, str]]:
    """Returns title, link and one line about each paper: its key sentence, or else its tags."""
    return [
        (
            paper.title,
            paths.relative(paths.paper_path(paper.id), here),
            shortened(key_sentence(edition.survey, paper), _ABOUT) or ", ".join(tag_names(edition.survey, paper.id)),
        )
        for paper in papers
    ]


def titles_link(edition: Edition, title: str, here: str) -> str:
    """Returns the link from `here` to the place in the index by letter that lists the title."""
    letter = letter_of(title)
    if len(edition.survey.papers) > edition.settings.page_size:
        return paths.relative(paths.titles_path(letter), here)
    return f"{paths.relative(paths.PAPERS, here)}#letter-{letter}"


def _letter_pages(edition: Edition, group: Group[Paper]) -> Iterator[Page]:
    pages = pages_of(group.items, edition.settings.page_size)
    for number, papers in enumerate(pages, start=1):
        here = paths.titles_path(group.letter, number)
        yield Page(
            here,
            fill(
                "papers-letter.md.jinja",
                label=group.label,
                total=len(group.items),
                papers=entries(edition, papers, here),
                number=number,
                pager=paths.pager(partial(paths.titles_path, group.letter), len(pages), here),
                index=paths.relative(paths.PAPERS, here),
            ),
        )
