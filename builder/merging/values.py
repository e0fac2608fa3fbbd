"""The values that tell what was joined and why."""

from __future__ import annotations

from dataclasses import dataclass

from builder.problems import Problem
from builder.records import Paper


@dataclass(frozen=True, slots=True)
class Join:
    """Two records of one paper and what shows it."""

    earlier: Paper  # the record that the other was joined to
    later: Paper
    reason: str  # "same DOI 10.1/x", "same title and authors"
    is_sure: bool  # whether an identifier or an equal title says so, and no likeness


@dataclass(frozen=True, slots=True)
class Joined:
    """One paper and what it was made of."""

    paper: Paper
    records: tuple[Paper, ...]  # as their sources give them, in order of place, never empty
    joins: tuple[Join, ...]  # one for each record but the first


@dataclass(frozen=True, slots=True)
class Near:
    """Two papers that look like one but were kept apart."""

    earlier: Paper
    later: Paper
    reason: str  # "same title, other authors": what speaks for it and what against it


@dataclass(frozen=True, slots=True)
class Joins:
    """All that merging found."""

    papers: tuple[Joined, ...]  # in order of id
    nearly: tuple[Near, ...]  # in order of place
    problems: tuple[Problem, ...]  # in order of place
