"""The command line: options to one command, errors to exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from builder import __version__
from builder.commands import COMMANDS, Command
from builder.commands.outcome import INTERRUPTED, UNUSABLE
from builder.console import Console
from builder.kernels import choose_kernels
from builder.problems import SurveyError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 if all is well, 1 for problems under --strict, 2 for unusable settings or input."""
    asked = parser().parse_args(arguments)
    console = Console(quiet=asked.quiet, verbose=asked.verbose)
    command: Command = asked.command
    choose_kernels()
    try:
        return command.run(console, asked)
    except SurveyError as error:
        console.problems([*error.causes, error.problem])
        return UNUSABLE
    except OSError as error:
        console.error(f"litsurvey: {error}")
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """Returns the parser of all commands; `command` of what it parses is the one to run."""
    whole = argparse.ArgumentParser(
        prog="litsurvey",
        parents=[_common()],
        description="Builds a searchable static site from a pile of paper abstracts.",
        epilog="It works on the survey in this folder or the nearest one above: the one with content/survey.yml. "
        "Exit codes: 0 all is well, 1 problems under --strict, 2 unusable settings or input.",
    )
    whole.add_argument("--version", action="version", version=f"litsurvey {__version__}")
    whole.set_defaults(directory=".", strict=False, verbose=False, quiet=False)
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        text = command.HELP
        one = commands.add_parser(name, parents=[_common()], help=text, description=text[0].upper() + text[1:] + ".")
        command.arguments(one)
        one.set_defaults(command=command)
    return whole


def _common() -> argparse.ArgumentParser:
    """Returns the options that may stand before a command or after it; those left out set nothing."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("-C", "--directory", metavar="DIR", help="work there instead of here")
    common.add_argument("--strict", action="store_true", help="exit with 1 if there is any problem")
    louder = common.add_mutually_exclusive_group()
    louder.add_argument("-v", "--verbose", action="store_true", help="say more of what is done")
    louder.add_argument("-q", "--quiet", action="store_true", help="print problems only")
    return common


if __name__ == "__main__":
    sys.exit(main())
