"""The command line: the only place that prints problems and sets the exit code."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from builder import __version__
from builder.console import Console
from builder.problems import SurveyError
from builder.progress import counted

if TYPE_CHECKING:
    from builder.pipeline import Report
    from builder.project import Project

OK, PROBLEMS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130

Command = Callable[["Project", Console, argparse.Namespace], "Report | None"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 if all is well, 1 for problems under --strict, 2 for unusable settings or input."""
    asked = _parser().parse_args(arguments)
    console = Console(quiet=asked.quiet, verbose=asked.verbose)
    command: Command = asked.command
    try:
        from builder.project import find_project

        report = command(find_project(Path(asked.directory)), console, asked)
    except SurveyError as error:
        console.problems([*error.causes, error.problem])
        return UNUSABLE
    except OSError as error:
        console.error(f"litsurvey: {error}")
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return PROBLEMS if asked.strict and report and report.problems else OK


def _build(project: Project, console: Console, asked: argparse.Namespace) -> Report:
    from builder import pipeline

    begun = time.monotonic()
    console.detail(f"survey: {project.root}")
    make = pipeline.write_docs if asked.docs_only else pipeline.build
    report = make(project, console)
    console.problems(report.problems)
    console.detail(f"docs: {report.written:,} files written, {report.removed:,} removed")
    seconds = f"{time.monotonic() - begun:.1f} s"
    console.say(f"{_made_line(report, project)} in {seconds}, {counted(len(report.problems), 'problem')}")
    return report


def _check(project: Project, console: Console, asked: argparse.Namespace) -> Report:
    from builder import pipeline

    report = pipeline.check(project, console)
    console.problems(report.problems)
    console.say(f"Checked: {counted(len(report.problems), 'problem')}; nothing was written")
    return report


def _serve(project: Project, console: Console, asked: argparse.Namespace) -> None:
    from builder import pipeline

    console.say(f"Serving {project.root.name} with live reload; stop with Ctrl+C")
    pipeline.serve(project, asked.address, console)


def _clean(project: Project, console: Console, asked: argparse.Namespace) -> None:
    from builder import pipeline

    removed = pipeline.clean(project)
    console.say(f"Removed {counted(removed, 'generated file')} from docs/, site/ and what was kept for the next build")


def _common() -> argparse.ArgumentParser:
    """Returns the options that may stand before a command or after it; those left out set nothing."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("-C", "--directory", metavar="DIR", help="work there instead of here")
    common.add_argument("--strict", action="store_true", help="exit with 1 if there is any problem")
    louder = common.add_mutually_exclusive_group()
    louder.add_argument("-v", "--verbose", action="store_true", help="say more of what is done")
    louder.add_argument("-q", "--quiet", action="store_true", help="print problems only")
    return common


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="litsurvey",
        parents=[_common()],
        description="Builds a searchable static site from a pile of paper abstracts.",
        epilog="It works on the survey in this folder or the nearest one above: the one with content/survey.yml. "
        "Exit codes: 0 all is well, 1 problems under --strict, 2 unusable settings or input.",
    )
    parser.add_argument("--version", action="version", version=f"litsurvey {__version__}")
    parser.set_defaults(directory=".", strict=False, verbose=False, quiet=False)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    table: tuple[tuple[str, Command, str], ...] = (
        ("build", _build, "build the site into site/"),
        ("serve", _serve, "show the site here and rebuild it on every change"),
        ("check", _check, "tell all problems and write nothing"),
        ("clean", _clean, "remove all that builds made"),
    )
    for name, command, text in table:
        one = commands.add_parser(name, parents=[_common()], help=text, description=text[0].upper() + text[1:] + ".")
        one.set_defaults(command=command)
        if name == "build":
            one.add_argument("--docs-only", action="store_true", help="write docs/, render nothing")
        if name == "serve":
            one.add_argument("-a", "--address", metavar="HOST:PORT", help="where to serve (default 127.0.0.1:8000)")
    return parser


def _made_line(report: Report, project: Project) -> str:
    if report.site is None:
        return f"Wrote {counted(report.papers, 'paper')} and {counted(report.tags, 'tag')} to docs/"
    if report.site.up_to_date:
        return f"{project.site.name}/ is up to date with {counted(report.site.pages, 'page')}: nothing to write,"
    return (
        f"Built {counted(report.site.pages, 'page')} in {project.site.name}/ "
        f"({counted(report.papers, 'paper')}, {counted(report.tags, 'tag')})"
    )


if __name__ == "__main__":
    sys.exit(main())
