"""When a record of a service is the paper that was looked for: by title and authors, never by a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.records import Paper
from builder.slugs import normal_form

_FEWEST_WORDS = 3  # of a title that may find a paper whose authors are not known: there are many "Editorial"s


def matching(paper: Paper, found: Iterable[Paper], field: str) -> Sequence[Paper]:
    """Returns the records that are the paper and have the identifier `field`, each identifier once.

    The titles' normal forms are the same, and where both know authors, a family name is. Several records of different
    people are several works: then none of them is sure.
    """
    same = {
        getattr(record, field).lower(): record for record in found if getattr(record, field) and is_same(paper, record)
    }
    records = list(same.values())
    if not paper.authors and any(not _share_author(records[0], record) for record in records[1:]):
        return []
    return records


def is_same(paper: Paper, record: Paper) -> bool:
    """Says whether the record is the paper's."""
    if normal_form(paper.title) != normal_form(record.title):
        return False
    if not paper.authors and len(paper.title.split()) < _FEWEST_WORDS:
        return False
    return _share_author(paper, record)


def _share_author(one: Paper, other: Paper) -> bool:
    """Says whether the two share a family name, or one of them knows no authors."""
    first, second = ({normal_form(author.family) for author in paper.authors} for paper in (one, other))
    return bool(first & second) or not first or not second
