"""Stage 1, the way in: walks the folder of sources and hands each file to the reader that knows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.decoding import Opener, find_encoding
from builder.sources.formats import format_of, known_formats
from builder.sources.opening import openers
from builder.sources.source import HEAD, Source


def read_sources(folder: Path, root: Path, columns: Mapping[str, str] | None = None) -> Iterator[Paper | Problem]:
    """Reads every file under `folder`, in the order of their POSIX paths; names places relative to `root`.

    `columns` says which column of a table holds which field of a record, where its name alone does not.

    Hidden files and folders are passed over. A link is followed to a file only, and only inside the parent of `folder`
    (content/). Raises nothing for what the files hold: bad input becomes a Problem.
    """
    columns = columns or {}
    found = sorted(_entries(folder, root), key=lambda entry: entry[0])
    for path, entry in found:
        yield from (entry,) if isinstance(entry, Problem) else _read_inside(entry, Origin(path), folder.parent, columns)


def _entries(folder: Path, root: Path) -> Iterator[tuple[str, Path | Problem]]:
    """Yields each file below `folder` with its place, or a Problem for a folder that cannot be listed."""
    try:
        children = list(folder.iterdir())
    except OSError as error:
        place = _place(folder, root)
        yield place, _unreadable(f"the folder cannot be read: {error.strerror}", Origin(place))
        return
    for child in children:
        if child.name.startswith("."):
            continue
        if _is_folder(child):
            yield from _entries(child, root)
        else:
            yield _place(child, root), child


def _read_inside(file: Path, origin: Origin, inside: Path, columns: Mapping[str, str]) -> Iterator[Paper | Problem]:
    reason = _refusal(file, inside)
    if reason:
        yield _unreadable(reason, origin)
    else:
        yield from read_file(file, origin, columns)


def read_file(file: Path, origin: Origin, columns: Mapping[str, str]) -> Iterator[Paper | Problem]:
    """Reads one file, packed or not; raises nothing for what it holds."""
    try:
        for found in openers(file, origin):
            yield from (found,) if isinstance(found, Problem) else read_opened(*found, columns)
    except OSError as error:
        yield _unreadable(f"the file cannot be read: {error.strerror}", origin)


def read_opened(origin: Origin, opener: Opener, columns: Mapping[str, str]) -> Iterator[Paper | Problem]:
    """Reads one text, which `opener` gives as bytes each time it is called; the end of its path names its format."""
    encoding, problems = find_encoding(opener, origin)
    if encoding is None:
        yield from problems
        return
    with encoding.open(opener) as text:
        head = text.read(HEAD)
    if not head.strip():
        yield Problem(Code.EMPTY_FILE, origin, "the file is empty", "paste papers into it or remove it")
        return
    kind = format_of(origin.path, head)
    if kind is None:
        yield Problem(Code.UNKNOWN_FORMAT, origin, "no reader knows this file", f"known are: {known_formats()}")
        return
    yield from problems
    with encoding.open(opener) as text:
        yield from kind.reader(Source(origin, text, head, columns))


def _refusal(file: Path, inside: Path) -> str:
    """Returns why the file must not be opened; "" where it may be."""
    try:
        target = file.resolve(strict=True)
    except PermissionError as error:
        return f"the file cannot be read: {error.strerror}"
    except (OSError, RuntimeError):
        return "the link leads nowhere"
    if not target.is_relative_to(inside.resolve()):
        return f"the link leads out of {inside.name}/"
    if target.is_dir():
        return "the link leads to a folder, and only links to files are followed"
    return "" if target.is_file() else "expected a file, found a device or a pipe"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir() and not path.is_symlink()
    except PermissionError:
        return False  # in a folder that may be listed but not entered: no file in it can be read either


def _place(path: Path, root: Path) -> str:
    # Names that are not UTF-8 would break every page that shows them.
    return path.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unreadable(message: str, place: Origin) -> Problem:
    return Problem(Code.UNREADABLE_FILE, place, message, "put a copy of a text file in its place or remove it")
