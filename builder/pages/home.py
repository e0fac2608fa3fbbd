"""Stage 4, pages: the home page, which says in ten seconds what the survey is and where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages import paths
from builder.pages.edition import Edition, is_plain_term
from builder.pages.papers import entries
from builder.pages.tags import by_size, chips
from builder.pages.template import fill
from builder.records import Page

_WAYS_IN = (
    ("Papers by title", paths.PAPERS),
    ("Tags by letter", paths.TAGS),
    ("Tags by size", paths.TAGS_BY_SIZE),
)
_LARGEST = 10  # tags shown beside the introduction


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
            introduction=edition.curation.introduction.strip(),
            papers=len(survey.papers),
            tags=len(survey.tags),
            with_code=sum(any(link.kind == "code" for link in links) for links in survey.links.values()),
            largest=chips(by_size(survey.tags.values())[:_LARGEST], paths.HOME),
            start_here=listed(survey.start_here),
            themes=[
                (
                    survey.tags[theme.tag].name,
                    is_plain_term(survey.tags[theme.tag].name),
                    len(survey.tags[theme.tag].papers),
                    paths.tag_path(theme.tag),
                    listed(theme.papers),
                )
                for theme in survey.themes
            ],
            ways_in=_WAYS_IN if survey.tags else _WAYS_IN[:1],
        ),
    )
