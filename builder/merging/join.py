"""Merging in order: group the records, make a paper of each group, name it, tell what was done."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from builder.merging.choosing import joined, place_order
from builder.merging.grouping import Edge, Grouping, Members, Orders, group
from builder.merging.ids import with_ids
from builder.merging.naming import orders_of
from builder.merging.shared import shared_identifiers
from builder.merging.telling import duplicates, near_misses, problem_order, same_titles, taken_for_none
from builder.merging.values import Join, Joined, Joins, Near
from builder.problems import Problem
from builder.records import Paper
from builder.settings import Settings

_DEFAULT = Settings(title="")


def merge(records: Iterable[Paper], settings: Settings | None = None) -> tuple[tuple[Paper, ...], list[Problem]]:
    """Returns the papers in order of id, each with an id of its own, and the problems in order of place.

    Records of one paper become one: all origins, and for each field the value of the source that wins it
    (builder.merging.choosing). The later record gets a DUPLICATE problem, a pair that is no sure one NEARLY_JOINED, and
    papers that share a title and stay apart SAME_TITLE.
    """
    found = joins(records, settings)
    return tuple(item.paper for item in found.papers), list(found.problems)


def joins(records: Iterable[Paper], settings: Settings | None = None) -> Joins:
    """Returns for each paper what it was made of and why, what nearly was joined, and the problems."""
    settings = settings or _DEFAULT
    ordered = sorted(records, key=place_order)

    def one_of(several: Sequence[Paper]) -> Paper:
        return joined(several, settings.prefer)

    shared = shared_identifiers(ordered)

    def ids() -> Mapping[str, Sequence[int]]:
        found = _named(ordered, group(ordered, Orders(), one_of, shared))
        return {paper.id.casefold(): members for members, paper in found}

    named = (("same", settings.same), ("different", settings.different))
    orders, unknown = orders_of(named, ordered, ids)
    grouping = group(ordered, orders, one_of, shared)
    papers = _named(ordered, grouping)
    found = [_told(ordered, members, paper, grouping.edges_of(members)) for members, paper in papers]
    nearly = _nearly(dict(papers), grouping)
    by_place = [paper for _, paper in papers]
    told = {frozenset((near.earlier.id, near.later.id)) for near in nearly}
    told |= _known_apart(papers, orders)
    problems = (
        *unknown,
        *taken_for_none(shared),
        *duplicates(found),
        *near_misses(nearly, _names(by_place)),
        *same_titles(by_place, told),
    )
    by_id = sorted(found, key=lambda item: item.paper.id)
    return Joins(tuple(by_id), nearly, tuple(sorted(problems, key=problem_order)))


def _named(ordered: Sequence[Paper], grouping: Grouping) -> list[tuple[Members, Paper]]:
    """Returns each group with its paper, which has its id, in order of place."""
    made = sorted(grouping.papers, key=lambda item: place_order(item[1]))
    titles = [[ordered[i].title for i in members] for members, _ in made]
    named = with_ids([paper for _, paper in made], titles)
    return [(members, paper) for (members, _), paper in zip(made, named, strict=True)]


def _told(ordered: Sequence[Paper], members: Members, paper: Paper, edges: Sequence[Edge]) -> Joined:
    """Walks the joins from the first record on, so that each later one is told once."""
    beside: defaultdict[int, list[tuple[int, Edge]]] = defaultdict(list)
    for edge in edges:
        beside[edge.one].append((edge.other, edge))
        beside[edge.other].append((edge.one, edge))
    seen, found, waiting = {members[0]}, [], deque([members[0]])
    while waiting:
        here = waiting.popleft()
        for there, edge in beside[here]:
            if there not in seen:
                seen.add(there)
                waiting.append(there)
                found.append((there, Join(ordered[here], ordered[there], edge.reason, edge.is_sure)))
    told = tuple(join for _, join in sorted(found, key=lambda item: item[0]))
    return Joined(paper, tuple(ordered[i] for i in members), told)


def _nearly(papers: Mapping[Members, Paper], grouping: Grouping) -> tuple[Near, ...]:
    found = []
    for mine, theirs, reason in grouping.nearly:
        earlier, later = sorted((papers[mine], papers[theirs]), key=place_order)
        found.append(Near(earlier, later, reason))
    return tuple(sorted(found, key=lambda near: (place_order(near.later), place_order(near.earlier))))


def _known_apart(papers: Sequence[tuple[Members, Paper]], orders: Orders) -> set[frozenset[str]]:
    """Returns the pairs of ids that `different` names."""
    id_of = {i: paper.id for members, paper in papers for i in members} if orders.different else {}
    return {frozenset((id_of[i], id_of[j])) for i, others in orders.different.items() for j in others}


def _names(papers: Sequence[Paper]) -> Mapping[str, str]:
    """Returns for each paper's id the name to write: its DOI or arXiv id where no other has that, else the id."""
    counts = Counter(name for paper in papers for name in {paper.doi.casefold(), paper.arxiv})
    return {
        paper.id: next(
            (name for name in (paper.doi, paper.arxiv) if name and counts[name.casefold()] == 1 and _is_plain(name)),
            paper.id,
        )
        for paper in papers
    }


def _is_plain(name: str) -> bool:
    """Says whether YAML takes the name in a list as it is."""
    return all(char.isalnum() or char in "./-_()" for char in name)
