"""`litsurvey completion`: a script by which a shell completes commands, options and file names."""

from __future__ import annotations

import argparse

from builder.commands.outcome import OK
from builder.console import Console

HELP = "print a script that makes a shell complete litsurvey's commands"

SHELLS = ("bash", "zsh", "tcsh")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the shell."""
    parser.add_argument("shell", choices=SHELLS, help="the shell to complete in")


def run(console: Console, asked: argparse.Namespace) -> int:
    """Prints the script."""
    import shtab

    from builder.cli import parser  # not above: the parser lists this command

    whole = parser()
    for action in _actions(whole):
        kind = {"FILE": shtab.FILE, "OUT": shtab.FILE, "DIR": shtab.DIRECTORY}.get(str(action.metavar))
        if kind is not None:
            action.complete = kind  # type: ignore[attr-defined]  # where shtab looks for it
    console.write(shtab.complete(whole, shell=asked.shell))
    return OK


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Returns the options and arguments of all commands."""
    found = list[argparse.Action]()
    for action in parser._actions:
        found.append(action)
        if isinstance(action, argparse._SubParsersAction):
            found += [inner for child in action.choices.values() for inner in _actions(child)]
    return found
