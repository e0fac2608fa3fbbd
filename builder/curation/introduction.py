"""The author's own introduction to the survey, as Markdown that fits under the home page's title."""

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
        return below_title(path.read_text(encoding="utf-8-sig").strip())
    except UnicodeDecodeError:
        place = Origin(f"{content.name}/{INTRODUCTION}")
        problem = Problem(Code.ENCODING, place, "cannot be read as UTF-8 text", "save it as UTF-8")
        raise SurveyError(problem) from None


def below_title(text: str) -> str:
    """Moves all headings one level down where one of them is of the first level, which the page's title has."""
    from markdown_it import MarkdownIt

    headings = [token for token in MarkdownIt("commonmark").parse(text) if token.type == "heading_open"]
    if not any(token.tag == "h1" for token in headings):
        return text
    lines = text.split("\n")
    for token in reversed(headings):
        start, end = token.map or (0, 0)
        level = "#" * min(int(token.tag[1]) + 1, 6)
        words = lines[start].lstrip(" #") if token.markup.startswith("#") else " ".join(lines[start : end - 1])
        lines[start:end] = [f"{level} {words.strip()}"]
    return "\n".join(lines)
