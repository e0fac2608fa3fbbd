"""Exit codes, and what every command does with problems."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from builder.problems import Problem

if TYPE_CHECKING:
    from builder.project import Project

OK, PROBLEMS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def exit_code(problems: Sequence[Problem], asked: argparse.Namespace) -> int:
    """Returns 1 where there are problems and --strict was asked for, else 0."""
    return PROBLEMS if asked.strict and problems else OK


def survey_of(asked: argparse.Namespace) -> Project:
    """Returns the survey in the folder that the command works in. Raises SurveyError where there is none."""
    from builder.project import find_project

    return find_project(Path(asked.directory))
