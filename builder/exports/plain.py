"""Stage 4b, what formats without mark-up share: texts on one line, names with the family name first."""

from __future__ import annotations

import re

from builder.records import Author, Paper

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def on_one_line(text: str) -> str:
    """Returns the text with every kind of white space folded to single blanks and without control characters."""
    return " ".join(_CONTROLS.sub("", text).split())


def family_first(author: Author) -> str:
    """Returns "van Beethoven, Ludwig, Jr."; a body as it stands."""
    family = " ".join(part for part in (author.particle, author.family) if part)
    return on_one_line(", ".join(part for part in (family, author.given, author.suffix) if part))


def date_parts(paper: Paper) -> list[int]:
    """Returns [year, month, day] as far as they are known."""
    if paper.date:
        return [int(part) for part in paper.date.split("-")]
    return [paper.year] if paper.year else []
