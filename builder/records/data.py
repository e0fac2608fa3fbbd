"""The values that the site's scripts load."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of data: a script that gives a value under the file's name."""

    name: str  # POSIX, relative to the data folder and without extension: "columns/title"
    value: Any  # what JSON can hold

    @property
    def text(self) -> str:
        """The script."""
        value = json.dumps(self.value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return f"litsurvey.give({json.dumps(self.name)},{value});\n"
