"""`litsurvey check`: every problem that a build would meet, and nothing written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from builder.commands.outcome import UNUSABLE, exit_code, survey_of
from builder.commands.reports import FORMATS
from builder.console import Console
from builder.problems import Problem, SurveyError
from builder.progress import Silent, counted

HELP = "tell all problems and write nothing"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds --format."""
    parser.add_argument(
        "--format",
        choices=("text", *FORMATS),
        default="text",
        help="how to tell them: for people, as JSON, or as GitHub shows them beside the lines (default text)",
    )


def run(console: Console, asked: argparse.Namespace) -> int:
    """Tells the problems: as text to standard error, in another format to standard output."""
    if asked.format == "text":
        problems = _found(asked, console)
        console.problems(problems)
        console.say(f"Checked: {counted(len(problems), 'problem')}; nothing was written")
        return exit_code(problems, asked)
    report = FORMATS[asked.format]
    try:
        problems = _found(asked, None)
    except SurveyError as error:
        console.write(report([*error.causes], error.problem))
        return UNUSABLE
    console.write(report(problems, None))
    return exit_code(problems, asked)


def _found(asked: argparse.Namespace, console: Console | None) -> Sequence[Problem]:
    from builder import pipeline

    return pipeline.check(survey_of(asked), console or Silent()).problems
