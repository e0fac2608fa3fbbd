"""The values of what the author of a survey writes beside the sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.records.paper import Origin


@dataclass(frozen=True, slots=True)
class TermEdit:
    """What the survey's author says of one term in content/vocabulary.yml."""

    name: str  # the preferred name
    origin: Origin
    merge: tuple[str, ...] = ()  # other names whose papers it takes over
    split: tuple[str, ...] = ()  # forms that are not this term but terms of their own
    broader: tuple[str, ...] | None = None  # names of the terms that it is a kind of; None leaves it to the build
    definition: str = ""
    renames: str = ""  # the name that the build would give it
    pinned: bool = False  # a tag even where the analysis would leave it out


@dataclass(frozen=True, slots=True)
class VocabularyEdits:
    """content/vocabulary.yml."""

    terms: tuple[TermEdit, ...] = ()  # in order of standing
    hidden: tuple[tuple[str, Origin], ...] = ()  # names that are no tags


@dataclass(frozen=True, slots=True)
class Curation:
    """What the survey's author writes beside the sources."""

    introduction: str = ""  # Markdown for the home page
    vocabulary: VocabularyEdits = VocabularyEdits()
    topic_texts: Mapping[str, str] = field(default_factory=dict)  # topic id to Markdown
