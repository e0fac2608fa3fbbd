"""Problems for programs: a JSON list, and the commands by which GitHub shows them beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from builder.problems import Problem

# A text in a workflow command must not end the command, nor the property that it stands in.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def json_report(problems: Sequence[Problem], fatal: Problem | None) -> str:
    """Returns a list of objects with code, level, path, line, message and hint; path and line may be null.

    `fatal` is the problem that nothing could go on after; its level is "error", that of others "warning".
    """
    items = [*((problem, "warning") for problem in problems), *([(fatal, "error")] if fatal else [])]
    return json.dumps([_item(*item) for item in items], ensure_ascii=False, indent=2) + "\n"


def github_report(problems: Sequence[Problem], fatal: Problem | None) -> str:
    """Returns workflow commands, one a line; paths are relative to the survey's folder."""
    lines = [_command("warning", problem) for problem in problems]
    return "".join(f"{line}\n" for line in (*lines, *([_command("error", fatal)] if fatal else [])))


FORMATS: Mapping[str, Callable[[Sequence[Problem], Problem | None], str]] = {
    "json": json_report,
    "github": github_report,
}


def _item(problem: Problem, level: str) -> dict[str, object]:
    place = problem.place
    return {
        "code": str(problem.code),
        "level": level,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "message": problem.message,
        "hint": problem.hint,
    }


def _command(level: str, problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": place.path if place else "",
        "line": str(place.line or "") if place else "",
        "title": str(problem.code),
    }
    given = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items() if value)
    text = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return f"::{level} {given}::{text.translate(_DATA)}"
