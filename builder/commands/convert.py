"""`litsurvey convert`: any bibliography in, another format out; with no file, the papers of the survey."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands import options
from builder.commands.outcome import OK, UNUSABLE, exit_code, survey_of
from builder.console import Console
from builder.exports import EXPORTS, Export
from builder.problems import Code, Problem, SurveyError
from builder.progress import counted

if TYPE_CHECKING:
    from builder.records import Paper

HELP = "turn a bibliography, or the survey's papers, into another format"

_NAMES = tuple(export.name for export in EXPORTS)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the files, --to, --from, --output and what asks before writing."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help='a file, a folder or "-" for standard input; none: the survey itself'
    )
    parser.add_argument("-t", "--to", choices=_NAMES, help="the format to write (default: by the name of OUT)")
    parser.add_argument("-f", "--from", dest="kind", metavar="EXT", help='read as if named so: "ris", "csv", "bib"')
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")
    options.writing(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Writes the records of the files one after another, none joined; problems go to standard error."""
    export = _export(asked.to, asked.output)
    papers, problems = _records(asked) if asked.files else _survey(asked)
    console.problems(problems)
    if asked.files and problems and not papers:
        return UNUSABLE
    text = export.write(papers)
    if asked.output is None:
        console.write(f"{counted(len(papers), 'record')} as {export.name}\n" if asked.dry_run else text)
    else:
        _write(console, asked, Path(asked.output), text, f"{counted(len(papers), 'record')} as {export.name}")
    return exit_code(problems, asked)


def _export(to: str | None, output: str | None) -> Export:
    """Returns the format asked for, or the one that the output's name ends in."""
    ending = (output or "").lower()
    fits = [export for export in EXPORTS if (export.name == to if to else ending.endswith(export.extension))]
    if not fits:
        hint = f"add --to with one of {', '.join(_NAMES)}"
        raise SurveyError(Problem(Code.UNKNOWN_FORMAT, None, "which format shall be written?", hint))
    return fits[0]


def _records(asked: argparse.Namespace) -> tuple[Sequence[Paper], list[Problem]]:
    from builder.commands.reading import no_file, read_anything
    from builder.records import Paper

    papers, problems = list[Paper](), list[Problem]()
    for name in asked.files:
        try:
            for found in read_anything(name, asked.kind or ""):
                papers.append(found) if isinstance(found, Paper) else problems.append(found)
        except FileNotFoundError:
            raise SurveyError(no_file(name)) from None
    return papers, problems


def _survey(asked: argparse.Namespace) -> tuple[Sequence[Paper], list[Problem]]:
    from builder.reading import read_survey

    read = read_survey(survey_of(asked))
    return read.papers, list(read.problems)


def _write(console: Console, asked: argparse.Namespace, target: Path, text: str, what: str) -> int:
    if asked.dry_run:
        console.say(f"Would write {what} to {target}")
        return OK
    if target.exists() and not console.ask(f"{target} is there already. Replace it?", agreed=asked.yes):
        console.say(f"{target} was left as it is")
        return OK
    target.write_text(text, encoding="utf-8", newline="\n")
    console.say(f"Wrote {what} to {target}")
    return OK
