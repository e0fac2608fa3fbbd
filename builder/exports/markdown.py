"""Stage 4b: papers as rows of a Markdown table, for notes, READMEs and issues; without their abstracts.

What has a meaning in Markdown is written as a character reference, so that a title stays a title in every dialect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import quote

from builder.exports.plain import date_parts, family_first, on_one_line
from builder.records import Author, Paper

# Besides what opens markup: what GitHub makes links, names of emoji and formulas of, and what looks like a reference.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~$^#@!:=+%-]|(?<=[Ww]{3})\.")
_UNSAFE = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!&+,;=%]")
_WEB = ("http://", "https://")
_DIVIDER = "; "


def markdown_rows(papers: Sequence[Paper]) -> list[str]:
    """Returns a row for each paper, in their order; a title leads to the paper where an address is known."""
    return [_row(value(paper) for value in _COLUMNS.values()) for paper in papers]


def _title(paper: Paper) -> str:
    address = paper.url if paper.url.lower().startswith(_WEB) else _address(paper)
    quoted = _UNSAFE.sub(lambda sign: quote(sign[0], safe=""), address).replace("&", "&amp;")
    return f"[{_text(paper.title)}]({quoted})" if quoted else _text(paper.title)


def _address(paper: Paper) -> str:
    """The address that an identifier stands for, where the source names none."""
    if paper.doi:
        return f"https://doi.org/{paper.doi}"
    return f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else ""


def _names(authors: Sequence[Author]) -> str:
    return _DIVIDER.join(_text(family_first(author).replace(";", ",")) for author in authors)


def _list(texts: Sequence[str]) -> str:
    return _DIVIDER.join(_text(text.replace(";", ",")) for text in texts)


def _text(text: str) -> str:
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", on_one_line(text))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


_COLUMNS: Mapping[str, Callable[[Paper], str]] = {
    "Title": _title,
    "Authors": lambda paper: _names(paper.authors),
    "Year": lambda paper: str(next(iter(date_parts(paper)), "")),
    "Venue": lambda paper: _text(paper.venue),
    "DOI": lambda paper: _text(paper.doi),
    "arXiv": lambda paper: _text(paper.arxiv),
    "Keywords": lambda paper: _list(paper.keywords),
}
MARKDOWN_HEADER = _row(_COLUMNS) + _row("---" for _ in _COLUMNS)
