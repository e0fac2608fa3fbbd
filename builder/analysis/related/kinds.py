"""Stage 3, analysis: why each related paper stands there, and room for the papers that a paper names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from builder.analysis.related.relate import MOST_LISTS
from builder.records import Mention, Place, Related, RelatedKind, SameWork, Topic

Lists: TypeAlias = Mapping[str, tuple[Related, ...]]
Names: TypeAlias = Mapping[tuple[str, str], str]  # (source, target) to the name that the source has of it

_MOST_NAMED = 2  # papers that come into a list for their name alone


def with_kinds(
    related: Lists,
    mentions: Mapping[str, Sequence[Mention]],
    place_of: Mapping[str, Place],
    topics: Mapping[str, Topic],
    same_work: Sequence[SameWork],
    limit: int,
) -> dict[str, tuple[Related, ...]]:
    """Returns the lists with the kinds of each entry, the strongest reason first.

    A paper that a paper names comes into its list, where `limit` leaves no room in place of the last one there that
    neither is joined to it by a name nor stands in no other list: two at the most, and each in 40 lists at the most.
    """
    names = {(m.source, m.target): m.name for group in mentions.values() for m in group}
    twins = {pair for same in same_work for pair in (same.papers, same.papers[::-1])}
    topic_of = {id_: place.topic for id_, place in place_of.items() if not topics[place.topic].is_miscellaneous}
    uses = Counter(entry.id for row in related.values() for entry in row)
    lists: dict[str, tuple[Related, ...]] = {}
    for id_ in sorted(related):
        row = list(related[id_])
        named = dict.fromkeys(mention.target for mention in mentions.get(id_, ()))
        new = [target for target in named if target in related and target not in {entry.id for entry in row}]
        for target in new[:_MOST_NAMED]:
            _add(row, Related(target, 0.0, (names[id_, target],)), id_, names, uses, limit)
        lists[id_] = tuple(replace(e, kinds=tuple(_kinds(id_, e.id, names, topic_of, twins))) for e in row)
    return lists


def _add(row: list[Related], entry: Related, id_: str, names: Names, uses: Counter[str], limit: int) -> None:
    """Puts the entry into the row where there is room, with the score of the one before it or in its place."""
    place = _room(row, id_, names, uses, limit)
    if place is None or uses[entry.id] >= MOST_LISTS:
        return
    score = row[min(place, len(row) - 1)].score if row else entry.score
    uses.subtract(gone.id for gone in row[place : place + 1])
    row[place : place + 1] = [replace(entry, score=score)]
    uses[entry.id] += 1


def _room(row: Sequence[Related], id_: str, names: Names, uses: Mapping[str, int], limit: int) -> int | None:
    """Returns the position for one more entry: the end, or the last entry that can be spared."""
    if len(row) < limit:
        return len(row)
    spare = (
        place
        for place, entry in enumerate(row)
        if uses[entry.id] > 1 and (id_, entry.id) not in names and (entry.id, id_) not in names
    )
    return max(spare, default=None)


def _kinds(
    id_: str, other: str, names: Names, topic_of: Mapping[str, str], twins: set[tuple[str, str]]
) -> Iterator[RelatedKind]:
    if (id_, other) in twins:
        yield "same work"
    if (id_, other) in names:
        yield "names"
    if (other, id_) in names:
        yield "named by"
    if id_ in topic_of and topic_of[id_] == topic_of.get(other):
        yield "topic"
    yield "phrases"
