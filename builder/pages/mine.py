"""Stage 4, pages: the pages that a script fills with what the reader keeps; without one they say so and lead on."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.template import fill
from builder.records import Page


def mine_pages(edition: Edition) -> Iterator[Page]:
    """Yields my-list/index.md and my-list/check.md."""
    for here, template in ((paths.MY_LIST, "my-list.md.jinja"), (paths.CHECK, "check.md.jinja")):
        ways = [
            (label, paths.relative(target, here))
            for label, target in (("Home", paths.HOME), ("Topics", paths.TOPICS), ("Papers by title", paths.PAPERS))
        ]
        yield Page(here, fill(template, papers=len(edition.survey.papers), ways=ways))
