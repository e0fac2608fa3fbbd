"""What `add` and `enrich` share: the client, the readers for what it fetches, and writing that into content/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from builder.console import Console
from builder.problems import Code, Problem, SurveyError
from builder.progress import counted
from builder.publish import write_atomically
from builder.records import Origin, Paper
from builder.sources.folder import read_opened

if TYPE_CHECKING:
    from builder.network.client import Client
    from builder.network.log import Entry
    from builder.project import Project

FETCHED = "papers/fetched"  # below content/


def client_of(project: Project, contact: str) -> Client:
    """Returns the client for a survey, which keeps answers for a day in its state folder."""
    from builder.network.client import Client

    return Client(contact, project.state / "network.sqlite")


def read(path: str, data: bytes) -> Sequence[Paper | Problem]:
    """Returns what the readers find in an answer that is to be the file `path`."""
    return tuple(read_opened(Origin(path), lambda: BytesIO(data), {}))


def checked_log(project: Project) -> str:
    """Returns the log of searches, "" where there is none. Raises SurveyError where no line can be added to it."""
    from builder.network.log import LOG_PATH, read_log

    folder = project.content / FETCHED
    if not folder.resolve().is_relative_to(project.content.resolve()):
        hint = "put a folder in its place"
        raise SurveyError(Problem(Code.REFUSED, Origin(f"content/{FETCHED}"), "the link leads out of content/", hint))
    try:
        text = (project.root / LOG_PATH).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        place = Origin(LOG_PATH)
        raise SurveyError(Problem(Code.UNREADABLE_FILE, place, "is not UTF-8 text", "save it as UTF-8")) from None
    read_log(text)
    return text


def write(
    console: Console,
    project: Project,
    files: Mapping[str, bytes],
    entries: Iterable[tuple[Entry, tuple[str, ...]]],
    *,
    yes: bool,
    dry_run: bool,
) -> int:
    """Writes the files, asking before it replaces one, and then their lines of the log. Returns how many changed."""
    kept = _kept(console, project, files, yes=yes, dry_run=dry_run)
    changed = {file for file in kept if not _is_same(project, file, files[file])}
    for file in sorted(kept):
        done = "is the same already" if file not in changed else "would be written" if dry_run else "written"
        console.say(f"content/{file}: {done}")
    if dry_run:
        return 0
    for file in sorted(changed):
        _put(project, f"content/{file}", files[file])
    _log(project, [entry for entry, of in entries if kept.issuperset(of)])
    return len(changed)


def _kept(console: Console, project: Project, files: Mapping[str, bytes], *, yes: bool, dry_run: bool) -> set[str]:
    """Returns the files that may be written."""
    there = [file for file in sorted(files) if (project.content / file).exists()]
    other = [file for file in there if not _is_same(project, file, files[file])]
    if not other or dry_run:
        return set(files)
    question = f"{counted(len(other), 'file')} in content/{FETCHED} would change ({other[0]}). Replace?"
    if console.ask(question, agreed=yes):
        return set(files)
    console.say(f"{counted(len(other), 'file')} left as it was" if len(other) == 1 else f"{len(other):,} files left")
    return set(files) - set(other)


def _log(project: Project, entries: Sequence[Entry]) -> None:
    from builder.network.log import LOG_PATH, logged

    before = checked_log(project)
    after = logged(before, entries)
    if after != before:
        _put(project, LOG_PATH, after.encode("utf-8"))


def _put(project: Project, path: str, data: bytes) -> None:
    # Hidden files are no sources: a build meanwhile sees the old file or the new one.
    write_atomically(project.root / path, data, project.content / ".litsurvey.tmp")


def _is_same(project: Project, file: str, data: bytes) -> bool:
    path = project.content / file
    return path.is_file() and path.read_bytes() == data
