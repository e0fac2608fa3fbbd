"""Stage 1, reader: Zotero's own JSON, as its web service and Better BibTeX write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from builder.problems import Problem
from builder.records import Author, Paper, PaperType
from builder.sources.json.extra import take_extra
from builder.sources.json.fields import Field, Layout, Values, first, kind, mark, read_records
from builder.sources.json.names import name_of
from builder.sources.raw import Raw
from builder.sources.source import Source
from builder.sources.values.identifiers import arxiv_of

_TYPES: Mapping[str, PaperType] = {
    "artwork": "other",
    "blogpost": "other",
    "book": "book",
    "booksection": "chapter",
    "computerprogram": "software",
    "conferencepaper": "conference paper",
    "dataset": "data set",
    "dictionaryentry": "chapter",
    "document": "other",
    "encyclopediaarticle": "chapter",
    "journalarticle": "article",
    "magazinearticle": "article",
    "manuscript": "other",
    "newspaperarticle": "article",
    "patent": "other",
    "preprint": "preprint",
    "presentation": "other",
    "report": "report",
    "standard": "report",
    "thesis": "thesis",
    "webpage": "other",
}
_NO_PAPERS = ("attachment", "note", "annotation")
_OTHERS = ("editor", "seriesEditor", "translator", "contributor", "reviewedAuthor", "bookAuthor", "recipient")
sniff = mark(r'"itemType"\s*:')


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the papers of a list or of {"items": [...]}; attachments and notes of their own are passed over."""
    return read_records(source, _LAYOUT)


def _creators(of: Callable[[str], bool]) -> Callable[[Values], list[Author]]:
    def found(values: Values) -> list[Author]:
        chosen = [entry for entry in values.objects("creators") if of(entry.text("creatorType") or "author")]
        return [author for entry in chosen if (author := _name(entry))]

    return found


def _name(creator: Values) -> Author | None:
    whole = " ".join((creator.text("name") or creator.text("literal")).split())
    return Author(whole) if whole else name_of(creator.text("lastName"), creator.text("firstName"))


def _authors(values: Values) -> list[Author]:
    """The authors; where there are none, those who made it: its programmer, director, presenter, ..."""
    return _creators(lambda role: role == "author")(values) or _creators(lambda role: role not in _OTHERS)(values)


def _tags(values: Values) -> list[str]:
    """Tags are objects, or texts alone."""
    tags = values.get("tags")
    entries = tags if isinstance(tags, list) else []
    return [
        tag if isinstance(tag, str) else str(tag.get("tag") or "") for tag in entries if isinstance(tag, str | dict)
    ]


def _notes(values: Values) -> list[str]:
    """What Better BibTeX writes into the item: objects, or texts alone."""
    notes = values.get("notes")
    entries = notes if isinstance(notes, list) else []
    return [
        note if isinstance(note, str) else str(note.get("note") or "")
        for note in entries
        if isinstance(note, str | dict)
    ]


def _urls(values: Values) -> list[str]:
    attachments = values.objects("attachments")
    return [values.text("url"), *(attachment.text("url") for attachment in attachments)]


def _arxiv(values: Values) -> str:
    texts = (values.text(name) for name in ("archiveID", "archiveLocation", "number", "reportNumber"))
    return next((text for text in texts if arxiv_of(text)), "")


_FIELDS: Mapping[str, Field] = {
    "title": first("title", "caseName", "nameOfAct", "subject"),
    "abstract": "abstractNote",
    "authors": _authors,
    "editors": _creators(lambda role: role == "editor"),
    "date": first("date", "dateDecided", "dateEnacted", "issueDate"),
    "venue": first(
        "publicationTitle",
        "proceedingsTitle",
        "bookTitle",
        "encyclopediaTitle",
        "dictionaryTitle",
        "conferenceName",
        "meetingName",
        "blogTitle",
        "websiteTitle",
        "forumTitle",
        "programTitle",
        "journalAbbreviation",
    ),
    "doi": "DOI",
    "arxiv": _arxiv,
    "pmid": "PMID",
    "urls": _urls,
    "keywords": _tags,
    "type": kind("itemType", _TYPES),
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "publisher": first("publisher", "university", "institution", "company", "studio", "label", "repository"),
    "isbn": "ISBN",
    "issn": "ISSN",
    "language": "language",
    "key": first("citationKey", "citekey", "citation-key"),
    "notes": _notes,
}


def _record(value: Mapping[str, object]) -> Mapping[str, object] | None:
    """The web service puts the item below "data"."""
    inner = value.get("data")
    item = inner if isinstance(inner, Mapping) else value
    return None if item.get("itemType") in _NO_PAPERS else item


def _finish(values: Values, raw: Raw) -> None:
    take_extra(raw, values.text("extra"))


_LAYOUT = Layout(_FIELDS, keys=("itemType", "creators"), lists=[("items",)], record=_record, finish=_finish)
