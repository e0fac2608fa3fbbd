"""Which records are one paper: pairs joined from the surest on, and never two that must stay apart in one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from builder.merging.candidates import candidate_pairs
from builder.merging.judging import Judgement, Verdict, are_apart, judge
from builder.merging.view import View, view_of
from builder.records import Paper

Members = tuple[int, ...]  # positions of records, in order
_MOST_COMPARED = 12  # views of a group that a further one is held against


@dataclass(slots=True)
class Edge:
    """Two records that were joined, and why."""

    one: int
    other: int
    reason: str
    is_sure: bool
    number: int  # in the order of joining


@dataclass(slots=True)
class Grouping:
    """The positions of records that are one paper each, with the record made of them."""

    papers: list[tuple[Members, Paper]]
    edges: Mapping[int, list[Edge]]  # by position of their first record
    nearly: list[tuple[Members, Members, str]]  # groups that look like one paper

    def edges_of(self, members: Members) -> list[Edge]:
        """Returns the joins that made a group, in the order they were made."""
        return sorted((edge for i in members for edge in self.edges.get(i, ())), key=lambda edge: edge.number)


@dataclass(frozen=True, slots=True)
class Orders:
    """What the author decided, by positions of records."""

    same: Sequence[tuple[int, int]] = ()
    different: Mapping[int, frozenset[int]] = field(default_factory=dict)  # for each, those that it is not; symmetric

    def parts(self, ones: Iterable[int], others: Collection[int]) -> bool:
        """Says whether two groups hold records that the author keeps apart."""
        return bool(self.different) and any(not self.different.get(i, frozenset()).isdisjoint(others) for i in ones)


def group(
    records: Sequence[Paper],
    orders: Orders,
    joined: Callable[[Sequence[Paper]], Paper],
    ignored: Collection[str] = (),
) -> Grouping:
    """Returns the groups of `records`, which must be in an order of their own.

    `joined` makes one record of a group; what it knows of all its records may join it to further ones, so it goes on
    until nothing more is joined. `ignored` are identifiers that name no one paper.
    """
    edges: list[Edge] = []
    members = _given(records, orders, edges)
    known: dict[Members, View] = {}
    judged: dict[tuple[Members, Members], Judgement] = {}
    while True:
        views = [known.get(group) or view_of(joined([records[i] for i in group]), ignored) for group in members]
        known = dict(zip(members, views, strict=True))
        pairs = []
        for i, j in candidate_pairs(views):
            key = members[i], members[j]
            if key not in judged:
                judged[key] = judge(views[i], views[j])
            pairs.append((i, j, judged[key]))
        merged = _united(views, members, pairs, orders, edges)
        if len(merged) == len(members):
            break
        members = merged
    nearly = [
        (members[i], members[j], judgement.reason)
        for i, j, judgement in pairs
        if judgement.verdict is Verdict.NEAR and not orders.parts(members[i], members[j])
    ]
    by_first: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_first[edge.one].append(edge)
    papers = [(group, view.paper) for group, view in zip(members, views, strict=True)]
    return Grouping(papers, by_first, nearly)


def _given(records: Sequence[Paper], orders: Orders, edges: list[Edge]) -> list[Members]:
    """Joins records that say the same, and those that the author says are one."""
    parents = _Parents(len(records))
    first: dict[object, int] = {}
    for i, record in enumerate(records):
        if i not in orders.different:
            earlier = first.setdefault(_content(record), i)
            if earlier != i:
                parents.unite(earlier, i)
                edges.append(Edge(earlier, i, "the same record", True, len(edges)))
    for one, other in orders.same:
        mine, theirs = parents.members(one), parents.members(other)
        if mine != theirs and not orders.parts(mine, theirs):
            parents.unite(one, other)
            edges.append(Edge(min(one, other), max(one, other), "survey.yml says so", True, len(edges)))
    return parents.groups()


def _content(record: Paper) -> object:
    """Returns what makes a record: two that agree in it are one record that was read twice."""
    named = (record.doi.casefold(), record.arxiv, record.pmid, record.openreview)
    return record.title, record.abstract, record.authors, record.year, record.venue, record.type, record.pages, named


def _united(
    views: Sequence[View],
    members: Sequence[Members],
    pairs: Sequence[tuple[int, int, Judgement]],
    orders: Orders,
    edges: list[Edge],
) -> list[Members]:
    """Joins pairs, the strongest first, where no record of one side must stay apart from one of the other."""
    parents = _Parents(len(views))
    joins = [pair for pair in pairs if pair[2].verdict is Verdict.JOIN]
    keys = {i: views[i].order() for pair in joins for i in pair[:2]}
    joins.sort(key=lambda pair: (-pair[2].strength, sorted((keys[pair[0]], keys[pair[1]]))))
    for i, j, judgement in joins:
        mine, theirs = parents.members(i), parents.members(j)
        if mine == theirs or _are_parted(mine, theirs, judgement.is_sure, views, members, orders):
            continue
        parents.unite(i, j)
        one, other = sorted((members[i][0], members[j][0]))
        edges.append(Edge(one, other, judgement.reason, judgement.is_sure, len(edges)))
    return sorted(tuple(sorted(k for i in nodes for k in members[i])) for nodes in parents.groups())


def _are_parted(
    mine: Members,
    theirs: Members,
    is_sure: bool,
    views: Sequence[View],
    members: Sequence[Members],
    orders: Orders,
) -> bool:
    others = {k for i in theirs for k in members[i]}
    if orders.parts((k for i in mine for k in members[i]), others):
        return True
    sides = [side if len(side) <= _MOST_COMPARED else _sample(side, views) for side in (mine, theirs)]
    return are_apart([views[i] for i in sides[0]], [views[i] for i in sides[1]], is_sure)


def _sample(side: Members, views: Sequence[View]) -> Members:
    """Returns those of a large group that it is compared by, the same whatever the order of sources."""
    return tuple(sorted(side, key=lambda i: views[i].order())[:_MOST_COMPARED])


class _Parents:
    """Disjoint sets of positions that know their members."""

    def __init__(self, size: int) -> None:
        self._root = list(range(size))
        self._members: dict[int, list[int]] = {}

    def members(self, i: int) -> Members:
        """Returns the positions that are one with `i`, in order."""
        return tuple(sorted(self._members.get(self._root[i], [i])))

    def unite(self, i: int, j: int) -> None:
        """Makes one set of two; nothing where they are one."""
        a, b = self._root[i], self._root[j]
        if a == b:
            return
        keep, drop = sorted((a, b), key=lambda root: -len(self._members.get(root, [root])))
        moved = self._members.pop(drop, [drop])
        for k in moved:
            self._root[k] = keep
        self._members.setdefault(keep, [keep]).extend(moved)

    def groups(self) -> list[Members]:
        """Returns all sets, in order of their first."""
        return sorted({self.members(i) for i in range(len(self._root))})
