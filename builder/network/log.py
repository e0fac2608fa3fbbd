"""content/searches.yml: what was asked where and when, one line each, in a file that the author edits as well.

Lines are added and replaced in the text itself, so that what the author wrote there, comments too, stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from builder.problems import Code, Problem, SurveyError
from builder.records import Origin

LOG_PATH = "content/searches.yml"
_OURS = ("source", "query", "identifier", "date", "found", "kept", "file", "address")
_HINT = 'write a list: "- {source: arXiv, query: feature space, date: 2026-11-24, found: 120, kept: 50}"'


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    source: str  # "arXiv"
    query: str  # the words searched for; "" where identifiers were asked for
    identifier: str  # what was asked for in place of words: "2303.08134", "2303.08134 and 19 more"
    date: date
    found: int | None  # results that the service knows of; None where it does not say
    kept: int  # records in the files
    file: str  # relative to content/; of several pages "papers/fetched/arxiv-feature-space.*"
    address: str  # that was asked, of several pages the first

    def values(self) -> dict[str, object]:
        """Returns what the line says, in its order; what is not known is left out."""
        asked = {"query": self.query} if self.query else {"identifier": self.identifier}
        found = {} if self.found is None else {"found": self.found}
        files = {"file": self.file, "address": self.address}
        return {"source": self.source, **asked, "date": self.date, **found, "kept": self.kept, **files}


def logged(text: str, entries: Sequence[Entry]) -> str:
    """Returns the log with the entries in it; one for the same file takes the old one's place.

    Raises SurveyError where the text is no list of entries.
    """
    for entry in entries:
        text = _with(text, entry.values())
    return text


def _with(text: str, values: dict[str, object]) -> str:
    old = read_log(text)
    place = next((i for i, entry in enumerate(old) if entry.get("file") == values["file"]), None)
    if place is not None:  # what the author noted with it stays
        values |= {key: value for key, value in old[place].items() if key not in _OURS}
    expected = [*old, values] if place is None else [*old[:place], values, *old[place + 1 :]]
    changed = _edited(text, place, f"- {_flow(values)}\n")
    if _says(changed, expected):
        return changed
    # A form of list that no line can be put into, "[...]" for one: written anew, comments first.
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    return "".join(f"{line}\n" for line in (*comments, *(f"- {_flow(entry)}" for entry in expected)))


def _says(text: str, expected: object) -> bool:
    try:
        return bool(_values(text) == expected)
    except (yaml.YAMLError, ValueError):
        return False


def _edited(text: str, place: int | None, line: str) -> str:
    """Returns the text with the line at its end, or in the place of the entry at `place`."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.SequenceNode):
        return _ended(text) + line
    margin = " " * node.start_mark.column
    if place is None:
        return _ended(text) + margin + line
    lines = text.splitlines(keepends=True)
    first, last = node.value[place].start_mark.line, min(_last_line(node.value[place]), len(lines) - 1)
    # A block ends, for YAML, where the next thing begins; what stands between, a comment perhaps, is not its own.
    while last > first and not lines[last].startswith(f"{margin} "):
        last -= 1
    return "".join([*lines[:first], margin + line, *lines[last + 1 :]])


def _last_line(node: yaml.Node) -> int:
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1])
    return int(node.end_mark.line)


def read_log(text: str) -> list[dict[str, Any]]:
    """Returns the entries of a log. Raises SurveyError where the text is no list of entries."""
    try:
        found = _values(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _unreadable("is no YAML", mark.line + 1 if mark else None) from None
    except (ValueError, LookupError, AttributeError, RecursionError):  # what YAML takes for a date and is none
        raise _unreadable("has a value that YAML cannot read", None) from None
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise _unreadable("is no list of searches", None)
    return found


def _values(text: str) -> Any:
    values = yaml.safe_load(text)
    return [] if values is None else values


def _flow(values: object) -> str:
    return yaml.safe_dump(values, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**9).strip()


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _unreadable(reason: str, line: int | None) -> SurveyError:
    return SurveyError(Problem(Code.UNREADABLE_FILE, Origin(LOG_PATH, line), reason, _HINT))
