"""What one build must know of the last one, in files that the author commits: topics.lock and map.lock, JSON both."""

from __future__ import annotations

import json
from pathlib import Path

from builder.problems import Code, Problem, SurveyError
from builder.publish import write_atomically
from builder.records import Origin


def read_lock_file(path: Path, without_it: str) -> tuple[object, str] | None:
    """Returns what the file holds, and its text; None where there is no such file.

    `without_it` says what a build does where there is none. Raises SurveyError for a file that is no JSON.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise unusable(path, None, f"cannot be read ({error})", without_it) from None
    try:
        return json.loads(text), text
    except json.JSONDecodeError as error:
        raise unusable(path, error.lineno, f"is no JSON: {error.msg}", without_it) from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets in brackets
        raise unusable(path, None, f"is no JSON that a build writes: {error}", without_it) from None


def write_lock_file(path: Path, text: str) -> bool:
    """Brings the file up to date, whatever line ends version control gave it; returns whether it had to be written."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == data:
        return False
    write_atomically(path, data, path.with_name(path.name + ".tmp"))
    return True


def unusable(path: Path, line: int | None, message: str, without_it: str) -> SurveyError:
    """Returns the error for a file that is not as a build writes it."""
    hint = f"restore it from your version control, or delete it: then {without_it}"
    return SurveyError(Problem(Code.BAD_LOCK, Origin(path.name, line), message, hint))
