"""Stage 4b: papers as a table (CSV), for spreadsheets.

A cell that begins with "=", "+", "-" or "@" is a formula to a spreadsheet, and titles come from strangers: such a cell
gets an apostrophe in front, which spreadsheets take for "this is text".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from builder.exports.plain import date_parts, family_first, on_one_line
from builder.records import Author, Paper

_FORMULA = ("=", "+", "-", "@")
_DIVIDER = "; "


def _names(authors: Sequence[Author]) -> str:
    return _DIVIDER.join(family_first(author).replace(";", ",") for author in authors)


def _list(texts: Sequence[str]) -> str:
    return _DIVIDER.join(on_one_line(text).replace(";", ",") for text in texts)


_COLUMNS: Mapping[str, Callable[[Paper], str]] = {
    "title": lambda paper: paper.title,
    "authors": lambda paper: _names(paper.authors),
    "year": lambda paper: str(next(iter(date_parts(paper)), "")),
    "date": lambda paper: paper.date,
    "venue": lambda paper: paper.venue,
    "type": lambda paper: paper.type,
    "doi": lambda paper: paper.doi,
    "arxiv": lambda paper: paper.arxiv,
    "pmid": lambda paper: paper.pmid,
    "openreview": lambda paper: paper.openreview,
    "url": lambda paper: paper.url,
    "abstract": lambda paper: paper.abstract,
    "keywords": lambda paper: _list(paper.keywords),
    "volume": lambda paper: paper.volume,
    "issue": lambda paper: paper.issue,
    "pages": lambda paper: paper.pages,
    "publisher": lambda paper: paper.publisher,
    "editors": lambda paper: _names(paper.editors),
    "isbn": lambda paper: paper.isbn,
    "issn": lambda paper: paper.issn,
    "language": lambda paper: paper.language,
    "key": lambda paper: paper.key,
}


def csv_rows(papers: Sequence[Paper]) -> list[str]:
    """Returns a row for each paper, in their order; names and keywords are divided by "; "."""
    return [_line([_cell(value(paper)) for value in _COLUMNS.values()]) for paper in papers]


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _cell(text: str) -> str:
    text = on_one_line(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


HEADER = _line(_COLUMNS)
