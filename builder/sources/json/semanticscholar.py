"""Stage 1, reader: Semantic Scholar's JSON.

"tldr" and "fieldsOfStudy" are left out: a model writes the one and chooses the other, they are not the authors'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.problems import Problem
from builder.records import Paper, PaperType
from builder.sources.json.fields import Field, Layout, every, first, kind, mark, names, read_records
from builder.sources.source import Source

_TYPES: Mapping[str, PaperType] = {
    "book": "book",
    "booksection": "chapter",
    "casereport": "article",
    "clinicaltrial": "article",
    "conference": "conference paper",
    "dataset": "data set",
    "editorial": "article",
    "journalarticle": "article",
    "lettersandcomments": "article",
    "metaanalysis": "article",
    "news": "article",
    "review": "article",
    "study": "article",
}
sniff = mark(r'"(?:paperId|corpusId|corpusid|s2PaperId)"\s*:')


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the papers of {"data": [...]}, of one paper, or of a list of papers."""
    return read_records(source, _LAYOUT)


_FIELDS: Mapping[str, Field] = {
    "title": "title",
    "abstract": "abstract",
    "authors": names("authors", "name"),
    "date": first("publicationDate", "publicationdate"),
    "year": "year",
    "venue": first("venue", "publicationVenue.name", "journal.name"),
    "doi": first("externalIds.DOI", "externalids.DOI", "doi"),
    "arxiv": first("externalIds.ArXiv", "externalids.ArXiv", "arxivId"),
    "pmid": first("externalIds.PubMed", "externalids.PubMed"),
    "urls": every("url", "openAccessPdf.url"),
    "type": kind("publicationTypes", _TYPES),
    "volume": "journal.volume",
    "pages": "journal.pages",
}


def _record(value: Mapping[str, object]) -> Mapping[str, object] | None:
    """Lists of citations and references put the paper below a name; entries of a batch that was not found are null."""
    inner = next((value[name] for name in ("citingPaper", "citedPaper", "paper") if name in value), value)
    return inner if isinstance(inner, Mapping) else None


_LISTS = [("data",), ("recommendedPapers",), ("papers",)]
_LAYOUT = Layout(_FIELDS, keys=("paperId", "title"), lists=_LISTS, record=_record)
