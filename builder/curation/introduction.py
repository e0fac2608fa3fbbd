"""The author's own introduction to the survey, as Markdown that fits under the home page's title."""

from __future__ import annotations

import re
from pathlib import Path

from builder.curation.files import leads_out, outside
from builder.problems import Code, Problem, SurveyError
from builder.records import Origin

INTRODUCTION = "introduction.md"
_LEAD = re.compile(r"(?:\s|>|[-+*](?= )|\d{1,9}[.)](?= ))*")  # what makes a quotation or an item of a line


def read_introduction(content: Path) -> str:
    """Returns content/introduction.md, "" where there is none. Raises SurveyError where it cannot be read as UTF-8."""
    path = content / INTRODUCTION
    if not path.is_file():
        return ""
    if leads_out(path, content):
        raise SurveyError(outside(f"{content.name}/{INTRODUCTION}", content))
    try:
        return below_title(path.read_text(encoding="utf-8-sig").strip())
    except OSError as error:
        place = Origin(f"{content.name}/{INTRODUCTION}")
        hint = "make it a file that may be read"
        problem = Problem(Code.UNREADABLE_FILE, place, f"cannot be read: {error.strerror}", hint)
        raise SurveyError(problem) from None
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
        match = _LEAD.match(lines[start]) if token.level else None
        lead = match[0] if match else ""
        first = lines[start][len(lead) :].lstrip()
        further = [line.lstrip(" >") if lead else line for line in lines[start + 1 : end - 1]]
        words = first.removeprefix(token.markup) if token.markup.startswith("#") else " ".join([first, *further])
        lines[start:end] = [f"{lead}{level} {words.strip()}"]
    return "\n".join(lines)
