"""Stage 1, reader: Crossref's JSON, whose works are CSL items with lists in place of texts and types of their own.

"subject" is left out: those are headings of the journal and not the authors' keywords.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.problems import Problem
from builder.records import Paper, PaperType
from builder.sources.json import csl
from builder.sources.json.fields import Field, Layout, Values, first, kind, mark, read_records
from builder.sources.source import Source
from builder.sources.values.identifiers import arxiv_of

_TYPES: Mapping[str, PaperType] = {
    **csl.TYPES,
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-series": "book",
    "book-set": "book",
    "component": "other",
    "database": "data set",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal-article": "article",
    "monograph": "book",
    "other": "other",
    "peer-review": "other",
    "posted-content": "preprint",
    "proceedings": "book",
    "proceedings-article": "conference paper",
    "reference-book": "book",
    "reference-entry": "chapter",
    "report-component": "report",
    "report-series": "report",
}
_MARKS = '"(?:message-type|is-referenced-by-count|content-domain|reference-count|is-crossref)"'
sniff = mark(rf"{_MARKS}\s*:")


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the papers of {"message": {"items": [...]}}, of {"message": {...}}, or of a list of works."""
    return read_records(source, _LAYOUT)


def _title(values: Values) -> str:
    """The title with its subtitle, where that does not stand in it already."""
    title = first("title", "original-title")(values)
    subtitle = first("subtitle")(values)
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title.rstrip().removesuffix(':')}: {subtitle}"


def _arxiv(values: Values) -> str:
    relations = ("relation.has-preprint", "relation.is-version-of")
    related = [entry.text("id") for path in relations for entry in values.objects(path)]
    return next((text for text in related if arxiv_of(text)), "")


_FIELDS: Mapping[str, Field] = {
    **csl.FIELDS,
    "title": _title,
    # The day of going online may be in the year before.
    "date": csl.dates("published-print", "issued", "published", "published-online", "approved", "posted", "created"),
    "venue": first("container-title", "event.name", "short-container-title"),
    "arxiv": _arxiv,
    # The publisher's page; the other address is the DOI again.
    "urls": lambda values: [first("resource.primary.URL", "URL")(values)],
    "type": kind("type", _TYPES),
    "issue": first("issue", "journal-issue.issue"),
    "pages": first("page", "article-number"),
    "key": lambda values: "",
    "notes": lambda values: [],
}


def _record(value: Mapping[str, object]) -> Mapping[str, object]:
    inner = value.get("message")
    return inner if isinstance(inner, Mapping) else value


_LAYOUT = Layout(_FIELDS, keys=("title", "DOI"), lists=[("message", "items"), ("items",)], record=_record)
