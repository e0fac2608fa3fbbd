"""The commands, in the order in which `litsurvey --help` lists them. One command is one file and one line here.

Each file has HELP (one line), `arguments` (its options) and `run` (its work, which returns the exit code). What takes
long to load is imported inside `run`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Protocol

from builder.commands import (
    add,
    build,
    check,
    clean,
    completion,
    convert,
    dedupe,
    enrich,
    importing,
    listing,
    new,
    serve,
    show,
    stats,
)
from builder.console import Console


class Command(Protocol):
    """What a file of this folder offers."""

    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options and arguments."""

    def run(self, console: Console, asked: argparse.Namespace) -> int:
        """Does the work and returns the exit code. Raises SurveyError where nothing can go on."""


COMMANDS: Mapping[str, Command] = {
    "new": new,
    "import": importing,
    "add": add,
    "enrich": enrich,
    "build": build,
    "serve": serve,
    "check": check,
    "list": listing,
    "show": show,
    "stats": stats,
    "dedupe": dedupe,
    "convert": convert,
    "completion": completion,
    "clean": clean,
}
