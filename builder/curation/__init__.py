"""Stage 1b: what the survey's author writes beside the sources, by the file it stands in."""

from __future__ import annotations

from pathlib import Path

from builder.curation.introduction import read_introduction
from builder.curation.topic_texts import read_topic_texts
from builder.curation.vocabulary import read_vocabulary
from builder.problems import Problem
from builder.records import Curation


def read_curation(content: Path) -> tuple[Curation, list[Problem]]:
    """Returns what stands in content/ beside the sources, and what is wrong with it.

    Raises SurveyError for a file that is no UTF-8 text.
    """
    vocabulary, problems = read_vocabulary(content)
    texts, more = read_topic_texts(content)
    return Curation(read_introduction(content), vocabulary, texts), [*problems, *more]
