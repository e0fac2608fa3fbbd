"""Stage 1b, curation: what an author may call a paper, and which paper that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from builder.problems import Code, Problem, excerpt
from builder.records import Origin, Paper

_LIKE = 0.6  # of difflib's ratio, from where an id is offered for another
_LONGEST = 300  # characters of a name that is compared with all ids


class PaperNames:
    """Papers by id, former id, citation key, DOI and arXiv id, whatever the case; an id goes before all others."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._ids: dict[str, str] = {}
        self._others: dict[str, set[str]] = {}
        for paper in papers:
            self._ids[paper.id] = paper.id
            for name in _names(paper):
                self._others.setdefault(name.casefold(), set()).add(paper.id)

    def find(self, name: str) -> str:
        """Returns the id of the paper that the name stands for; "" where none does, or more than one."""
        if name in self._ids:
            return name
        found = self._others.get(name.strip().casefold(), set())
        return next(iter(found)) if len(found) == 1 else ""

    def unknown(self, name: str, place: Origin) -> Problem:
        """Returns the problem of a name that `find` does not know, with the nearest id."""
        several = sorted(self._others.get(name.strip().casefold(), ()))
        if several:
            message = f'"{excerpt(name)}" stands for {len(several)} papers'
            return Problem(Code.UNKNOWN_PAPER, place, message, f'write an id, such as "{several[0]}"')
        return Problem(Code.UNKNOWN_PAPER, place, f'there is no paper "{excerpt(name)}"', self._nearest(name))

    def _nearest(self, name: str) -> str:
        known = {key: key for key in self._ids} | {key: min(ids) for key, ids in self._others.items()}
        near = get_close_matches(name.casefold()[:_LONGEST], sorted(known), n=1, cutoff=_LIKE)
        return (
            f'did you mean "{known[near[0]]}"?' if near else "an id is the last part of the address of a paper's page"
        )


def _names(paper: Paper) -> Iterator[str]:
    yield paper.id
    yield from paper.former
    yield from filter(None, (paper.key, paper.doi, paper.arxiv))
    if paper.doi:
        yield paper.doi.replace("/", "-")  # as the name of a file
