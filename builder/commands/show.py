"""`litsurvey show`: all that is known of one paper, and where each part of it was read."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.commands import options
from builder.commands.outcome import OK, survey_of
from builder.console import Console

if TYPE_CHECKING:
    from builder.records import Paper

HELP = "show all that is known of one paper, and where it was read"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the paper's name and --json."""
    parser.add_argument("paper", metavar="ID", help="its id or how that begins, citation key, DOI, arXiv id or address")
    options.as_json(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Shows the paper; a name that fits none or several is an error that names the nearest."""
    from builder.commands.lookup import find_paper
    from builder.exports import plain_record
    from builder.reading import read_survey

    papers = read_survey(survey_of(asked)).papers
    paper = find_paper(papers, asked.paper)
    if asked.json:
        console.write(json.dumps(plain_record(paper), ensure_ascii=False, indent=2) + "\n")
    else:
        console.write("".join(f"{line}\n" for line in _lines(paper)))
    return OK


def _lines(paper: Paper) -> Iterator[str]:
    """Yields "field: value" with the place behind it where the record was joined from several."""
    from builder.exports import plain_record

    record = plain_record(paper)
    record.pop("provenance", None)
    places = dict(paper.provenance)
    for field, value in record.items():
        place = f"  [{places[field]}]" if field in places else ""
        yield f"{field.replace('_', ' ')}: {_text(paper, field, value)}{place}"


def _text(paper: Paper, field: str, value: object) -> str:
    if field in ("authors", "editors"):
        return "; ".join(map(str, getattr(paper, field)))
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
