"""`litsurvey serve`: the site on this machine, built again after each change."""

from __future__ import annotations

import argparse

from builder.commands.outcome import OK, survey_of
from builder.console import Console

HELP = "show the site here and rebuild it on every change"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds --address."""
    parser.add_argument("-a", "--address", metavar="HOST:PORT", help="where to serve (default 127.0.0.1:8000)")


def run(console: Console, asked: argparse.Namespace) -> int:
    """Serves until stopped."""
    project = survey_of(asked)
    from builder import pipeline

    console.say(f"Serving {project.root.name} with live reload; stop with Ctrl+C")
    pipeline.serve(project, asked.address, console)
    return OK
