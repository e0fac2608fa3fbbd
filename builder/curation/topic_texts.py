"""Stage 1b, curation: content/topics/<id>.md, the author's own text for a topic."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.problems import Problem


def read_topic_texts(content: Path) -> tuple[Mapping[str, str], list[Problem]]:
    """Returns the Markdown of content/topics/*.md by topic id, and what is wrong with the files."""
    return {}, []
