"""Stage 4c, data: one file for each thing that papers are found, sorted and counted by: "columns/<name>".

A column is of one of four kinds. "text" and "number" have a value for each paper. "terms" has a list of terms, the
most used first, and for each paper the places of its own in that list; terms with a page have its id beside. "results"
has the numbers of the papers that measured something, and what each of them did. "survey" names the columns that have
anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from builder.data.contents import Contents, result_values
from builder.records import DataFile, Paper

Column = Callable[[Contents], dict[str, Any]]


def columns(contents: Contents) -> Iterator[DataFile]:
    """Yields a file for each column."""
    for name, column in COLUMNS.items():
        yield DataFile(f"columns/{name}", column(contents))


def filled_columns(contents: Contents) -> list[str]:
    """Returns the names of the columns in which any paper has something."""
    return [name for name, column in COLUMNS.items() if _is_filled(column(contents))]


def _is_filled(column: Mapping[str, Any]) -> bool:
    return any(value is not None and value not in ("", []) for value in column.get("of", column.get("values")))


def _text(value: Callable[[Contents, Paper], str]) -> Column:
    return lambda contents: {"kind": "text", "values": [value(contents, paper) for paper in contents.papers]}


def _number(value: Callable[[Contents, Paper], int | None]) -> Column:
    return lambda contents: {"kind": "number", "values": [value(contents, paper) for paper in contents.papers]}


def _terms(
    terms: Callable[[Contents, Paper], Sequence[str]], names: Callable[[Contents], Mapping[str, str]] | None = None
) -> Column:
    """Returns a column of terms; where they are ids, `names` gives what they are called."""

    def column(contents: Contents) -> dict[str, Any]:
        of = [list(dict.fromkeys(terms(contents, paper))) for paper in contents.papers]
        counts = Counter(term for own in of for term in own)
        ordered = sorted(counts, key=lambda term: (-counts[term], term))
        places = {term: place for place, term in enumerate(ordered)}
        known = names(contents) if names else {}
        found: dict[str, Any] = {
            "kind": "terms",
            "names": [known.get(term, term) for term in ordered],
            "of": [[places[term] for term in own] for own in of],
        }
        return {**found, "ids": ordered} if names else found

    return column


def _year(paper: Paper) -> int | None:
    return paper.year or (int(paper.date[:4]) if paper.date[:4].isdecimal() else None)


def _kinds_of_links(contents: Contents, paper: Paper) -> list[str]:
    return [link.kind for link in contents.survey.links.get(paper.id, ()) if link.kind in ("code", "data", "demo")]


def _topic(contents: Contents, paper: Paper) -> list[str]:
    place = contents.survey.place_of.get(paper.id)
    return [place.topic] if place else []


def _status(contents: Contents, paper: Paper) -> list[str]:
    note = contents.curation.notes.get(paper.id)
    return [note.status] if note and note.status else []


def _rating(contents: Contents, paper: Paper) -> int | None:
    note = contents.curation.notes.get(paper.id)
    return note.rating if note else None


def _collections(contents: Contents, paper: Paper) -> list[str]:
    return [collection.id for collection in contents.curation.collections if paper.id in collection.papers]


def _sentence(contents: Contents, paper: Paper) -> str:
    span = contents.survey.key_sentences.get(paper.id)
    return paper.abstract[span.start : span.end] if span else ""


def _datasets(contents: Contents, paper: Paper) -> list[str]:
    return [result.dataset for result in contents.survey.results.get(paper.id, ()) if result.dataset]


def _results(contents: Contents) -> dict[str, Any]:
    results = contents.survey.results
    having = [number for number, paper in enumerate(contents.papers) if results.get(paper.id)]
    of = [result_values(results[contents.papers[number].id]) for number in having]
    return {"kind": "results", "papers": having, "of": of}


COLUMNS: Mapping[str, Column] = {
    "id": _text(lambda _, paper: paper.id),
    "title": _text(lambda _, paper: paper.title),
    "author": _terms(lambda _, paper: [str(author) for author in paper.authors]),
    "year": _number(lambda _, paper: _year(paper)),
    "venue": _terms(lambda _, paper: [paper.venue] if paper.venue else []),
    "type": _terms(lambda _, paper: [paper.type] if paper.type else []),
    "topic": _terms(_topic, lambda contents: {topic.id: topic.label for topic in contents.survey.topics.values()}),
    "tag": _terms(
        lambda contents, paper: contents.survey.tags_of.get(paper.id, ()),
        lambda contents: {tag.id: tag.name for tag in contents.survey.tags.values()},
    ),
    "doi": _text(lambda _, paper: paper.doi),
    "arxiv": _text(lambda _, paper: paper.arxiv),
    "has": _terms(_kinds_of_links),
    "status": _terms(_status),
    "rating": _number(_rating),
    "collection": _terms(
        _collections, lambda contents: {collection.id: collection.title for collection in contents.curation.collections}
    ),
    "method": _terms(lambda contents, paper: contents.survey.names.get(paper.id, ())),
    "dataset": _terms(_datasets),
    "results": _results,
    "sentence": _text(_sentence),
}
