"""What the last build was made from and what it found, kept in the state folder; losing it only costs a build."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.problems import Code, Problem
from builder.publish import write_atomically
from builder.records import Origin


def remember(path: Path, made_from: str, counts: Mapping[str, int], problems: Sequence[Problem]) -> None:
    """Writes down that `made_from`, a digest of all inputs, gave these counts and problems."""
    kept = {
        "made_from": made_from,
        "counts": dict(counts),
        "problems": [
            [problem.code, problem.place and [problem.place.path, problem.place.line], problem.message, problem.hint]
            for problem in problems
        ],
    }
    write_atomically(path, json.dumps(kept).encode(), path.with_suffix(".tmp"))


def recall(path: Path, made_from: str) -> tuple[dict[str, int], list[Problem]] | None:
    """Returns the counts and problems of the last build where it was made from the same, else None."""
    if not path.is_file():
        return None
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return (kept["counts"], [_problem(*fields) for fields in kept["problems"]]) if _fits(kept, made_from) else None
    except (ValueError, TypeError, KeyError):
        return None  # half-written by another version or a failing disk: build afresh


def _fits(kept: object, made_from: str) -> bool:
    return isinstance(kept, dict) and kept["made_from"] == made_from


def _problem(code: str, place: Sequence[str | int | None] | None, message: str, hint: str) -> Problem:
    origin = Origin(str(place[0]), place[1] if isinstance(place[1], int) else None) if place else None
    return Problem(Code(code), origin, message, hint)
