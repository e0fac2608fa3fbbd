"""Stage 1, front matter: the fields between "---" lines at the top of a note (YAML), or between "+++" lines (TOML)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from builder.problems import Code, Problem, excerpt
from builder.records import Origin
from builder.sources.values.text import clean

_LONGEST = 500  # lines; what is longer is no front matter
_MENDED = 20  # lines that get quotes
_PAIR = re.compile(r"([A-Za-z_][\w .-]{0,40}?)\s*:\s+(.*)")
_HASH_TAGS = re.compile(r"([A-Za-z_]\w*\s*:\s+)(#.*)")  # a comment to YAML, tags to Obsidian
_PLAIN_LIST = re.compile(r"\s*-\s+(.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands at the top of a note."""

    values: Mapping[str, object]  # texts, lists and objects of texts, dates as they are written
    body: int  # lines that it takes, its marks among them; 0 where there is none
    problem: Problem | None = None  # what is wrong with it


class _Loader(yaml.BaseLoader):
    """Reads no aliases: a few lines of them can stand for any number of texts."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "an alias is not read", self.get_mark())
        return super().compose_node(parent, index)


def front_matter(lines: Sequence[str], origin: Origin) -> FrontMatter:
    """Returns the fields at the top of a text; of one that is not sound those on lines "key: value"."""
    first = lines[0].lstrip("\ufeff").rstrip() if lines else ""
    if first not in ("---", "+++"):
        return FrontMatter({}, 0)
    marks = (first, "...") if first == "---" else (first,)
    end = next((at for at, line in enumerate(lines[1:_LONGEST], start=1) if line.rstrip() in marks), None)
    if end is None:
        if len(lines) < 3 or not _PAIR.match(lines[1]):
            return FrontMatter({}, 0)  # a line across the page
        return _unclosed(lines, origin, first)
    read = _yaml if first == "---" else _toml
    return read(lines[1:end], origin, end + 1)


def _yaml(lines: Sequence[str], origin: Origin, body: int, mended: int = 0) -> FrontMatter:
    text = "\n".join(_HASH_TAGS.sub(_quoted, line) if ": #" in line else line for line in lines)
    try:
        # Every scalar as it is written: as a number the arXiv id 2303.08130 would lose its last digit.
        values = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = mark.line if mark else 0
        problem = _broken(Origin(origin.path, at + 2), clean(str(getattr(error, "problem", None) or "unreadable")))
        quoted = _with_quotes(lines, at)
        if quoted == lines or mended >= _MENDED:
            return FrontMatter(_pairs(lines), body, problem)
        return replace(_yaml(quoted, origin, body, mended + 1), problem=problem)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return FrontMatter(_pairs(lines), body, _broken(Origin(origin.path, 1), "it cannot be read"))
    if values in (None, ""):
        return FrontMatter({}, body)
    if not isinstance(values, dict):
        return FrontMatter(_pairs(lines), body, _broken(Origin(origin.path, 1), "it holds no keys with values"))
    return FrontMatter({str(key): value for key, value in values.items()}, body)


def _with_quotes(lines: Sequence[str], at: int) -> Sequence[str]:
    """The lines with quotes round the value of one that has none: "title: One: two" means a single text."""
    found = _PAIR.fullmatch(lines[at]) if at < len(lines) else None
    if not found or found[2][:1] in ("'", '"'):
        return lines
    value = found[2].replace("'", "''")
    return [*lines[:at], f"{found[1]}: '{value}'", *lines[at + 1 :]]


def _toml(lines: Sequence[str], origin: Origin, body: int) -> FrontMatter:
    try:
        values = tomllib.loads("\n".join(lines))
    except (ValueError, RecursionError) as error:
        return FrontMatter(_pairs(lines), body, _broken(Origin(origin.path, 1), clean(str(error))))
    return FrontMatter(values, body)


def _unclosed(lines: Sequence[str], origin: Origin, mark: str) -> FrontMatter:
    end = next((at for at, line in enumerate(lines) if at and (not line.strip() or line.startswith("#"))), len(lines))
    problem = Problem(Code.BAD_RECORD, origin, f'the front matter is not closed by a line "{mark}"', "add the line")
    return FrontMatter(_pairs(lines[1:end]), end, problem)


def _broken(place: Origin, reason: str) -> Problem:
    message = f"the front matter is not sound: {excerpt(reason)}; what could be read of it is kept"
    return Problem(Code.BAD_RECORD, place, message, 'put quotes round a text with a colon: title: "One: two"')


def _pairs(lines: Sequence[str]) -> dict[str, object]:
    """The fields of lines "key: value", and of lists below a key."""
    values: dict[str, object] = {}
    key = ""
    for line in lines:
        if found := _PAIR.match(line):
            key = found[1]
            values[key] = found[2].strip().strip("\"'")
        elif re.fullmatch(r"[A-Za-z_][\w .-]{0,40}:\s*", line):
            key = line.strip().rstrip(":")
        elif key and (item := _PLAIN_LIST.match(line)):
            before = values.get(key)
            values[key] = [*(before if isinstance(before, list) else []), item[1].strip().strip("\"'")]
    return values


def _quoted(found: re.Match[str]) -> str:
    tags = found[2].replace("'", "")
    return f"{found[1]}'{tags}'"
