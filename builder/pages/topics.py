"""Stage 4, pages: all topics on one page, the way into the survey, and what other pages say of a topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.pages import markdown, paths
from builder.pages.edition import Edition, is_plain_term
from builder.pages.papers import entries
from builder.pages.template import fill
from builder.records import Page, Topic

_REPRESENTATIVE = 2  # papers shown of each topic
_PHRASES = 5  # shown beside the label


def topics_pages(edition: Edition) -> Iterator[Page]:
    """Yields topics/index.md: the largest topic first, miscellaneous last."""
    survey = edition.survey
    yield Page(
        paths.TOPICS,
        fill(
            "topics.md.jinja",
            total=len(survey.topics),
            papers=len(survey.papers),
            topics=[
                (
                    topic.label,
                    is_plain_term(topic.label),
                    len(topic.papers),
                    paths.relative(paths.topic_path(topic.id), paths.TOPICS),
                    further_phrases(topic)[:_PHRASES],
                    entries(edition, [survey.papers[id_] for id_ in topic.papers[:_REPRESENTATIVE]], paths.TOPICS),
                    topic.is_miscellaneous,
                )
                for topic in survey.topics.values()
            ],
        ),
    )


def further_phrases(topic: Topic) -> Sequence[str]:
    """Returns what holds the topic together beside the one or two phrases of its label."""
    return topic.phrases[1 if topic.phrases[:1] == (topic.label,) else 2 :]


def topic_line(edition: Edition, paper_id: str, here: str) -> str:
    """Returns as Markdown which topic a paper is in and which fits next best, "" where there is no other topic."""
    place = edition.survey.place_of.get(paper_id)
    if place is None or len(edition.survey.topics) < 2:
        return ""
    following = f", next best {_link(edition, place.next, here)}" if place.next else ""
    return f"Topic: {_link(edition, place.topic, here)}{following}"


def _link(edition: Edition, topic_id: str, here: str) -> str:
    label = markdown.escape(edition.survey.topics[topic_id].label)
    return f"[{label}]({paths.relative(paths.topic_path(topic_id), here)})"
