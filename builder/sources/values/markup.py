"""Stage 1, mark-up: titles and abstracts that carry a few HTML, JATS or MathML tags, to plain text."""

from __future__ import annotations

import re
from html import unescape

# Tags that services leave in their texts; anything else between angle brackets ("x<y and z>w") is text.
_NAMES = (
    r"a|abbr|abstract|b|bold|br|cite|code|div|em|h[1-6]|hr|i|inf|inline-formula|italic|label|li|list|list-item|math|ol"
    r"|p|sc|scp|sec|section|small|span|strong|sub|sup|tex-math|title|tt|u|ul|underline"
)
_TAG = re.compile(rf"</?(?:(?:jats|mml|xhtml|ns\d):[\w-]+|{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
# What stands in a block of its own is no part of the word before it.
_BLOCK = re.compile(r"</?(?:jats:)?(?:p|br|div|h[1-6]|hr|li|list|list-item|ol|sec|section|title|ul)\b", re.IGNORECASE)
_HEADING = re.compile(r"<(?P<tag>(?:jats:)?title|h[1-6])>\s*(?P<text>[^<>]{1,80}?)\s*</(?P=tag)>", re.IGNORECASE)
_TWICE = re.compile(r"<jats:tex-math\b[^<>]*>[^<>]*</jats:tex-math>\s*(?=<mml:math\b)", re.IGNORECASE)
_ENTITY = re.compile(r"&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


def plain(text: str) -> str:
    """Returns the text without tags and with entities resolved; headings of its parts stay: "Methods: ..."."""
    if "<" in text:
        text = _TWICE.sub("", text)
        text = _HEADING.sub(_heading, text)
        text = _TAG.sub(lambda tag: " " if _BLOCK.match(tag[0]) else "", text)
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text) if "&" in text else text


def _heading(found: re.Match[str]) -> str:
    """An abstract that says "Abstract" of itself needs no heading."""
    text = found["text"].rstrip(":. ")
    return " " if text.casefold() in ("abstract", "summary", "") else f" {text}: "
