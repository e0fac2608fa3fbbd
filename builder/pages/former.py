"""Stage 4, pages: pages that lead on from the addresses that papers had in earlier builds."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.template import fill
from builder.records import Page


def former_paper_pages(edition: Edition) -> Iterator[Page]:
    """Yields a page at each former id of each paper that no paper has now; of two with one former id the first's."""
    taken = set(edition.survey.papers)
    for paper in edition.survey.papers.values():
        for former in paper.former:
            if former in taken:
                continue
            taken.add(former)
            here = paths.paper_path(former)
            link = paths.relative(paths.paper_path(paper.id), here)
            yield Page(here, fill("paper-former.md.jinja", title=paper.title, link=link))
