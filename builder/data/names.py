"""Stage 4c, data: "search/names", by which the search finds tags and topics beside papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from builder.data.contents import Contents
from builder.records import DataFile, Tag, Topic


def names(contents: Contents) -> Iterator[DataFile]:
    """Yields the file "search/names"."""
    survey = contents.survey
    tags = [(tag, tag.name) for tag in survey.tags.values()]
    topics = [(topic, topic.label) for topic in survey.topics.values() if not topic.is_miscellaneous]
    yield DataFile("search/names", {"tag": _listed(tags), "topic": _listed(topics)})


def _listed(named: Sequence[tuple[Tag | Topic, str]]) -> dict[str, list[Any]]:
    return {
        "ids": [one.id for one, _ in named],
        "names": [name for _, name in named],
        "papers": [len(one.papers) for one, _ in named],
    }
