"""`litsurvey clean`: removes all that builds made."""

from __future__ import annotations

import argparse

from builder.commands.outcome import OK, survey_of
from builder.console import Console
from builder.progress import counted

HELP = "remove all that builds made"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds nothing."""


def run(console: Console, asked: argparse.Namespace) -> int:
    """Removes what builds made and says how much it was."""
    project = survey_of(asked)
    from builder import pipeline

    removed = pipeline.clean(project)
    console.say(f"Removed {counted(removed, 'generated file')} from docs/, site/ and what was kept for the next build")
    return OK
