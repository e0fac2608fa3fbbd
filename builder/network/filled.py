"""The difference that records from the network make to papers, for the table that `litsurvey enrich` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.problems import excerpt
from builder.records import Origin, Paper

_SHOWN = ("authors", "year", "date", "venue", "doi", "arxiv", "pmid", "openreview", "abstract")
_WIDTH = 60  # characters of a value in the table


@dataclass(frozen=True, slots=True)
class Filled:
    """One field of one paper."""

    paper: Paper  # as it was
    field: str
    value: str  # what it would be, as a text
    former: str  # what it was, "" where it was not known
    source: str  # the file that the value is from, relative to the survey's folder; "" where that is not known


def filled(before: Sequence[Paper], after: Sequence[Paper]) -> Iterator[Filled]:
    """Yields what is new, paper by paper; papers are the same where they share a place in a source."""
    now: dict[Origin, Paper] = {origin: paper for paper in after for origin in paper.origins}
    for paper in before:
        new = now[paper.origins[0]]
        sources = dict(new.provenance)
        for name in _SHOWN:
            value, former = getattr(new, name), getattr(paper, name)
            if value and value != former:
                source = sources.get(name)
                yield Filled(paper, name, _text(value), _text(former), source.path if source else "")


def table(rows: Sequence[Filled]) -> Iterator[str]:
    """Yields lines: a paper's title, and below it what it would get."""
    last: Paper | None = None
    for row in rows:
        if row.paper is not last:
            yield excerpt(row.paper.title, 100)
            last = row.paper
        former = f" (now {excerpt(row.former, _WIDTH)})" if row.former else ""
        source = f"  [{row.source.rpartition('/')[2].partition('-')[0]}]" if row.source else ""
        yield f"  {row.field + ':':<11} {excerpt(row.value, _WIDTH)}{former}{source}"


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(part) for part in value)
    return "" if value is None else str(value)
