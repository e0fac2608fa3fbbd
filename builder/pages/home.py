"""Stage 4, pages: the home page, which says in ten seconds what the survey is and where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.papers import entries
from builder.pages.template import fill
from builder.records import Page


def home_pages(edition: Edition) -> Iterator[Page]:
    """Yields index.md."""
    survey = edition.survey

    def listed(ids: tuple[str, ...]) -> list[tuple[str, str, str]]:
        return entries(edition, [survey.papers[paper_id] for paper_id in ids], paths.HOME)

    yield Page(
        paths.HOME,
        fill(
            "home.md.jinja",
            title=edition.settings.title,
            description=edition.settings.description,
            introduction=edition.introduction.strip(),
            papers=len(survey.papers),
            tags=len(survey.tags),
            with_code=sum(any(link.kind == "code" for link in links) for links in survey.links.values()),
            start_here=listed(survey.start_here),
            themes=[
                (
                    survey.tags[theme.tag].name,
                    len(survey.tags[theme.tag].papers),
                    paths.tag_path(theme.tag),
                    listed(theme.papers),
                )
                for theme in survey.themes
            ],
            ways_in=[
                ("Papers by title", paths.PAPERS),
                ("Tags by letter", paths.TAGS),
                ("Tags by size", paths.TAGS_BY_SIZE),
            ],
        ),
    )
