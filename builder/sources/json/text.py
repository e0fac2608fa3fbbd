"""Stage 1, JSON from a stream: one value after the other, with no more in memory than the value at hand.

The standard library decodes each value; here is only what it lacks: going on where a value is longer than what was
read so far, telling a value that is cut off from one that is wrong, and the line that each stands on.
"""

from __future__ import annotations

import json
import re
from typing import TextIO

LIMIT = 1 << 23  # characters that one record may have: a work with thousands of authors has half as many
_CHUNK = 1 << 16  # characters read at once
_BEHIND = 64  # characters kept in front of the place, by which the indentation of a record shows
_ERROR_AT_END = 12  # characters: a literal, a number or an escape that ends too soon is found at its beginning
BLANKS = re.compile(r"[\s\ufeff\x1e]*")  # a record separator (RFC 7464) counts as white space
_DIGITS = 300  # of a number; Python itself refuses to read thousands of them


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < _DIGITS else digits


# Line ends and tabs inside of texts are forgiven: files mended by hand have them.
_DECODER = json.JSONDecoder(strict=False)
_SLOW_DECODER = json.JSONDecoder(strict=False, parse_int=_integer)


class BrokenError(Exception):
    """What stands at `at` in the window's text is no JSON; `is_cut` where it may be JSON whose end is missing."""

    def __init__(self, at: int, is_cut: bool = False) -> None:
        super().__init__(at)
        self.at = at
        self.is_cut = is_cut


def decode(text: str, at: int) -> tuple[object, int]:
    """Returns the value that begins at `at` and the place behind it. Raises BrokenError."""
    try:
        try:
            return _DECODER.raw_decode(text, at)
        except json.JSONDecodeError:
            raise
        except ValueError:  # a number of thousands of digits
            return _SLOW_DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        ran_out = error.pos >= len(text) - _ERROR_AT_END or error.msg.startswith("Unterminated string")
        raise BrokenError(error.pos, ran_out) from None
    except RecursionError:
        raise BrokenError(at) from None


class Window:
    """The part of a stream that is in memory, and a place in it."""

    def __init__(self, stream: TextIO) -> None:
        self.text = ""
        self.at = 0
        self.line = 1  # of the place
        self._stream = stream

    def next(self, passed: re.Pattern[str] = BLANKS) -> str:
        """Moves to the next character that is none of those passed over and returns it; "" at the end of the stream."""
        while True:
            found = passed.match(self.text, self.at)
            self.go(found.end() if found else self.at)
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def go(self, at: int) -> None:
        """Moves on to `at`."""
        self.line += self.text.count("\n", self.at, at)
        self.at = at

    def more(self) -> bool:
        """Reads on and drops what is behind the place, so that places change; False at the end of the stream."""
        # As much again as is held, so that the time for a long value grows with its length and not its square.
        chunk = self._stream.read(max(_CHUNK, len(self.text) - self.at))
        if chunk:
            kept = min(self.at, _BEHIND)
            self.text = self.text[self.at - kept :] + chunk
            self.at = kept
        return bool(chunk)

    def value(self) -> object:
        """Returns the value at the place and moves behind it. Raises BrokenError and stays in front of it."""
        while True:
            try:
                value, end = decode(self.text, self.at)
            except BrokenError as broken:
                if broken.is_cut and len(self.text) - self.at < LIMIT and self.more():
                    continue
                raise
            if end == len(self.text) and isinstance(value, int | float) and self.more():
                continue  # the number may go on
            self.go(end)
            return value

    def line_at(self, at: int) -> int:
        """Returns the line of a character that is not behind the place."""
        return self.line + self.text.count("\n", self.at, at)

    def indentation(self) -> str | None:
        """Returns the blanks between the line's beginning and the place; None where something else stands there."""
        before = self.text[max(0, self.at - _BEHIND) : self.at].rpartition("\n")[2]
        return None if before.strip("\ufeff \t") else before
