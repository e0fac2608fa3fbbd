"""Stage 4, pages: the years of papers, and whether enough of them are known to say anything of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from builder.records import Paper

_COLUMNS = 12  # of years at the most; what came before the last ones is one column
_KNOWN = 0.6  # share of the papers whose year must be known


def year_of(paper: Paper) -> int | None:
    """Returns the year that the paper appeared in, None where nobody says."""
    return paper.year or (int(paper.date[:4]) if paper.date[:4].isdecimal() else None)


def known_years(papers: Mapping[str, Paper]) -> dict[str, int]:
    """Returns the year of each paper by its id; nothing where too few are known, or all are one year."""
    found = {id_: year for id_, paper in papers.items() if (year := year_of(paper)) is not None}
    return found if len(found) >= _KNOWN * len(papers) and len(set(found.values())) > 1 else {}


def columns_of(years: Mapping[str, int]) -> list[tuple[int, int]]:
    """Returns spans of years, first and last: single ones, before them all earlier ones together."""
    counts = Counter(years.values())
    if not counts:
        return []
    first, last = min(counts), max(counts)
    start = max(first, last - _COLUMNS + 2) if last - first >= _COLUMNS else first
    earlier = [(first, start - 1)] if start > first else []
    return earlier + [(year, year) for year in range(start, last + 1)]


def said_years(span: tuple[int, int]) -> str:
    """Returns a span as readers see it: "2021", "1998 to 2012"."""
    first, last = span
    return str(first) if first == last else f"{first} to {last}"
