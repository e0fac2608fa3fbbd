"""Stage 3, analysis: a way through each topic, from the broad papers to the special ones.

The first step is the paper that speaks most of what the topic as a whole speaks of. Each further one goes on from an
earlier step, as the related lists join them; the farther the way has come, the more a step counts for what it adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.records import Mention, Paper, PathStep, Related, Tag, Topic

_FEWEST = 5  # papers of a topic that need a way through them
_MOST = 8  # steps
_SHARE = 0.6  # of a topic's papers at the most
_OVERVIEW = re.compile(r"\b(?:survey|review|overview|introduction|tutorial|primer|taxonomy|roadmap)\b", re.IGNORECASE)
_NEW = 2  # tags that a step is said to add
_SHARED = 2  # phrases said of the paper that it goes on from


@dataclass(frozen=True, slots=True)
class _Ground:
    """What steps of one topic are chosen by."""

    breadth: Mapping[str, float]  # by paper id, 0 to about 3
    tags: Mapping[str, tuple[str, ...]]  # of each paper, those that others of the topic have as well
    weight: Mapping[str, float]  # of a tag: the share of the topic's papers that carry it
    links: Mapping[tuple[str, str], tuple[str, ...]]  # two related papers of the topic, either way, to what both say
    years: Mapping[str, int]


def find_ways(
    papers: Mapping[str, Paper],
    topics: Mapping[str, Topic],
    tags: Mapping[str, Tag],
    tags_of: Mapping[str, Sequence[str]],
    related: Mapping[str, Sequence[Related]],
    mentioned_by: Mapping[str, Sequence[Mention]],
) -> dict[str, tuple[PathStep, ...]]:
    """Returns by topic id the steps of its way, up to eight; topics of few papers, or that little holds together, have
    none."""
    found = {}
    for topic in topics.values():
        if not topic.is_miscellaneous and len(topic.papers) >= _FEWEST:
            ground = _ground(topic, papers, tags, tags_of, related, mentioned_by)
            found[topic.id] = _way(topic, ground)
    return found


def _ground(
    topic: Topic,
    papers: Mapping[str, Paper],
    tags: Mapping[str, Tag],
    tags_of: Mapping[str, Sequence[str]],
    related: Mapping[str, Sequence[Related]],
    mentioned_by: Mapping[str, Sequence[Mention]],
) -> _Ground:
    members = set(topic.papers)
    weight = {id_: len(members & set(tag.papers)) / len(members) for id_, tag in tags.items()}
    own = {id_: tuple(tag for tag in tags_of.get(id_, ()) if weight[tag] * len(members) > 1) for id_ in topic.papers}
    broad = {id_: any(set(own[other]) & set(tags[id_].narrower) for other in topic.papers) for id_ in weight}
    breadth = {}
    for rank, id_ in enumerate(topic.papers):
        central = 1 - rank / len(members)
        spread = max((weight[tag] * (1.5 if broad[tag] else 1) for tag in own[id_]), default=0)
        names = len({mention.source for mention in mentioned_by.get(id_, ())} & members) / 4
        breadth[id_] = central + spread + min(names, 0.5) + bool(_OVERVIEW.search(papers[id_].title))
    links = {(id_, entry.id): entry.shared for id_ in topic.papers for entry in related.get(id_, ())}
    both = {pair[::-1]: shared for pair, shared in links.items()} | links
    return _Ground(breadth, own, weight, both, {id_: papers[id_].year or 9999 for id_ in topic.papers})


def _way(topic: Topic, ground: _Ground) -> tuple[PathStep, ...]:
    count = min(_MOST, round(len(topic.papers) * _SHARE))
    first = min(topic.papers, key=lambda id_: (-round(ground.breadth[id_], 4), ground.years[id_], id_))
    steps = [PathStep(first, new=_telling(ground.tags[first], ground))]
    while len(steps) < count:
        steps.append(_next(topic, ground, steps, len(steps) / count))
    return tuple(steps)


def _next(topic: Topic, ground: _Ground, steps: Sequence[PathStep], progress: float) -> PathStep:
    """Returns the step that follows; `progress` is 0 at the beginning of the way and 1 at its end."""
    done = [step.paper for step in steps]
    known = {tag for id_ in done for tag in ground.tags[id_]}

    def worth(id_: str) -> float:
        before = _before(id_, done, ground)
        new = sum(ground.weight[tag] for tag in ground.tags[id_] if tag not in known)
        return (1 - progress) * ground.breadth[id_] + progress * min(2 * new, 2) + (0.8 if before else 0)

    best = min(
        (id_ for id_ in topic.papers if id_ not in done),
        key=lambda id_: (-round(worth(id_), 4), ground.years[id_], id_),
    )
    before = _before(best, done, ground)
    new = _telling((tag for tag in ground.tags[best] if tag not in known), ground)
    return PathStep(best, before, ground.links.get((best, before), ())[:_SHARED], new)


def _before(id_: str, done: Sequence[str], ground: _Ground) -> str:
    """Returns the latest step that the paper is related to, empty where there is none."""
    return next((other for other in reversed(done) if (id_, other) in ground.links), "")


def _telling(tags: Iterable[str], ground: _Ground) -> tuple[str, ...]:
    return tuple(sorted(tags, key=lambda tag: (-ground.weight[tag], tag)))[:_NEW]
