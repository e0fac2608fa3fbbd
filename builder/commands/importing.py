"""`litsurvey import`: bibliographies into content/papers/, with a report of what they hold and what it adds."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands import options
from builder.commands.outcome import UNUSABLE, exit_code, survey_of
from builder.console import Console
from builder.problems import Code, Problem, SurveyError
from builder.progress import counted
from builder.records import Origin, Paper

if TYPE_CHECKING:
    from builder.project import Project
    from builder.settings import Settings

HELP = "take bibliographies into content/papers/ and tell what they add"


@dataclass(frozen=True, slots=True)
class _Incoming:
    """One file and what it would give where it is going to."""

    file: Path
    target: Path
    place: str  # the target, relative to the survey's folder
    formats: Sequence[str]  # names of formats, several in an archive
    found: Sequence[Paper | Problem]
    columns: Sequence[str]  # how a table's columns were understood, a line each

    @property
    def papers(self) -> Sequence[Paper]:
        return [item for item in self.found if isinstance(item, Paper)]

    @property
    def problems(self) -> Sequence[Problem]:
        return [item for item in self.found if isinstance(item, Problem)]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the files and what asks before writing."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a bibliography in any format that can be read")
    options.writing(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Copies the files that hold papers; the others are told and left where they are."""
    from builder.settings import load_settings

    project = survey_of(asked)
    settings = load_settings(project.root)
    incoming = [_look(Path(name), project, settings) for name in asked.files]
    _refuse_twins(incoming)
    for one in incoming:
        _tell(console, one)
    useful = [one for one in incoming if one.papers]
    if coming := [one for one in useful if not _is_here(one)]:
        _tell_gain(console, project, coming)
    for one in useful:
        _copy(console, asked, one)
    problems = [problem for one in incoming for problem in one.problems]
    return exit_code(problems, asked) if len(useful) == len(incoming) else UNUSABLE


def _look(file: Path, project: Project, settings: Settings) -> _Incoming:
    """Reads a file as if it were in content/papers/ already."""
    from builder.commands.reading import columns_of, kinds_in, no_file
    from builder.sources.folder import read_file

    if file.is_dir():
        hint = f'name the files in it, or write "{file}/*"'
        raise SurveyError(Problem(Code.UNREADABLE_FILE, Origin(str(file)), "this is a folder", hint))
    if not file.is_file():
        raise SurveyError(no_file(str(file)))
    target = project.content / "papers" / file.name.lstrip(".")  # hidden files are no sources
    place = Origin(target.relative_to(project.root).as_posix())
    found = tuple(read_file(file, place, settings.columns))
    kinds = list(kinds_in(file, place)) if found else []
    formats = tuple(dict.fromkeys(kind.name for kind, _ in kinds))
    columns = tuple(line for kind, head in kinds if (line := columns_of(kind, head, settings.columns)))
    return _Incoming(file, target, place.path, formats, found, columns)


def _refuse_twins(incoming: Sequence[_Incoming]) -> None:
    targets = [one.target for one in incoming]
    twins = sorted({str(one.file) for one in incoming if targets.count(one.target) > 1})
    if twins:
        hint = "rename one, or take them in one after the other"
        raise SurveyError(Problem(Code.REFUSED, None, f"files of one name: {', '.join(twins)}", hint))


def _tell(console: Console, one: _Incoming) -> None:
    console.problems(one.problems)
    kind = ", ".join(one.formats) or "no format that can be read"
    records = f"{counted(len(one.papers), 'record')}, {counted(len(one.problems), 'problem')}"
    console.say(f"{one.file}: {kind}; {records}")
    for line in one.columns:
        console.say(f"  {line}")


def _tell_gain(console: Console, project: Project, useful: Sequence[_Incoming]) -> None:
    """Says how many papers are new and how many are joined with papers of other files."""
    from builder.reading import is_from, read_survey

    papers = read_survey(project, instead={one.place: one.found for one in useful}).merged
    new = joined = 0
    for paper in papers:
        ours = [any(is_from(origin, one.place) for one in useful) for origin in paper.origins]
        new += all(ours)
        joined += any(ours) and not all(ours)
        if any(ours) and not all(ours):
            console.detail(f"joined: {paper.id} ({', '.join(map(str, paper.origins))})")
    console.say(f"{counted(new, 'new paper')}, {joined:,} joined with papers that are here already")


def _is_here(one: _Incoming) -> bool:
    return one.target.is_file() and one.target.read_bytes() == one.file.read_bytes()


def _copy(console: Console, asked: argparse.Namespace, one: _Incoming) -> None:
    if _is_here(one):
        console.say(f"{one.place} is the same already")
    elif asked.dry_run:
        console.say(f"Would copy {one.file} to {one.place}")
    elif one.target.exists() and not console.ask(f"{one.place} is there already. Replace it?", agreed=asked.yes):
        console.say(f"{one.place} was left as it is")
    else:
        one.target.parent.mkdir(parents=True, exist_ok=True)
        beside = one.target.with_name(f".{one.target.name}.new")  # hidden: a build meanwhile sees the old file whole
        shutil.copyfile(one.file, beside)
        beside.replace(one.target)
        console.say(f"Copied {one.file} to {one.place}")
