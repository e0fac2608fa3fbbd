"""Stage 1, TeX to Unicode: accents, symbols, quotes, dashes and simple mathematics in the fields of a .bib file.

The tables are mostly pylatexenc's (see tex_commands), the walk is our own: pylatexenc's raises six kinds of errors
on commands that lack their arguments, takes "%" for a comment, and needs 5 ms for an abstract with one command in it.
This one takes any text, in time that grows with its length alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from builder.sources.bibtex.tex_commands import Command, above, below, commands, symbols

_SPECIAL = re.compile(r"[\\{}$~]|--|``|''|[!?]`")
_TOKEN = re.compile(
    r"\\(?:url|path|nolinkurl)\s*\{(?P<address>[^{}]*)\}"
    r"|\\(?P<name>[A-Za-z]+)\*?(?P<blank>\s*)|\\(?P<char>.)|(?P<mark>[{}~]|\$\$?|---?|``|[!?]`(?!`)|''|[\^_])"
    r"|(?P<text>[^\\{}$~^_`'!?-]+|.)",
    re.DOTALL,
)
_DOLLAR = re.compile(r"(?<!\\)\$\$?")
_MARKS = {"--": "–", "---": "—", "``": "“", "''": "”", "!`": "¡", "?`": "¿"}
_LETTERS = frozenset("-øØłŁßæÆœŒåÅıȷðÐđĐŋŊþÞ")
_OPENING = frozenset("“‘„‚«‹")
_DASHES = frozenset("–—")
_SHORT_WORDS = {"’": re.compile(r"(?:[sdmt]|ll|re|ve)\b"), "°": re.compile(r"[CFK]\b")}
_DEEPEST = 100  # commands inside arguments of commands; what is deeper keeps its text alone
_ESCAPED = re.compile(r"\\([_%&#$~{}])|[{}]")
_TILDE = re.compile(r"\\textasciitilde\s*(\{\})?|\\~\{\}|\\sim\b|\$\s*\\sim\s*\$")
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl|href)\s*\{([^{}]*)\}")
_SYMBOL = re.compile(r"\\([A-Za-z]+)\s*|\$([<>])\$")
_SCRIPTS = {"^": Command(1, above, True), "_": Command(1, below, True)}


@dataclass(slots=True)
class _Open:
    """A group, or a command that still waits for arguments."""

    start: int  # index into the output, where its text or its current argument begins
    was_math: bool
    command: Command | None = None  # None for a group
    arguments: list[str] = field(default_factory=list)


def unicode_of(text: str) -> str:
    """Returns the text without TeX: braces are gone, commands are what they print; no text raises."""
    if not _SPECIAL.search(text):
        return text
    if "$\\backslash$" in text:  # as Mendeley writes what was TeX already
        text = text.replace("$\\backslash$", "\\").replace("{\\{}", "{").replace("{\\}}", "}").replace("{\\$}", "$")
    return unicodedata.normalize("NFC", _Walk(text).result())


def address_of(text: str) -> str:
    """Returns an address or identifier as it is meant: taken out of \\url{...}, "\\_" as "_", no braces and blanks."""
    found = _ADDRESS.search(text)
    text = _TILDE.sub("~", found[1] if found else text)
    text = _SYMBOL.sub(lambda symbol: symbol[2] or symbols().get(symbol[1], symbol[0]), text)
    return "".join(_ESCAPED.sub(lambda escaped: escaped[1] or "", text).split())


class _Walk:
    """One way through a text, from token to token; what is open stands on a stack of our own, not on Python's."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._waiting = 0  # commands on the stack
        self._is_math = False
        self._dollars = _math_dollars(text)
        self._symbols = symbols()
        self._commands = commands()

    def result(self) -> str:
        for token in _TOKEN.finditer(self._text):
            self._take(token)
        while self._open:
            self._close(self._open.pop())
        return "".join(self._out)

    def _take(self, token: re.Match[str]) -> None:
        kind, value = token.lastgroup, token[token.lastgroup or 0]
        if kind == "address":
            self._emit(address_of(value))
        elif kind in ("blank", "char"):
            self._command(token["name"] or token["char"], token["blank"] or "", token)
        elif kind == "mark":
            self._mark(value, token.start())
        else:
            self._words(value)

    def _command(self, name: str, blank: str, token: re.Match[str]) -> None:
        if (command := self._commands.get(name)) and not (self._is_math and name == "="):
            self._begin(command)
        elif name in "()[]":
            self._is_math = name in "(["
        elif name in self._symbols:
            symbol = self._symbols[name]
            keeps = blank and not self._is_waiting() and not self._is_joined(symbol, token)
            self._emit(f"{symbol} " if keeps and symbol else symbol)
        elif not name[0].isalpha():
            self._emit(name)
        elif not self._text.startswith(("{", "["), token.end()) or self._text.startswith("{}", token.end()):
            self._emit(f"{name} " if blank else name)  # an author's own, such as the name of a method

    def _is_joined(self, symbol: str, token: re.Match[str]) -> bool:
        """A symbol keeps the blank that TeX would eat, for people forget the braces that save it.

        A letter does not, nor a quotation mark that opens, nor what stands right behind a word and belongs to the next.
        """
        if symbol in _DASHES:
            return not self._text[token.start() - 1 : token.start()].isspace()
        short = _SHORT_WORDS.get(symbol)
        return bool(short and short.match(self._text, token.end())) or symbol in _LETTERS or symbol in _OPENING

    def _mark(self, mark: str, at: int) -> None:
        if mark == "{":
            self._open.append(_Open(len(self._out), self._is_math))
        elif mark == "}":
            self._end_group()
        elif mark in ("$", "$$"):
            self._dollar(mark, at)
        elif mark == "~":
            before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
            self._emit("~" if after.isdigit() and (not before or before in " \n(") else " ")
        elif mark in _SCRIPTS:
            self._script(mark)
        else:
            self._emit(mark if self._is_math else _MARKS[mark])

    def _script(self, mark: str) -> None:
        if self._is_math:
            self._begin(_SCRIPTS[mark])
        else:
            self._emit(mark)

    def _dollar(self, mark: str, at: int) -> None:
        if at in self._dollars:
            self._is_math = not self._is_math
        else:
            self._emit(mark)

    def _words(self, text: str) -> None:
        """Gives the first character to a command that waits for one, the rest to the text."""
        while self._is_waiting() and (text := text.lstrip()):
            self._emit(text[0])
            text = text[1:]
        if text and not self._is_waiting():
            self._out.append(text)

    def _begin(self, command: Command) -> None:
        if self._waiting >= _DEEPEST:
            return
        self._waiting += 1
        self._open.append(_Open(len(self._out), self._is_math, command))
        self._is_math = self._is_math or command.is_math

    def _end_group(self) -> None:
        if not any(opened.command is None for opened in self._open[-_DEEPEST - 1 :]):
            return  # a brace that nothing opens
        while (opened := self._open.pop()).command is not None:
            self._close(opened)
        self._is_math = opened.was_math
        self._complete()

    def _emit(self, text: str) -> None:
        self._out.append(text)
        if text or not self._is_math:
            self._complete()

    def _complete(self) -> None:
        """Takes what stands behind a waiting command as its next argument; with the last, it becomes text."""
        while self._is_waiting():
            opened = self._open[-1]
            assert opened.command is not None
            opened.arguments.append(self._cut(opened.start))
            if len(opened.arguments) < opened.command.arguments:
                return
            self._close(self._open.pop())

    def _close(self, opened: _Open) -> None:
        """Writes what a command gives of its arguments; those that the text lacks are empty."""
        if opened.command is None:
            return
        self._waiting -= 1
        self._is_math = opened.was_math
        if len(opened.arguments) < opened.command.arguments:
            opened.arguments.append(self._cut(opened.start))
        missing = opened.command.arguments - len(opened.arguments)
        self._out.append(opened.command.text(*opened.arguments, *[""] * missing))

    def _cut(self, start: int) -> str:
        text = "".join(self._out[start:])
        del self._out[start:]
        return text

    def _is_waiting(self) -> bool:
        return bool(self._open) and self._open[-1].command is not None


def _math_dollars(text: str) -> frozenset[int]:
    """Returns the places of those "$" that open or close mathematics; the others are money."""
    places = [found.span() for found in _DOLLAR.finditer(text)]
    paired = list[int]()
    index = 0
    while index + 1 < len(places):
        first, second = places[index : index + 2]
        if _is_math(text[first[1] : second[0]], text[second[1] : second[1] + 1]):
            paired += (first[0], second[0])
            index += 2
        else:
            index += 1
    return frozenset(paired)


def _is_math(inner: str, after: str) -> bool:
    """Follows pandoc: no blank inside the dollars, no digit behind the last; or signs that only mathematics has."""
    if inner and not any(char.isalnum() or char.isspace() for char in inner):
        return True  # "$-$50"
    if not inner[:1].isspace() and not inner[-1:].isspace() and not after.isdigit():
        return True
    return len(inner) < 300 and any(sign in inner for sign in "\\^_=")
