"""Stage 1, Markdown to text: what a paragraph says without its marks, and the addresses that it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from builder.sources.values.text import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LONGEST = 20_000  # characters of a paragraph whose marks are looked at; the parser takes its time over brackets
_MOST_BRACKETS = 400
_WIKI_LINK = re.compile(r"!?\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\](?!\()")
_MATH = re.compile(r"\$[^$\n]{1,400}\$|\\\([^\n]{1,400}?\\\)")
_KEPT = re.compile("\ue000(\\d{1,6})\ue001")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|]+[^\s<>\"'`|.,;:!?)\]}，。；：、）】]")
_HREF = re.compile(r"""<a\s[^<>]{0,500}?href\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that looks the same from end to end."""

    text: str
    href: str = ""  # where it leads, "" where it is no link
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False


@cache
def parser() -> MarkdownIt:
    """Returns a parser of blocks, tables among them, that leaves the text of each as it stands."""
    from markdown_it import MarkdownIt  # slow to load

    return MarkdownIt("commonmark").enable("table").disable("inline")


@cache
def _inline() -> MarkdownIt:
    from markdown_it import MarkdownIt  # slow to load

    return MarkdownIt("commonmark").enable("strikethrough")


def plain_text(text: str) -> str:
    """Returns the text of Markdown on one line: links and emphasis by their words, images left out, formulas kept."""
    return clean("".join(piece.text for piece in pieces(text)))


def pieces(text: str) -> list[Piece]:
    """Returns the stretches of a paragraph; "\\n" stands for its line ends. Bare addresses are links without a text."""
    if len(text) > _LONGEST or text.count("[") > _MOST_BRACKETS:
        return [Piece(text)]
    text = text.replace("\ue000", "").replace("\ue001", "")
    text = _WIKI_LINK.sub(lambda found: (found[2] or found[1].split("#")[0] or found[1]).strip("# "), text)
    kept: list[str] = []

    def keep(formula: re.Match[str]) -> str:
        kept.append(formula[0])
        return f"\ue000{len(kept) - 1}\ue001"

    text = _MATH.sub(keep, text)
    tokens = _inline().parseInline(text)
    found = _pieces(tokens[0].children or [] if tokens else [])
    return [_with_text(piece, _KEPT.sub(lambda at: kept[int(at[1])], piece.text)) for piece in found]


def _with_text(piece: Piece, text: str) -> Piece:
    return piece if text == piece.text else Piece(text, piece.href, piece.is_bold, piece.is_italic, piece.is_code)


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    href, bold, italic = "", 0, 0
    for token in tokens:
        kind = token.type
        if kind == "link_open":
            href = str(token.attrs.get("href", ""))
            continue
        bold += {"strong_open": 1, "strong_close": -1}.get(kind, 0)
        italic += {"em_open": 1, "em_close": -1}.get(kind, 0)
        if kind == "link_close":
            href = ""
        elif kind == "html_inline":
            tag = token.content.lower().strip("<>/ ").split(" ")[0]
            step = -1 if token.content.startswith("</") else 1
            bold += step if tag in ("b", "strong") else 0
            italic += step if tag in ("i", "em") else 0
            opened = _HREF.match(token.content)
            href = opened[1] if opened else "" if tag == "a" else href
            if tag == "br":
                yield Piece("\n")
        elif kind in ("softbreak", "hardbreak"):
            yield Piece("\n")
        elif kind == "code_inline" or (kind == "text" and href):
            is_address = token.content == href or token.content.startswith(("http://", "https://"))
            yield Piece("" if is_address and href else token.content, href, bold > 0, italic > 0, kind != "text")
        elif kind == "text":
            yield from _with_addresses(token.content, bold > 0, italic > 0)


def _with_addresses(text: str, is_bold: bool, is_italic: bool) -> Iterator[Piece]:
    at = 0
    for found in _ADDRESS.finditer(text):
        yield Piece(text[at : found.start()], "", is_bold, is_italic)
        yield Piece("", found[0])
        at = found.end()
    if text[at:]:
        yield Piece(text[at:], "", is_bold, is_italic)
