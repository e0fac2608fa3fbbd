"""Stage 3, analysis: the topics that the papers divide into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding import Matrix
from builder.analysis.language.phrase_index import Indexes
from builder.analysis.topics.candidates import candidates
from builder.analysis.topics.fit import fits
from builder.analysis.topics.labels import Naming, name_topics
from builder.analysis.topics.matching import MISCELLANEOUS, assign_ids
from builder.analysis.topics.partition import Labels, centres_of, partition, partition_into
from builder.analysis.topics.space import Points, Words, smoothed, topic_space
from builder.records import Keyphrase, Paper, Place, Tag, Topic

_FEWEST_PAPERS = 6  # a smaller collection is one topic
_SMALL = 20  # papers; in a smaller collection two of them make a topic, in others it takes three
_MOST = 200  # topics
_COHESION = 0.27  # mean cosine of two papers of a topic below which little holds it together
_TAGS = 12
_NEIGHBOURS = 6
_DECIMALS = 4


def find_topics(
    papers: Sequence[Paper],
    indexes: Indexes,
    vectors: Matrix,
    words: Words,
    tags: Mapping[str, Tag],
    count: int,
    known: Mapping[str, AbstractSet[str]],
    *,
    keyphrases: Mapping[str, Sequence[Keyphrase]],
    embed: Callable[[Sequence[str]], Matrix],
) -> tuple[dict[str, Topic], dict[str, Place]]:
    """Returns the topics by id and each paper's place by its id; every paper is in one topic.

    `vectors` are unit rows in the order of `papers`, as are their `words`; `embed` makes such rows of other
    texts; `count` is how many topics there are to be, 0 lets the papers decide; `known` are the topics of earlier
    builds, ids to the ids of their papers, whose ids live on. Topics in which two papers have little in common (unless
    the author decides how many there are), and those that no phrase names, are put together as one called
    "Miscellaneous", which comes last.
    """
    order = sorted(range(len(papers)), key=lambda index: papers[index].id)
    ordered, rows = [papers[index] for index in order], vectors[order]
    if not ordered:
        return {}, {}
    points = topic_space(rows, words.latent[order])
    labels = group(points, count)
    names = name_topics(fits(candidates(ordered, indexes, tags, keyphrases), rows, labels, embed))
    says = np.array([bool(indexes[paper.id]) for paper in ordered])
    labels, names = _with_miscellaneous(points, labels, names, says, least=-1.0 if count else _COHESION)
    groups = [{ordered[position].id for position in np.flatnonzero(labels == topic)} for topic in range(len(names))]
    named = [topic for topic, name in enumerate(names) if name.parts]
    ids = dict(zip(named, assign_ids([groups[t] for t in named], [names[t].key for t in named], known), strict=True))
    ids |= {topic: MISCELLANEOUS for topic, name in enumerate(names) if not name.parts}
    topics = [
        _topic(ids[topic], name, ordered, points, np.flatnonzero(labels == topic)) for topic, name in enumerate(names)
    ]
    ranked = sorted(topics, key=lambda topic: (topic.is_miscellaneous, -len(topic.papers), topic.id))
    centres = centres_of(points, labels)
    near = _neighbours(centres, ids)
    found = {
        topic.id: replace(topic, neighbours=near[topic.id], tags=_telling_tags(topic, tags, len(ordered)))
        for topic in ranked
    }
    return found, _places(ordered, points, labels, centres, ids)


def group(points: Points, count: int) -> Labels:
    """Returns the number of each paper's topic, the largest topic first; `count` is how many there are to be, 0 for as
    many as the number of papers suggests: 4 for 10 papers, 12 for 100, 32 for 1,000, 85 for 10,000."""
    size = len(points)
    if size < _FEWEST_PAPERS and not count:
        return np.zeros(size, dtype=np.intp)
    fewest = 2 if size < _SMALL else 3
    shifted = smoothed(points)
    if count:
        return partition_into(shifted, min(count, size), min(fewest, max(1, size // count)))
    return partition(shifted, min(_MOST, size // fewest, round(1.738 * size**0.4224)), fewest)


def _with_miscellaneous(
    points: Points,
    labels: Labels,
    names: Sequence[Naming],
    says: NDArray[np.bool_],
    least: float,
) -> tuple[Labels, list[Naming]]:
    """Puts groups whose likeness is below `least`, and papers that say nothing, into one without a name, the last.

    `says` tells which papers have any phrase at all. A group with a label keeps the two papers or more that it is from.
    """
    holds = [
        bool(name.parts) and (_likeness(points[labels == topic]) >= least or len(names) == 1)
        for topic, name in enumerate(names)
    ]
    numbers = {topic: number for number, topic in enumerate(topic for topic, kept in enumerate(holds) if kept)}
    last = len(numbers)
    merged = [numbers.get(int(label), last) if said else last for label, said in zip(labels, says, strict=True)]
    kept = [names[topic] for topic in numbers]
    return np.array(merged, dtype=np.intp), kept + [Naming()] * (last in merged)


def _likeness(points: Points) -> float:
    """Returns the mean cosine of two different ones of the unit rows, 0 for a single row."""
    size = len(points)
    total = float(np.square(points.sum(axis=0)).sum())
    return round((total - size) / (size * (size - 1)), _DECIMALS) if size > 1 else 0.0


def _topic(id_: str, name: Naming, papers: Sequence[Paper], points: Points, members: Labels) -> Topic:
    middle = centres_of(points[members], np.zeros(len(members), dtype=np.intp))[0]
    cosines = np.round(points[members] @ middle, _DECIMALS)
    central = sorted(zip(-cosines, members, strict=True))
    return Topic(
        id=id_,
        label=name.label or "Miscellaneous",
        phrases=name.phrases,
        papers=tuple(papers[int(position)].id for _, position in central),
        cohesion=max(0.0, round(float(cosines.mean()), _DECIMALS)),
        is_miscellaneous=not name.parts,
    )


def _telling_tags(topic: Topic, tags: Mapping[str, Tag], size: int) -> tuple[tuple[str, int], ...]:
    """Returns the tags that two papers or more of the topic carry, those first that it has more of than others do."""
    papers = set(topic.papers)
    inside = Counter({tag.id: len(papers.intersection(tag.papers)) for tag in tags.values()})
    expected = {id_: len(tags[id_].papers) * len(papers) / size for id_ in inside}
    telling = [id_ for id_, count in inside.items() if count > 1]
    telling.sort(key=lambda id_: (-round(inside[id_] - expected[id_], _DECIMALS), id_))
    return tuple((id_, inside[id_]) for id_ in telling[:_TAGS])


def _neighbours(centres: Points, ids: Mapping[int, str]) -> dict[str, tuple[tuple[str, float], ...]]:
    """Returns for each topic those whose centres lie on the same side, the closest first; miscellaneous is nobody's."""
    cosines = np.round(centres @ centres.T, _DECIMALS)
    near: dict[str, tuple[tuple[str, float], ...]] = {}
    for topic, id_ in ids.items():
        others = [(ids[other], float(cosines[topic, other])) for other in ids if other != topic]
        others = [(other, cosine) for other, cosine in others if cosine > 0 and MISCELLANEOUS not in (other, id_)]
        near[id_] = tuple(sorted(others, key=lambda pair: (-pair[1], pair[0]))[:_NEIGHBOURS])
    return near


def _places(
    papers: Sequence[Paper], points: Points, labels: Labels, centres: Points, ids: Mapping[int, str]
) -> dict[str, Place]:
    """Returns each paper's topic and, of the others but miscellaneous, the one whose centre is closest."""
    cosines = np.round(points @ centres.T, _DECIMALS)
    cosines[np.arange(len(papers)), labels] = -np.inf
    for topic, id_ in ids.items():
        if id_ == MISCELLANEOUS:
            cosines[:, topic] = -np.inf
    best = np.argmax(cosines, axis=1)
    return {
        paper.id: Place(
            ids[int(labels[position])],
            ids[int(best[position])] if np.isfinite(cosines[position, best[position]]) else "",
        )
        for position, paper in enumerate(papers)
    }
