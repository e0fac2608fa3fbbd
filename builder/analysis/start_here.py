"""Stage 3, analysis: the papers to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.records import Related, Topic

_START = 5


def start_here(topics: Mapping[str, Topic], related: Mapping[str, Sequence[Related]]) -> tuple[str, ...]:
    """Returns five ids (or all there are) of papers that most others are close to, one from each of the first topics.

    A paper counts as close by how many related lists it stands in and how early. Miscellaneous comes last.
    """
    closeness = _closeness(related)
    ranked = sorted(closeness, key=lambda id_: (-closeness[id_], id_))
    chosen: list[str] = []
    for topic in topics.values():
        members = set(topic.papers)
        chosen += [id_ for id_ in ranked if id_ in members][: int(len(chosen) < _START and not topic.is_miscellaneous)]
    chosen += [id_ for id_ in ranked if id_ not in chosen][: _START - len(chosen)]
    return tuple(sorted(chosen, key=lambda id_: (-closeness[id_], id_)))


def _closeness(related: Mapping[str, Sequence[Related]]) -> dict[str, float]:
    """Returns for each id in how many related lists it stands, an entry at the head counting most."""
    closeness = dict.fromkeys(sorted(related), 0.0)
    for id_ in sorted(related):
        for rank, entry in enumerate(related[id_]):
            closeness[entry.id] += 1 / (1 + rank)
    return {id_: round(value, 4) for id_, value in closeness.items()}
