"""`litsurvey clean`: removes all that builds made."""

from __future__ import annotations

import argparse

from builder.commands.outcome import OK, survey_of
from builder.console import Console
from builder.progress import counted

HELP = "remove all that builds made"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds --dry-run."""
    parser.add_argument("-n", "--dry-run", action="store_true", help="say what would be removed, remove nothing")


def run(console: Console, asked: argparse.Namespace) -> int:
    """Removes what builds made and says how much it was."""
    project = survey_of(asked)
    from builder import pipeline

    removed = pipeline.removable(project) if asked.dry_run else pipeline.clean(project)
    done = "Would remove" if asked.dry_run else "Removed"
    console.say(f"{done} {counted(removed, 'generated file')} from docs/, site/ and what was kept for the next build")
    return OK
