"""Stage 1, dates: the forms that bibliographies write them in, to a year and ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<year>1[4-9]\d\d|2[01]\d\d)"
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s", re.IGNORECASE)  # at the start, as in RFC 2822
_NO_YEAR = re.compile(r"-\d{4}")  # before our era
_UNKNOWN_DIGITS = re.compile(r"(\d{2}[\duX])[uX](?!\w)", re.ASCII)  # EDTF: 20uu, 199X
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d?)(-(?P<day>\d\d?))?(?!\d)",  # 2024-03-17T..., 2024-03
        r"(?P<year>0\d{3}|1[0-3]\d\d)(-(?P<month>\d\d)(-(?P<day>\d\d))?)?[?~%]?(/.*)?\s*$",  # nothing else: 0476
        rf"{_YEAR}/(?P<month>\d\d?)?(/(?P<day>\d\d?)?)?(/.*)?\s*$",  # RIS: 2024/03/17/ and 2024///
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)\b",  # 20240317
        rf"{_YEAR}[ -]{_NAME}([ -](?P<day>\d\d?))?\b",  # MEDLINE: 2024 Mar 17, 2024 Mar-Apr
        rf"{_NAME} (?P<day>\d\d?)(st|nd|rd|th)?,? {_YEAR}\b",  # March 17, 2024
        rf"(?P<day>\d\d?)(\.|st|nd|rd|th)? {_NAME},? {_YEAR}\b",  # 17 March 2024
        rf"{_NAME},? {_YEAR}\b",  # March 2024
        rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}\b",  # 17.03.2024
        rf"{_YEAR}[a-z]\s*$",  # 2008a, to tell it from 2008b
        # The year last: 03/17/2024 and 17/03/2024 cannot be told apart, so that only the year is taken.
        rf"\d\d?/\d\d?/{_YEAR}\b",
        rf"[^\d]*{_YEAR}(?P<month>\d\d)(?P<day>\d\d)\b",  # Start date: 20240317
        rf"[^\d]*{_YEAR}\b",  # c. 1923, [2019], Spring 2020
    )
)


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year; `iso` is as exact as what is known beyond the year, "" where that is nothing."""

    year: int | None = None
    iso: str = ""  # "2024-03" or "2024-03-17"


def date_of(text: str) -> Date:
    """Returns the date that a text begins with, of a range its first; Date() where none is found."""
    text = _WEEKDAY.sub("", " ".join(text.split()))
    if _NO_YEAR.match(text):
        return Date()
    if unknown := _UNKNOWN_DIGITS.match(text):  # the first year that it may be
        text = re.sub("[uX]", "0", unknown[0]) + text[unknown.end() :]
    for form in _FORMS:
        if found := form.match(text):
            parts = found.groupdict()
            month = _month(parts.get("name") or "") or int(parts.get("month") or 0)
            return date_from([int(parts["year"]), month, int(parts.get("day") or 0)])
    return Date()


def date_from(parts: Sequence[int]) -> Date:
    """Returns the date of [year, month, day], as CSL has it; what is missing, 0 or not in the calendar is left out."""
    year, month, day = (*parts, 0, 0, 0)[:3]
    if not 1 <= year <= 9999:
        return Date()
    if not 1 <= month <= 12:
        return Date(year)
    if not 1 <= day <= monthrange(year, month)[1]:
        return Date(year, f"{year:04}-{month:02}")
    return Date(year, f"{year:04}-{month:02}-{day:02}")


def _month(name: str) -> int:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
