"""`litsurvey build`: content/ to docs/ and site/."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from builder.commands.outcome import exit_code, survey_of
from builder.console import Console
from builder.progress import counted

if TYPE_CHECKING:
    from builder.pipeline import Report
    from builder.project import Project

HELP = "build the site into site/"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds --docs-only."""
    parser.add_argument("--docs-only", action="store_true", help="write docs/, render nothing")


def run(console: Console, asked: argparse.Namespace) -> int:
    """Builds and says in a line what was made."""
    project = survey_of(asked)
    from builder import pipeline

    begun = time.monotonic()
    console.detail(f"survey: {project.root}")
    make = pipeline.write_docs if asked.docs_only else pipeline.build
    report = make(project, console)
    console.problems(report.problems)
    console.detail(f"docs: {report.written:,} files written, {report.removed:,} removed")
    seconds = f"{time.monotonic() - begun:.1f} s"
    console.say(f"{_made_line(report, project)} in {seconds}, {counted(len(report.problems), 'problem')}")
    return exit_code(report.problems, asked)


def _made_line(report: Report, project: Project) -> str:
    if report.site is None:
        return f"Wrote {counted(report.papers, 'paper')} and {counted(report.tags, 'tag')} to docs/"
    if report.site.up_to_date:
        return f"{project.site.name}/ is up to date with {counted(report.site.pages, 'page')}: nothing to write,"
    return (
        f"Built {counted(report.site.pages, 'page')} in {project.site.name}/ "
        f"({counted(report.papers, 'paper')}, {counted(report.tags, 'tag')})"
    )
