"""Stage 1, reader: OpenReview's notes, of both versions of its service, and lists of papers made from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from builder.problems import Problem
from builder.records import Author, Paper, PaperType
from builder.sources.json.fields import Field, Layout, Values, every, first, is_json, read_records
from builder.sources.source import Source
from builder.sources.values.names import parse_list, parse_names

_NOTES = (re.compile(r'"content"\s*:\s*\{'), re.compile(r'"(?:forum|invitations?|signatures)"\s*:'))
_LISTED = (re.compile(r'"site"\s*:\s*"https?://openreview\.net/|"authorids"\s*:'), re.compile(r'"title"\s*:'))
_OPENREVIEW = "https://openreview.net"
_YEAR = re.compile(r"year\s*=\s*[{\"]?\s*(\d{4})")
_BOOK = re.compile(r"(?:booktitle|journal)\s*=\s*\{([^{}]{1,300})\}")
# What a submission says that stands in no proceedings.
_NO_VENUE = re.compile(r"submitted to|withdrawn|reject|under review|submission", re.IGNORECASE)
_DIVIDER = re.compile(r"[;\n]")
_AND = re.compile(r"\s*and\s+(?=\S)")


def sniff(head: str) -> bool:
    """Says whether the text holds notes, or records that name their authors' profiles there."""
    return is_json(head) and any(all(mark.search(head) for mark in marks) for marks in (_NOTES, _LISTED))


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the papers of {"notes": [...]} or of a list; reviews and comments are passed over."""
    return read_records(source, _LAYOUT)


def _record(value: Mapping[str, object]) -> Mapping[str, object] | None:
    """The fields of `content` beside those of the note; the second version wraps each as {"value": ...}."""
    content = value.get("content")
    if not isinstance(content, Mapping):
        return value
    forum = value.get("forum")
    if value.get("replyto") and forum and forum != value.get("id"):
        return None
    plain = {name: entry.get("value") if isinstance(entry, Mapping) else entry for name, entry in content.items()}
    return {"forum": forum or value.get("id"), **{name: value.get(name) for name in _TIMES}, **plain}


_TIMES = ("pdate", "odate", "cdate", "tcdate")  # published, made public, created: milliseconds since 1970


def _authors(values: Values) -> list[Author]:
    texts = values.texts("authors") or values.texts("author")
    names = [
        _AND.sub("", name, count=1) if _AND.match(name) else name for text in texts for name in _DIVIDER.split(text)
    ]
    return parse_list(names) if len(names) > 1 else [author for name in names for author in parse_names(name)]


def _keywords(values: Values) -> list[str]:
    texts = values.texts("keywords")
    if len(texts) != 1:
        return texts
    return texts[0].split(next((divider for divider in (";", "\n") if divider in texts[0].strip()), ","))


def _venue(values: Values) -> str:
    venue = values.text("venue")
    if venue:
        return "" if _NO_VENUE.search(venue) else venue
    return next((found[1] for text in _entries(values) if (found := _BOOK.search(text))), "")


def _type(values: Values) -> PaperType:
    return "conference paper" if _venue(values) and "journal" not in "".join(_entries(values)) else ""


def _year(values: Values) -> str:
    """The entry that OpenReview proposes for bibliographies knows best; a venue names its year; else the note's own."""
    entry = next((found[1] for text in _entries(values) if (found := _YEAR.search(text))), "")
    named = re.search(r"\b(?:19|20)\d\d\b", values.text("venue"))
    return entry or values.text("year") or (named[0] if named else "") or _noted_year(values)


def _noted_year(values: Values) -> str:
    times = (values.get(name) for name in _TIMES)
    time = next((time for time in times if isinstance(time, int | float) and 0 < time < 1e13), None)
    return str(datetime.fromtimestamp(time / 1000, UTC).year) if time else ""


def _entries(values: Values) -> list[str]:
    return values.texts("_bibtex") or values.texts("bibtex")


def _urls(values: Values) -> list[str]:
    forum = first("forum", "id")(values)
    pages = [f"{_OPENREVIEW}/forum?id={forum}"] if values.text("forum") else every("site")(values)
    given = every("pdf", "html", "code", "github", "project", "url")(values)
    return [*pages, *(f"{_OPENREVIEW}{text}" if text.startswith("/") else text for text in given)]


_FIELDS: Mapping[str, Field] = {
    "title": "title",
    "abstract": "abstract",
    "authors": _authors,
    "year": _year,
    "venue": _venue,
    "doi": "doi",
    "arxiv": first("arxiv", "arxiv_id"),
    "openreview": first("forum", "id"),
    "urls": _urls,
    "keywords": _keywords,
    "type": _type,
    "summary": first("TL;DR", "TLDR", "tldr", "one-sentence_summary"),
}
_LAYOUT = Layout(_FIELDS, keys=("title",), lists=[("notes",)], record=_record)
