"""`litsurvey stats`: how many papers there are, what is known of them, and what was found in them."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from builder.commands import options
from builder.commands.outcome import OK, survey_of
from builder.console import Console
from builder.progress import Silent

if TYPE_CHECKING:
    from builder.records import Paper, Survey

HELP = "count papers, what is known of them, and what was found in them"

_FIELDS = ("abstract", "authors", "year", "venue", "doi", "arxiv", "url", "keywords", "notes")

Counts = Mapping[str, "int | Mapping[str, int]"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds --no-findings and --json."""
    parser.add_argument("--no-findings", action="store_true", help="leave out tags and topics, which take time to find")
    options.as_json(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Prints the counts; writes nothing."""
    from builder import pipeline
    from builder.reading import read_survey

    project = survey_of(asked)
    if asked.no_findings:
        counts = of_papers(read_survey(project).papers)
    else:
        survey, _ = pipeline.study(project, Silent())
        counts = {**of_papers(survey.papers.values()), **_of_findings(survey)}
    if asked.json:
        console.write(json.dumps(counts, ensure_ascii=False, indent=2) + "\n")
    else:
        console.write("".join(f"{line}\n" for line in _lines(counts)))
    return OK


def of_papers(papers: Collection[Paper]) -> Counts:
    """Returns how many papers there are, of how many each field is known, and how they part by year, type and file."""
    return {
        "papers": len(papers),
        "with": {field.replace("_", " "): sum(bool(getattr(paper, field)) for paper in papers) for field in _FIELDS},
        "by year": _counted(str(paper.year or "unknown") for paper in papers),
        "by type": _counted(paper.type or "unknown" for paper in papers),
        "by source": _counted(path for paper in papers for path in {origin.path for origin in paper.origins}),
    }


def _of_findings(survey: Survey) -> Counts:
    return {
        "tags": len(survey.tags),
        "topics": {topic.label: len(topic.papers) for topic in survey.topics.values()},
    }


def _counted(values: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(values).items()))


def _lines(counts: Counts) -> Iterator[str]:
    for name, value in counts.items():
        if isinstance(value, int):
            yield f"{name}: {value:,}"
        else:
            yield f"{name}:"
            yield from (f"  {part}: {number:,}" for part, number in value.items())
