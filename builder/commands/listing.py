"""`litsurvey list`: the survey's papers, one a line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from builder.commands import options
from builder.commands.outcome import OK, survey_of
from builder.console import Console

if TYPE_CHECKING:
    from builder.records import Paper

HELP = "list the survey's papers: id, year, authors, title"

_FIELDS = ("abstract", "authors", "year", "venue", "doi", "url", "keywords", "key")
_MISSING = tuple(field.replace("_", "-") for field in _FIELDS)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds what narrows the list, and --json."""
    parser.add_argument("--year", metavar="YEAR", help='of one year, "2020", or of several, "2018-2020"')
    parser.add_argument("--source", metavar="PATH", help='from files of this path, "*" for any text: "*/zotero.bib"')
    parser.add_argument("--missing", choices=_MISSING, help="those of which this is not known")
    options.as_json(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Lists the papers in order of id; fields are divided by tabs."""
    from builder.exports import plain_record
    from builder.reading import read_survey

    papers = read_survey(survey_of(asked)).papers
    first, last = years_of(asked.year or "")
    chosen = [paper for paper in papers if _fits(paper, asked, first, last)]
    if asked.json:
        console.write(json.dumps([plain_record(paper) for paper in chosen], ensure_ascii=False, indent=2) + "\n")
    else:
        console.write("".join(f"{line_of(paper)}\n" for paper in chosen))
    return OK


def line_of(paper: Paper) -> str:
    """Returns id, year, authors and title with tabs between them."""
    return "\t".join((paper.id, str(paper.year or ""), short_names(paper), paper.title))


def short_names(paper: Paper) -> str:
    """Returns "Lovelace", "Lovelace and Babbage" or "Lovelace et al."."""
    names: Sequence[str] = [
        " ".join(part for part in (name.particle, name.family) if part) for name in paper.authors[:3]
    ]
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def years_of(text: str) -> tuple[int, int]:
    """Returns the first and the last year of "2018-2020" or "2020"; of "" all. Raises SurveyError for another text."""
    from builder.problems import Code, Problem, SurveyError

    first, _, last = text.partition("-")
    if not text:
        return 0, 0
    if not first.isdecimal() or not (last or first).isdecimal():
        raise SurveyError(Problem(Code.BAD_SETTING, None, f'"{text}" is no year', 'write "2020" or "2018-2020"'))
    return int(first), int(last or first)


def _fits(paper: Paper, asked: argparse.Namespace, first: int, last: int) -> bool:
    in_years = not first or (paper.year is not None and first <= paper.year <= last)
    from_source = asked.source is None or any(
        fnmatchcase(origin.path, pattern) for origin in paper.origins for pattern in (asked.source, f"*/{asked.source}")
    )
    is_missing = asked.missing is None or not getattr(paper, asked.missing.replace("-", "_"))
    return in_years and from_source and is_missing
