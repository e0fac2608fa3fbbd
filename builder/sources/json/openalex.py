"""Stage 1, reader: OpenAlex's JSON.

Its "keywords", "topics" and "concepts" are left out: OpenAlex infers them, the authors did not choose them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.problems import Problem
from builder.records import Author, Paper, PaperType
from builder.sources.json.fields import Field, Layout, Values, first, joined, kind, mark, read_records, text_of
from builder.sources.source import Source
from builder.sources.values.identifiers import arxiv_of
from builder.sources.values.names import parse_name

_TYPES: Mapping[str, PaperType] = {
    "article": "article",
    "book": "book",
    "book-chapter": "chapter",
    "dataset": "data set",
    "dissertation": "thesis",
    "editorial": "article",
    "erratum": "article",
    "journal-article": "article",
    "letter": "article",
    "monograph": "book",
    "other": "other",
    "paratext": "other",
    "peer-review": "other",
    "posted-content": "preprint",
    "preprint": "preprint",
    "proceedings-article": "conference paper",
    "reference-entry": "chapter",
    "report": "report",
    "review": "article",
    "software": "software",
    "standard": "report",
}
sniff = mark(
    r'"(?:id|openalex)"\s*:\s*"https?://(?:api\.)?openalex\.org/(?:works/)?W\d|"(?:abstract_inverted_index|authorships)"\s*:'
)


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the papers of {"results": [...]}, of one work, or of a list of works."""
    return read_records(source, _LAYOUT)


def _authors(values: Values) -> list[Author]:
    entries = values.objects("authorships")
    whole = [entry.text("author.display_name") or entry.text("raw_author_name") for entry in entries]
    return [author for text in whole if (author := parse_name(text))]


def _abstract(values: Values) -> str:
    """OpenAlex may give an abstract only as the places of each of its words: {"We": [0], "learn": [1, 5]}."""
    index = values.get("abstract_inverted_index")
    if not isinstance(index, Mapping):
        return values.text("abstract")
    placed = [
        (place, text_of(word) or "")
        for word, places in index.items()
        if isinstance(places, list)
        for place in places
        if isinstance(place, int)
    ]
    return " ".join(word for _, word in sorted(placed, key=lambda entry: entry[0]))


def _pages(values: Values) -> str:
    begin, end = values.text("biblio.first_page"), values.text("biblio.last_page")
    return f"{begin}-{end}" if begin and end and begin != end else begin


def _addresses(values: Values) -> list[str]:
    """All places where it stands, the first one first."""
    places = [values.text("primary_location.landing_page_url"), values.text("host_venue.url")]
    return [*places, values.text("primary_location.pdf_url"), values.text("best_oa_location.pdf_url")]


def _arxiv(values: Values) -> str:
    places = (entry.text("landing_page_url") for entry in values.objects("locations"))
    return next((text for text in (*places, *_addresses(values)) if arxiv_of(text)), "")


def _type(values: Values) -> PaperType:
    """OpenAlex calls a conference paper an article, unlike Crossref, and tells it by where it stands."""
    found = kind("type", _TYPES)(values)
    if found != "article":
        return found
    at = values.text("primary_location.source.type")
    is_paper = at == "conference" or values.text("type_crossref") == "proceedings-article"
    return "conference paper" if is_paper else found


_FIELDS: Mapping[str, Field] = {
    "title": first("title", "display_name"),
    "abstract": _abstract,
    "authors": _authors,
    "date": "publication_date",
    "year": "publication_year",
    "venue": first(
        "primary_location.source.display_name", "host_venue.display_name", "primary_location.raw_source_name"
    ),
    "doi": first("doi", "ids.doi"),
    "arxiv": _arxiv,
    "pmid": "ids.pmid",
    "urls": _addresses,
    "type": _type,
    "volume": "biblio.volume",
    "issue": "biblio.issue",
    "pages": _pages,
    "publisher": first("primary_location.source.host_organization_name", "host_venue.publisher"),
    "issn": joined("primary_location.source.issn"),
    "language": "language",
}
_LAYOUT = Layout(_FIELDS, keys=("title",), lists=[("results",)])
