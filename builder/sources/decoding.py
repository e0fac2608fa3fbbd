"""Stage 1, bytes to text: UTF-8, UTF-16, what an XML file says it is, else Windows-1252 with a Problem.

A file is read twice, in chunks: once to learn its encoding for certain, once by its reader. So no reader meets bytes
that cannot be decoded, and none needs the whole file in memory.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from builder.problems import Code, Problem
from builder.records import Origin

Opener = Callable[[], BinaryIO]  # gives the same bytes each time

_CHUNK = 1 << 20  # bytes
_PEEK = 4096  # bytes in which UTF-16 without a mark shows
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_XML_SAYS = re.compile(rb"""^<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.-]{1,30})["']""")
# Encodings that an XML declaration may name; others are decided by the bytes.
_XML_KNOWN = {"iso-8859-1": "latin-1", "latin1": "latin-1", "iso-8859-15": "iso8859-15", "windows-1252": "cp1252"}
_SAVE_AS_UTF8 = "save the file as UTF-8"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of one file become text."""

    name: str  # Python's name of the codec
    errors: str = "strict"  # "ignore" where the last character alone is cut

    def open(self, opener: Opener) -> TextIO:
        """Returns the text from its start, with "\\n" line ends."""
        return io.TextIOWrapper(opener(), encoding=self.name, errors=self.errors, newline=None)


def find_encoding(opener: Opener, origin: Origin) -> tuple[Encoding | None, tuple[Problem, ...]]:
    """Reads all bytes; returns how to decode them, None where they are no text, and what is wrong with them."""
    with opener() as file:
        peek = file.read(_PEEK)
    marked = next((name for mark, name in _MARKS.items() if peek.startswith(mark)), "") or _unmarked_utf16(peek)
    if marked.startswith("utf-16"):
        return _utf16(opener, origin, marked)
    declared = _XML_SAYS.match(peek)
    said = _XML_KNOWN.get(declared[1].decode("ascii").lower(), "") if declared else ""
    if said:
        return _checked(opener, origin, Encoding(said)), ()
    failure = _first_failure(opener, "utf-8")
    if failure is None:
        return _nul_free(opener, origin, Encoding(marked or "utf-8"))
    return _not_utf8(opener, origin, *failure)


def _unmarked_utf16(peek: bytes) -> str:
    """Tells UTF-16 without a mark by the zero bytes of its Latin letters: nearly all at odd places, or at even ones."""
    even, odd = peek[0::2], peek[1::2]
    if len(odd) < 4:
        return ""
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros.count(0) > 0.7 * len(zeros) and others.count(0) == 0:
            return name
    return ""


def _utf16(opener: Opener, origin: Origin, name: str) -> tuple[Encoding | None, tuple[Problem, ...]]:
    failure = _first_failure(opener, name)
    if failure is None:
        return _nul_free(opener, origin, Encoding(name))
    return None, (_unreadable(f"the file begins as UTF-16 but is none: {failure[1].reason}", origin),)


def _not_utf8(
    opener: Opener, origin: Origin, at: int, error: UnicodeDecodeError
) -> tuple[Encoding | None, tuple[Problem, ...]]:
    """`at` is the number of the first byte that is not UTF-8."""
    place = Origin(origin.path, _line_at(opener, at))
    # One broken character at the very end of a text with sound ones before it: UTF-8 that was cut off.
    if error.reason == "unexpected end of data" and not _is_ascii(opener, at):
        cut = Problem(Code.TRUNCATED, place, "the file ends in the middle of a character", "copy it again to its end")
        return Encoding("utf-8-sig", "ignore"), (cut,)
    if _first_failure(opener, "cp1252") is not None:
        return None, (_unreadable("the file is neither UTF-8 nor Windows-1252", place),)
    encoding, problems = _nul_free(opener, origin, Encoding("cp1252"))
    if encoding is None:
        return None, problems
    found = f"byte 0x{error.object[error.start]:02x} is not UTF-8; the whole file was read as Windows-1252"
    return encoding, (Problem(Code.ENCODING, place, found, f"check its accents and {_SAVE_AS_UTF8}"),)


def _checked(opener: Opener, origin: Origin, encoding: Encoding) -> Encoding | None:
    """Windows-1252 leaves five bytes open, which Latin-1 has as controls."""
    return encoding if _first_failure(opener, encoding.name) is None else Encoding("latin-1")


def _nul_free(opener: Opener, origin: Origin, encoding: Encoding) -> tuple[Encoding | None, tuple[Problem, ...]]:
    with encoding.open(opener) as text:
        if any("\0" in chunk for chunk in iter(lambda: text.read(_CHUNK), "")):
            return None, (_unreadable("the file holds NUL bytes and seems to be no text", origin),)
    return encoding, ()


def _first_failure(opener: Opener, name: str) -> tuple[int, UnicodeDecodeError] | None:
    """Returns the place of the first byte that `name` cannot decode, with the error; None where there is none."""
    decoder = codecs.getincrementaldecoder(name)()
    done = 0
    for chunk in (*_chunks(opener), b""):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return done - pending + error.start, error
        done += len(chunk)
    return None


def _chunks(opener: Opener) -> Iterator[bytes]:
    with opener() as file:
        yield from iter(lambda: file.read(_CHUNK), b"")


def _is_ascii(opener: Opener, end: int) -> bool:
    """Says whether the bytes before `end` are ASCII."""
    failure = _first_failure(opener, "ascii")
    return failure is None or failure[0] >= end


def _line_at(opener: Opener, index: int) -> int:
    """Returns the 1-based line of a byte, with any of the three line ends."""
    newlines = io.IncrementalNewlineDecoder(None, translate=True)
    lines, left = 1, index
    for chunk in _chunks(opener):
        part = chunk[:left].decode("latin-1")
        lines += newlines.decode(part, final=len(part) == left).count("\n")
        left -= len(part)
        if not left:
            break
    return lines


def _unreadable(message: str, place: Origin) -> Problem:
    return Problem(Code.UNREADABLE_FILE, place, message, f"{_SAVE_AS_UTF8}, or move it out of the folder")
