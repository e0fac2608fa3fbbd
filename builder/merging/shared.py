"""Identifiers that stand at many papers: placeholders such as "None", or the DOI of whole proceedings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from builder.merging.view import view_of
from builder.records import Paper

_MOST_TITLES = 5  # of records with one identifier; versions of a paper seldom have as many


def shared_identifiers(records: Iterable[Paper]) -> Mapping[str, tuple[Paper, ...]]:
    """Returns the identifiers that stand at records of more than five titles, with these records in their order."""
    holders: defaultdict[str, list[Paper]] = defaultdict(list)
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        view = view_of(record)
        for name in view.identifiers:
            holders[name].append(record)
            titles[name].add(view.title.main)
    return {name: tuple(holders[name]) for name in sorted(holders) if len(titles[name]) > _MOST_TITLES}
