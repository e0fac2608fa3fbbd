"""Stage 4c, data: what every kind of data file is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.records import Curation, Paper, Result, Survey

BLOCK = 32  # papers whose records lie in one file: few enough that ten search results do not fetch the whole survey
EXPORT_BLOCK = 128  # papers whose entries in one format lie in one file: what is exported is many papers at once


@dataclass(frozen=True, slots=True)
class Entries:
    """The papers of the survey in one bibliography format: head + between.join(entries) + tail is a whole file."""

    extension: str  # with the dot
    entries: Sequence[str]  # one a paper, in order of id
    head: str = ""
    between: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The survey with what its data files need beside it."""

    survey: Survey
    curation: Curation  # what the author wrote beside the sources
    exports: Mapping[str, Entries]  # by the format's name

    @property
    def papers(self) -> list[Paper]:
        """The papers by their number: in order of id."""
        return [self.survey.papers[id_] for id_ in sorted(self.survey.papers)]


def result_values(results: Sequence[Result]) -> list[list[str]]:
    """Returns data set, metric, kind, value and unit of each result, as scripts know them."""
    return [[result.dataset, result.metric, result.kind, result.value, result.unit] for result in results]
