"""Stage 1b, curation: the Markdown files of one folder of content/, with the YAML that may stand above their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.curation.fields import Fields, is_nothing
from builder.problems import Code, Problem
from builder.records import Origin

_FENCE = "---"
_ENDS = (_FENCE, "...")
_EXAMPLE = 'begin with a line "---", then "key: value", then a line "---"'


@dataclass(frozen=True, slots=True)
class Written:
    """One Markdown file of the author's."""

    name: str  # without ".md"
    path: str  # "content/notes/x.md"
    front: yaml.MappingNode | None  # what stands between the two lines "---"
    text: str  # below it, without blank lines at either end
    line: int  # that the text begins in, 1-based
    fields: Fields  # reads `front`, and keeps what is wrong


def written_files(folder: Path) -> Iterator[Written | Problem]:
    """Yields each *.md of the folder in order of name; a Problem for one that cannot be read or lies elsewhere."""
    place = f"{folder.parent.name}/{folder.name}"
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        hint = "make it a folder that may be read, or remove it"
        yield Problem(Code.UNREADABLE_FILE, Origin(place), f"cannot be read: {error.strerror}", hint)
        return
    for path in paths:
        if not path.name.startswith(".") and path.suffix == ".md":
            yield _read(path, f"{place}/{_shown(path.stem)}.md", folder)


def leads_out(path: Path, content: Path) -> bool:
    """Says whether a link, or a folder on the way to it, leads out of content/, of which nothing may be read.

    Raises OSError and, for links in a circle, RuntimeError.
    """
    return not path.resolve().is_relative_to(content.resolve())


def outside(place: str, content: Path) -> Problem:
    """Returns the problem of such a link."""
    message = f"the link leads out of {content.name}/"
    return Problem(Code.UNREADABLE_FILE, Origin(place), message, "put a copy of the file in its place")


def _read(path: Path, place: str, folder: Path) -> Written | Problem:
    hint = "make it a file that may be read, or remove it"
    try:
        if leads_out(path, folder.parent):
            return outside(place, folder.parent)
        if not path.is_file():
            return Problem(Code.UNREADABLE_FILE, Origin(place), "cannot be read: Is no file", hint)
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        reason = getattr(error, "strerror", None) or "the link leads nowhere"
        return Problem(Code.UNREADABLE_FILE, Origin(place), f"cannot be read: {reason}", hint)
    except UnicodeDecodeError:
        return Problem(Code.UNREADABLE_FILE, Origin(place), "cannot be read as UTF-8 text", "save it as UTF-8")
    return parted(_shown(path.stem), place, text)


def parted(name: str, place: str, text: str) -> Written:
    """Returns the file taken apart; front matter that is none is told and left out, the text below it stays."""
    lines = text.replace("\0", "").split("\n")
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() in _ENDS), 0)
    opened = lines[0].rstrip() == _FENCE
    fields = Fields(place, first_line=2)
    front = None
    if opened and end:
        node = fields.compose("\n".join(lines[1:end]) + "\n", _EXAMPLE)
        front = node if isinstance(node, yaml.MappingNode) else None
        if node is not None and front is None and not is_nothing(node):
            fields.complain(node, 'what stands between the lines "---" are no keys and values', _EXAMPLE)
    elif opened:
        message = 'the first line is "---", and no other is'
        fields.problems.append(Problem(Code.BAD_NOTE, Origin(place, 1), message, _EXAMPLE))
    first = end + 1 if opened and end else 0
    while first < len(lines) and not lines[first].strip():
        first += 1
    return Written(name, place, front, "\n".join(lines[first:]).rstrip(), first + 1, fields)


def _shown(name: str) -> str:
    # Names that are not UTF-8 would break every page that shows them.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
