"""Stage 1b, curation: content/vocabulary.yml, the author's hand in the tags."""

from __future__ import annotations

from pathlib import Path

from builder.problems import Problem
from builder.records import VocabularyEdits


def read_vocabulary(content: Path) -> tuple[VocabularyEdits, list[Problem]]:
    """Returns the edits of content/vocabulary.yml, none where there is no such file, and what is wrong with it."""
    return VocabularyEdits(), []
