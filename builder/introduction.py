"""The author's own introduction to the survey, as Markdown for the home page."""

from __future__ import annotations

from pathlib import Path

from builder.problems import Code, Problem, SurveyError
from builder.records import Origin

INTRODUCTION = "introduction.md"


def read_introduction(content: Path) -> str:
    """Returns content/introduction.md, "" where there is none. Raises SurveyError where it is no UTF-8 text."""
    path = content / INTRODUCTION
    if not path.is_file():
        return ""
    try:
        return path.read_text(encoding="utf-8-sig").strip()
    except UnicodeDecodeError:
        place = Origin(f"{content.name}/{INTRODUCTION}")
        problem = Problem(Code.ENCODING, place, "cannot be read as UTF-8 text", "save it as UTF-8")
        raise SurveyError(problem) from None
