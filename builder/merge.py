"""Stage 2: joins records of one paper and gives every paper its id, the same whatever the order they came in.

An id hangs on the title alone (see builder.slugs), so a new paper changes no other's, with two exceptions. Of papers
that share a title, the one whose abstract has the smallest digest keeps the plain id; the others' ids end in a digest
of the abstract. Of different titles with one id (one pair in 65,536 of those with the same slug), the one with the
smallest digest keeps it; the others' digests grow by four digits until they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.problems import Code, Problem, excerpt
from builder.records import Origin, Paper
from builder.slugs import digest, normal_form, paper_id

_FULL, _STEP = 64, 4  # hex digits: a whole SHA-256, and by how many an id grows until no other has it
# What a joined record takes from the first of its records that knows it; title and origins have rules of their own.
_FIELDS = ("abstract", "authors", "year", "date", "venue", "doi", "arxiv", "url", "author_keywords")


@dataclass(frozen=True, slots=True)
class _Variant:
    """The records of one paper: they share a title, and an abstract where they have one."""

    records: tuple[Paper, ...]  # in order of origin, never empty
    title: str  # the normal form
    abstract: str  # the normal form, "" where no record has an abstract
    rank: int  # among those with the same title; 0 has the plain id

    def ids(self) -> Iterator[str]:
        """Yields the ids it may have, the best first, with ever longer digests."""
        for extra in range(0, _FULL + 1, _STEP):
            plain = paper_id(self.records[0].title, extra)
            yield plain if self.rank == 0 else f"{plain}-{digest(self.abstract, _STEP + extra)}"


def merge(records: Iterable[Paper]) -> tuple[tuple[Paper, ...], list[Problem]]:
    """Returns the papers in order of id, each with an id of its own, and the problems in order of place.

    Records with the same title (builder.slugs.normal_form) and the same or no abstract become one paper: all origins,
    and for each field the first value in order of origin. The later record gets a DUPLICATE problem. Papers with the
    same title and different abstracts stay apart, with a SAME_TITLE problem.
    """
    by_title: dict[str, list[Paper]] = {}
    for record in sorted(records, key=_order):
        by_title.setdefault(normal_form(record.title), []).append(record)
    titles = [_variants(title, group) for title, group in by_title.items()]
    keyed = _with_ids([variant for variants in titles for variant in variants])
    papers = (replace(_joined(variant.records), id=key) for key, variant in keyed.items())
    problems = (problem for variants in titles for problem in _problems(variants))
    return tuple(sorted(papers, key=lambda paper: paper.id)), sorted(problems, key=_problem_order)


def _variants(title: str, group: list[Paper]) -> list[_Variant]:
    """Parts records of one title by their abstracts; those without one go with the smallest digest."""
    by_abstract: dict[str, list[Paper]] = {}
    for record in group:
        by_abstract.setdefault(normal_form(record.abstract), []).append(record)
    bare = by_abstract.pop("", [])
    abstracts = sorted(by_abstract, key=lambda abstract: digest(abstract, _FULL)) or [""]
    sharing = [by_abstract.get(abstract, []) for abstract in abstracts]
    sharing[0] = sorted(sharing[0] + bare, key=_order)
    return [
        _Variant(tuple(members), title, abstract, rank)
        for rank, (abstract, members) in enumerate(zip(abstracts, sharing, strict=True))
    ]


def _with_ids(variants: list[_Variant]) -> Mapping[str, _Variant]:
    """Gives each the first of its ids that no other has; plain ids go first."""
    taken: dict[str, _Variant] = {}
    for variant in sorted(variants, key=lambda v: (v.rank, digest(v.title, _FULL), v.title, v.abstract)):
        taken[next(key for key in variant.ids() if key not in taken)] = variant
    return taken


def _joined(records: tuple[Paper, ...]) -> Paper:
    def known(name: str) -> object:
        return next((value for record in records if (value := getattr(record, name))), getattr(records[0], name))

    fields: dict[str, Any] = {name: known(name) for name in _FIELDS}
    origins = dict.fromkeys(origin for record in records for origin in record.origins)
    return replace(records[0], **fields, origins=tuple(origins))


def _problems(same_title: list[_Variant]) -> Iterator[Problem]:
    for variant in same_title:
        first, *later = variant.records
        yield from (_duplicate(record, first) for record in later)
    firsts = sorted((variant.records[0] for variant in same_title), key=_order)
    yield from (_same_title(paper, firsts[0]) for paper in firsts[1:])


def _duplicate(record: Paper, first: Paper) -> Problem:
    message = f'"{excerpt(record.title)}" stands at {first.origins[0]} already; the two were joined'
    return Problem(Code.DUPLICATE, record.origins[0], message, "remove one of them")


def _same_title(paper: Paper, first: Paper) -> Problem:
    message = f'"{excerpt(paper.title)}" stands at {first.origins[0]} with another abstract; both were kept'
    return Problem(Code.SAME_TITLE, paper.origins[0], message, "if they are one paper, give both the same abstract")


def _order(paper: Paper) -> tuple[list[tuple[str, int]], str]:
    """Orders by place; the rest of the record decides between records from one place."""
    return [_place_order(origin) for origin in paper.origins], repr(paper)


def _problem_order(problem: Problem) -> tuple[tuple[str, int], str, str]:
    return _place_order(problem.place), problem.code, problem.message


def _place_order(place: Origin | None) -> tuple[str, int]:
    return (place.path, place.line or 0) if place else ("", 0)
