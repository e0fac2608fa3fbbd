"""Stage 4, pages: any text becomes Markdown that renders as exactly that text, whatever the engine."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

# What opens markup in Python-Markdown, CommonMark, GFM or a common extension of theirs.
_MARKUP = re.compile(
    r"[\\`*_{}\[\]<>&|~$^#@]"  # wherever it stands
    r"|(?<![^ ])[-+=:!?]"  # at a word's start, which may be the line's: a bullet, a rule, a definition, a note
    r"|([-+=!?])(?=\1)|(?<=([-+=!?]))\2"  # in runs: dashes to be, marked or inserted text
    r"|:(?=[^ ])"  # a scheme, the name of an emoji
    r"|(?<=[0-9])[.)](?= |$)"  # a numbered item
    r"|(?<=[Ww]{3})\."  # an address that GFM would link
)
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPACE = re.compile(r"\s+")
_UNSAFE_IN_URL = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!&+,;=%]")
_BACKTICKS = re.compile(r"`+")
WEB_SCHEMES = ("https://", "http://")


def fold(text: str) -> str:
    """Returns the text as one line: white space folded to single blanks, what no page may hold taken out."""
    return clean(text).strip()


def clean(text: str) -> str:
    """Like `fold`, but a blank at either end stays: for a stretch of a longer text."""
    kept = text if text.isascii() and text.isprintable() else "".join(map(_kept, text))
    return _SPACE.sub(" ", kept)


def escape(text: str) -> str:
    """Returns Markdown that renders as `fold(text)` in Python-Markdown, CommonMark and GFM, also at a line's start."""
    return escape_stretch(text).strip()


def escape_stretch(text: str) -> str:
    """Like `escape`, but a blank at either end stays: for a stretch of a longer text."""
    return _MARKUP.sub(_entity, clean(text))


def front_matter_value(text: str) -> str:
    """Returns a YAML string of the HTML-escaped text: themes put titles and descriptions into pages as they are."""
    return json.dumps(html.escape(fold(text)), ensure_ascii=False)


def front_matter_list(texts: Sequence[str]) -> str:
    """Returns a YAML flow list of the HTML-escaped texts."""
    return "[" + ", ".join(front_matter_value(text) for text in texts) + "]"


def is_web(url: str) -> bool:
    """Tells whether a page may link to the address: no scheme but http and https ever reaches a page."""
    return url.lower().startswith(WEB_SCHEMES)


def link(text: str, url: str) -> str:
    """Returns a Markdown link, or the text alone where the address is not of the web."""
    return f"[{escape(text)}]({destination(url)})" if is_web(url) else escape(text)


def destination(url: str) -> str:
    """Returns an address that can stand between the parentheses of a Markdown link."""
    return _UNSAFE_IN_URL.sub(lambda match: quote(match[0], safe=""), fold(url)).replace("&", "&amp;")


def code_block(text: str, language: str) -> str:
    """Returns a fenced block that no run of backticks in the text can close."""
    lines = ["".join(map(_kept, line.expandtabs(4))).rstrip() for line in text.strip("\n").split("\n")]
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((fence + language, *lines, fence))


def _entity(match: re.Match[str]) -> str:
    return _NAMED.get(match[0], f"&#{ord(match[0])};")


def _kept(char: str) -> str:
    """Returns the character, nothing for a control or a code point that is no character, U+FFFD for half of one."""
    category = unicodedata.category(char)
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    is_no_character = category == "Cn" and (ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF)
    return "" if (category == "Cc" and not char.isspace()) or is_no_character else char
