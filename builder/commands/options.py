"""Options that several commands share."""

from __future__ import annotations

import argparse


def writing(parser: argparse.ArgumentParser) -> None:
    """Adds --yes and --dry-run, for commands that write what is not a build's own."""
    parser.add_argument("-y", "--yes", action="store_true", help="ask nothing, replace what is there")
    parser.add_argument("-n", "--dry-run", action="store_true", help="say what would be written, write nothing")


def as_json(parser: argparse.ArgumentParser) -> None:
    """Adds --json."""
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")
