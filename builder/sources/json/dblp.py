"""Stage 1, reader: what dblp's search gives as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.problems import Problem
from builder.records import Author, Paper, PaperType
from builder.sources.json.fields import Field, Layout, Values, every, first, kind, mark, read_records
from builder.sources.source import Source
from builder.sources.values.names import parse_name

_TYPES: Mapping[str, PaperType] = {
    "books and theses": "book",
    "conference and workshop papers": "conference paper",
    "data and artifacts": "data set",
    "editorship": "book",
    "informal and other publications": "preprint",
    "informal publications": "preprint",
    "journal articles": "article",
    "parts in books or collections": "chapter",
    "reference works": "book",
}
_NUMBER = re.compile(r"\s\d{4}$")  # by which dblp tells people of one name apart: "Wei Wang 0001"
sniff = mark(r'"hits"\s*:\s*\{', r'"(?:hit|info|@score)"\s*:')


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the papers of {"result": {"hits": {"hit": [...]}}}."""
    return read_records(source, _LAYOUT)


def _authors(values: Values) -> list[Author]:
    whole = [_NUMBER.sub("", entry.text("text")) for entry in values.objects("authors.author")]
    return [author for text in whole if (author := parse_name(text))]


_FIELDS: Mapping[str, Field] = {
    "title": lambda values: values.text("title").removesuffix("."),  # which dblp puts behind every title
    "authors": _authors,
    "year": "year",
    "venue": first("venue"),
    "doi": "doi",
    "urls": every("ee", "url"),
    "type": kind("type", _TYPES),
    "volume": "volume",
    "issue": "number",
    "pages": "pages",
    "publisher": "publisher",
    "isbn": "isbn",
    "key": "key",
}


def _record(value: Mapping[str, object]) -> Mapping[str, object]:
    inner = value.get("info")
    return inner if isinstance(inner, Mapping) else value


_LAYOUT = Layout(_FIELDS, keys=("title", "type"), lists=[("result", "hits", "hit")], record=_record)
