"""Stage 1, bytes to text: UTF-8, UTF-16 with its mark, else Windows-1252 with a Problem."""

from __future__ import annotations

import codecs

from builder.problems import Code, Problem
from builder.records import Origin

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS_UTF8 = "save the file as UTF-8"


def decode(data: bytes, origin: Origin) -> tuple[str | None, tuple[Problem, ...]]:
    """Returns the text with "\\n" line ends, None where the bytes are no text, and what was wrong with them."""
    text, problems = _decoded(data, origin)
    if text is not None and "\0" in text:
        return None, (_unreadable("the file holds NUL bytes and seems to be no text", origin),)
    return text and text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _decoded(data: bytes, origin: Origin) -> tuple[str | None, tuple[Problem, ...]]:
    if data.startswith(_UTF16_MARKS):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            return None, (_unreadable(f"the file begins as UTF-16 but is none: {error.reason}", origin),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        # `error.object` is without the byte-order mark, if there was one.
        return _not_utf8(error.object, error, origin)


def _not_utf8(data: bytes, error: UnicodeDecodeError, origin: Origin) -> tuple[str | None, tuple[Problem, ...]]:
    place = Origin(origin.path, _line_at(data, error.start))
    head = data[: error.start]
    # One broken character at the very end of a text with sound ones before it: UTF-8 that was cut off.
    if error.reason == "unexpected end of data" and not head.isascii():
        cut = Problem(Code.TRUNCATED, place, "the file ends in the middle of a character", "copy it again to its end")
        return head.decode("utf-8"), (cut,)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, (_unreadable("the file is neither UTF-8 nor Windows-1252", place),)
    found = f"byte 0x{data[error.start]:02x} is not UTF-8; the whole file was read as Windows-1252"
    return text, (Problem(Code.ENCODING, place, found, f"check its accents and {_SAVE_AS_UTF8}"),)


def _line_at(data: bytes, index: int) -> int:
    """Returns the 1-based line of a byte, with any of the three line ends."""
    head = data[:index].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return head.count(b"\n") + 1


def _unreadable(message: str, place: Origin) -> Problem:
    return Problem(Code.UNREADABLE_FILE, place, message, f"{_SAVE_AS_UTF8}, or move it out of the folder")
