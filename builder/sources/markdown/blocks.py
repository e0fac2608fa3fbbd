"""Stage 1, Markdown to blocks: its headings, paragraphs, list items and table cells, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from builder.sources.markdown.text import parser

LARGEST = 1 << 20  # characters of a file; its blocks stand in memory at once
_CHUNK = 4_000  # lines that are parsed at once; the parser takes a hundred times their memory
_COMMENT = re.compile(r"%%.{0,20000}?%%|<!--.{0,20000}?-->", re.DOTALL)
_HEADING_LENGTH = 300  # characters; what is longer is a paragraph above a line
Kind = Literal["heading", "paragraph", "item", "more", "quote", "row"]


@dataclass(frozen=True, slots=True)
class MdBlock:
    """A piece of Markdown that stands by itself."""

    kind: Kind  # "item" begins a list item, "more" goes on with it
    line: int  # 1-based, of its first
    text: str  # as it is written, without the marks of lists and quotes
    level: int = 0  # of a heading 1 to 6; of a list item how deep it lies, from 1
    cells: tuple[str, ...] = ()  # of a row of a table
    is_header: bool = False  # the row is its table's first


def md_blocks(text: str) -> list[MdBlock]:
    """Returns the blocks of a text in their order; code, HTML and comments are left out."""
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text) if "%%" in text or "<!--" in text else text
    return [block for first, chunk in _chunks(text) for block in _blocks(chunk, first)]


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yields parts of a long text with the number of lines before them; each begins at a line that may stand alone."""
    lines = text.split("\n")
    begin = 0
    while len(lines) - begin > _CHUNK:
        last = begin + _CHUNK
        end = next((at for at in range(last, last - 500, -1) if lines[at] and lines[at][0] not in " \t|>"), last)
        yield begin, "\n".join(lines[begin:end])
        begin = end
    yield begin, "\n".join(lines[begin:])


def _blocks(text: str, before: int) -> Iterator[MdBlock]:
    depth = quotes = heading = 0
    is_first = in_head = False
    line = 1
    cells: list[str] = []
    for token in parser().parse(text):
        kind = token.type
        line = before + token.map[0] + 1 if token.map else line
        depth += {"list_item_open": 1, "list_item_close": -1}.get(kind, 0)
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(kind, 0)
        is_first = is_first or kind == "list_item_open"
        in_head = kind == "thead_open" or (in_head and kind != "thead_close")
        if kind == "heading_open":
            heading = int(token.tag[1])
        elif kind == "tr_open":
            cells = []
        elif kind in ("th_open", "td_open"):
            cells.append("")
        elif kind == "tr_close":
            yield MdBlock("row", line, " | ".join(cells), cells=tuple(cells), is_header=in_head)
            cells = []
        elif kind == "inline" and cells:
            cells[-1] = token.content
        elif kind == "inline":
            is_heading = heading > 0 and len(token.content) <= _HEADING_LENGTH and "\n" not in token.content
            if is_heading:
                yield MdBlock("heading", line, token.content, heading)
            elif depth:
                yield MdBlock("item" if is_first else "more", line, token.content, depth)
            else:
                yield MdBlock("quote" if quotes else "paragraph", line, token.content)
            heading, is_first = 0, False
