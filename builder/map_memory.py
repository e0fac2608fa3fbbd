"""map.lock: where each paper stood on the last map, so that papers stay there; the author commits it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from builder.lock_files import read_lock_file, unusable, write_lock_file
from builder.records import Spot

_WITHOUT_IT = "the map is drawn anew"
_FARTHEST = 1_000_000  # either way; maps of any survey are far smaller


def read_known_layout(path: Path) -> dict[str, Spot]:
    """Returns the spots of papers by id; nothing where there is no lock.

    Raises SurveyError for a file that is not as the build writes it: to go on would move every paper.
    """
    read = read_lock_file(path, _WITHOUT_IT)
    if read is None:
        return {}
    kept, _ = read
    if not isinstance(kept, dict) or not all(map(_is_spot, kept.values())):
        said = 'expected two whole numbers for each paper, as in "a-paper": [12, -340]'
        raise unusable(path, None, said, _WITHOUT_IT)
    return {id_: Spot(x, y) for id_, (x, y) in kept.items()}


def write_known_layout(path: Path, layout: Mapping[str, Spot]) -> bool:
    """Brings the lock up to date; returns whether it had to be written. It has a line for each paper."""
    if not layout and not path.exists():
        return False
    lines = [f"{json.dumps(id_)}: [{layout[id_].x}, {layout[id_].y}]" for id_ in sorted(layout)]
    return write_lock_file(path, "{\n" + ",\n".join(lines) + "\n}\n")


def _is_spot(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_coordinate, value))


def _is_coordinate(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _FARTHEST
