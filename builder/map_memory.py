"""map.lock: where each paper stood on the last map, so that papers stay there; the author commits it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from builder.problems import Code, Problem, SurveyError
from builder.publish import write_atomically
from builder.records import Origin, Spot

_FARTHEST = 1_000_000  # either way; maps of any survey are far smaller


def read_known_layout(path: Path) -> dict[str, Spot]:
    """Returns the spots of papers by id; nothing where there is no lock.

    Raises SurveyError for a file that is not as the build writes it: to go on would move every paper.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, None, f"cannot be read ({error})") from None
    try:
        kept = json.loads(text)
    except json.JSONDecodeError as error:
        raise _unreadable(path, error.lineno, f"is no JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets in brackets
        raise _unreadable(path, None, f"is no JSON that a build writes: {error}") from None
    if not isinstance(kept, dict) or not all(map(_is_spot, kept.values())):
        raise _unreadable(path, None, 'expected two whole numbers for each paper, as in "a-paper": [12, -340]')
    return {id_: Spot(x, y) for id_, (x, y) in kept.items()}


def write_known_layout(path: Path, layout: Mapping[str, Spot]) -> bool:
    """Brings the lock up to date; returns whether it had to be written. It has a line for each paper."""
    if not layout and not path.exists():
        return False
    lines = [f"{json.dumps(id_)}: [{layout[id_].x}, {layout[id_].y}]" for id_ in sorted(layout)]
    data = ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8")
    if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == data:
        return False
    write_atomically(path, data, path.with_name(path.name + ".tmp"))
    return True


def _is_spot(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_coordinate, value))


def _is_coordinate(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _FARTHEST


def _unreadable(path: Path, line: int | None, message: str) -> SurveyError:
    hint = "restore it from your version control, or delete it: then the map is drawn anew"
    return SurveyError(Problem(Code.BAD_LOCK, Origin(path.name, line), message, hint))
