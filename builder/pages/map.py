"""Stage 4, pages: the map of the papers, and beside it the same as a list: every topic with its papers."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages import paths
from builder.pages.edition import Edition, is_plain_term
from builder.pages.picture import map_picture
from builder.pages.template import fill
from builder.records import Page

_LISTED = 1000  # papers on the page; of a larger survey each topic has its first, and leads to the others
_FEWEST = 3  # papers of a topic that are listed in any case


def map_pages(edition: Edition) -> Iterator[Page]:
    """Yields map/index.md."""
    survey = edition.survey
    total = len(survey.papers)
    share = min(1.0, _LISTED / max(1, total))

    def listed(ids: tuple[str, ...]) -> list[tuple[str, str]]:
        shown = ids if share == 1 else ids[: max(_FEWEST, int(len(ids) * share))]
        return [(survey.papers[id_].title, paths.relative(paths.paper_path(id_), paths.MAP)) for id_ in shown]

    yield Page(
        paths.MAP,
        fill(
            "map.md.jinja",
            papers=total,
            picture=map_picture(survey, "Map of the papers; the list below says the same"),
            topics=[
                (
                    topic.label,
                    is_plain_term(topic.label),
                    len(topic.papers),
                    paths.relative(paths.topic_path(topic.id), paths.MAP),
                    listed(topic.papers),
                    len(topic.papers) - len(listed(topic.papers)),
                )
                for topic in survey.topics.values()
            ],
        ),
    )
