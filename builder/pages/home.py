"""Stage 4, pages: the home page, which says in ten seconds what the survey is and where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages import paths
from builder.pages.edition import Edition, is_plain_term
from builder.pages.papers import entries
from builder.pages.picture import map_picture
from builder.pages.reading_list import listed_notes
from builder.pages.tags import by_size, chips
from builder.pages.template import fill
from builder.pages.topics import further_phrases
from builder.records import Page

_TOPICS = 24  # shown at the most
_CENTRAL = 3  # papers shown of each topic
_PHRASES = 3  # shown beside a topic's label
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
            all_topics=len(survey.topics),
            tags=len(survey.tags),
            with_code=sum(any(link.kind == "code" for link in links) for links in survey.links.values()),
            largest=chips(by_size(survey.tags.values())[:_LARGEST], paths.HOME),
            start_here=listed(survey.start_here),
            topics=[
                (
                    topic.label,
                    is_plain_term(topic.label),
                    len(topic.papers),
                    paths.topic_path(topic.id),
                    further_phrases(topic)[:_PHRASES],
                    listed(topic.papers[:_CENTRAL]),
                )
                for topic in list(survey.topics.values())[:_TOPICS]
            ],
            more_topics=max(0, len(survey.topics) - _TOPICS),
            ways_in=_ways_in(edition),
            everywhere=survey.everywhere,
            picture=map_picture(survey, "Map of the papers and their topics"),
        ),
    )


def _ways_in(edition: Edition) -> list[tuple[str, str, int | None]]:
    """Returns label, path and number of entries of each list that has any; the number only where it stands nowhere else
    on the page."""
    survey = edition.survey
    ways = (
        ("Topics", paths.TOPICS, len(survey.topics), True),
        ("Map", paths.MAP, len(survey.papers) if len(survey.layout) > 1 else 0, True),
        ("Table", paths.TABLE, len(survey.papers), True),
        ("Papers by title", paths.PAPERS, len(survey.papers), True),
        ("Tags by letter", paths.TAGS, len(survey.tags), True),
        ("Tags by size", paths.TAGS_BY_SIZE, len(survey.tags), True),
        ("Measured results", paths.RESULTS, sum(map(len, survey.results.values())), False),
        ("Glossary", paths.GLOSSARY, len(survey.glossary), False),
        ("Collections", paths.COLLECTIONS, len(edition.curation.collections), False),
        ("Reading list", paths.READING_LIST, len(listed_notes(edition)), False),
        ("How it was made", paths.MADE, len(survey.papers), True),
    )
    return [(label, path, None if known else size) for label, path, size, known in ways if size]
