"""Stage 1b: what the survey's author writes beside the sources, by the file it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.curation.collections import read_collections
from builder.curation.introduction import read_introduction
from builder.curation.notes import read_notes
from builder.curation.searches import read_searches
from builder.curation.topic_texts import read_topic_texts
from builder.curation.vocabulary import read_vocabulary
from builder.problems import Problem
from builder.records import Correctable, Curation


def read_curation(content: Path, correctable: Mapping[str, Correctable]) -> tuple[Curation, list[Problem]]:
    """Returns what stands in content/ beside the sources, and what is wrong with it.

    `correctable` says which fields of a record a note may correct. Raises SurveyError for an introduction or a
    vocabulary that is no UTF-8 text.
    """
    vocabulary, problems = read_vocabulary(content)
    texts, in_texts = read_topic_texts(content)
    notes, in_notes = read_notes(content, correctable)
    collections, in_collections = read_collections(content)
    searches, in_searches = read_searches(content)
    curation = Curation(
        introduction=read_introduction(content),
        vocabulary=vocabulary,
        topic_texts=texts,
        notes=notes,
        collections=collections,
        searches=searches,
    )
    return curation, [*problems, *in_texts, *in_notes, *in_collections, *in_searches]
