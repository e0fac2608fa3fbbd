"""Problems of merging: what was joined, what nearly was, and titles that stand over two papers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.merging.values import Join, Joined, Near
from builder.problems import Code, Problem, excerpt
from builder.records import Origin, Paper
from builder.slugs import normal_form

_MOST_TOLD = 5  # sure joins between two files that are told one by one
_SHOWN = 3  # reasons and titles in a problem that tells of many


def duplicates(papers: Iterable[Joined]) -> Iterator[Problem]:
    """Yields a problem for each joined record; one for two files that share many, where there is no doubt."""
    sure: defaultdict[tuple[str, str], list[Join]] = defaultdict(list)
    for joined in papers:
        for join in joined.joins:
            if join.is_sure:
                sure[join.earlier.origins[0].path, join.later.origins[0].path].append(join)
            else:
                yield _duplicate(join)
    for (earlier, _), joins in sure.items():
        if len(joins) <= _MOST_TOLD:
            yield from map(_duplicate, joins)
        else:
            yield _many(joins, earlier)


def near_misses(nearly: Iterable[Near], names: Mapping[str, str]) -> Iterator[Problem]:
    """Yields a problem for each pair that was kept apart; `names` gives for a paper's id what survey.yml calls it."""
    for near in nearly:
        pair = f"[[{names[near.earlier.id]}, {names[near.later.id]}]]"
        message = (
            f'"{excerpt(near.later.title)}" may be "{excerpt(near.earlier.title)}" at {near.earlier.origins[0]}'
            f": {near.reason}; both were kept"
        )
        hint = f'write "same: {pair}" or "different: {pair}" into content/survey.yml'
        yield Problem(Code.NEARLY_JOINED, near.later.origins[0], message, hint)


def taken_for_none(shared: Mapping[str, Sequence[Paper]]) -> Iterator[Problem]:
    """Yields a problem for each identifier that stands at many papers."""
    for name, records in shared.items():
        message = f"the {name} stands at {len(records):,} records of different papers; none was joined by it"
        yield Problem(Code.BAD_RECORD, records[0].origins[0], message, "give each record its own, or leave it")


def same_titles(papers: Sequence[Paper], told: Iterable[frozenset[str]]) -> Iterator[Problem]:
    """Yields a problem for each paper, in order of place, whose title an earlier one bears.

    `told` holds pairs of ids of which the author knows: told elsewhere, or named in `different`.
    """
    known = set(told)
    first: dict[str, Paper] = {}
    for paper in papers:
        earlier = first.setdefault(normal_form(paper.title), paper)
        if earlier is not paper and frozenset((earlier.id, paper.id)) not in known:
            yield _same_title(paper, earlier)


def _duplicate(join: Join) -> Problem:
    earlier, later = join.earlier, join.later
    message = f'"{excerpt(later.title)}" stands at {earlier.origins[0]} already ({join.reason}); the two were joined'
    hint = "remove one of them, or leave it"
    if not join.is_sure:
        pair = f"[[{_place(earlier)}, {_place(later)}]]"
        hint = f'if they are two papers, write "different: {pair}" into content/survey.yml'
    return Problem(Code.DUPLICATE, later.origins[0], message, hint)


def _many(joins: Sequence[Join], earlier: str) -> Problem:
    first = min(joins, key=lambda join: place_of(join.later.origins[0]))
    counts = Counter(_kind(join.reason) for join in joins)
    reasons = sorted(counts, key=lambda reason: (-counts[reason], reason))
    told = ", ".join(f"{counts[reason]:,} {reason}" for reason in reasons[:_SHOWN])
    message = (
        f'{len(joins):,} records stand in {earlier} already ({told}), the first is "{excerpt(first.later.title)}"'
        f" at {first.earlier.origins[0]}; each was joined"
    )
    return Problem(Code.DUPLICATE, first.later.origins[0], message, "leave it, or remove one of the files")


def _kind(reason: str) -> str:
    """Returns the reason without what is one record's own: "same DOI" of "same DOI 10.1/x"."""
    return next((kind for kind in ("same DOI", "same arXiv id", "same PubMed id") if reason.startswith(kind)), reason)


def _same_title(paper: Paper, first: Paper) -> Problem:
    what = _difference(paper, first)
    message = f'"{excerpt(paper.title)}" stands at {first.origins[0]} with {what}; both were kept'
    hint = f'if they are one paper, write "same: [[{first.id}, {paper.id}]]" into content/survey.yml'
    return Problem(Code.SAME_TITLE, paper.origins[0], message, hint)


def _difference(paper: Paper, first: Paper) -> str:
    for name, what in (("abstract", "another abstract"), ("authors", "other authors"), ("doi", "another DOI")):
        mine, theirs = getattr(paper, name), getattr(first, name)
        if mine and theirs and mine != theirs:
            return what
    return "another record of it"


def _place(record: Paper) -> str:
    return str(record.origins[0]).removeprefix("content/")


def problem_order(problem: Problem) -> tuple[tuple[str, int], str, str]:
    """Orders problems by place."""
    return place_of(problem.place), problem.code, problem.message


def place_of(place: Origin | None) -> tuple[str, int]:
    """Orders places, the file as a whole first."""
    return (place.path, place.line or 0) if place else ("", 0)
