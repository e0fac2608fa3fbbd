"""Stage 1, reader: CSL-JSON, as Zotero, pandoc, Mendeley, doi.org and this program itself write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from builder.problems import Problem
from builder.records import Author, Paper, PaperType
from builder.sources.json.extra import take_extra
from builder.sources.json.fields import (
    Field,
    Layout,
    Values,
    every,
    first,
    is_json,
    joined,
    kind,
    read_records,
    text_of,
)
from builder.sources.json.names import name_of
from builder.sources.raw import Raw
from builder.sources.source import Source
from builder.sources.values.dates import Date, date_from, date_of
from builder.sources.values.identifiers import arxiv_of
from builder.sources.values.names import parse_name, parse_names

TYPES: Mapping[str, PaperType] = {
    "article": "preprint",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "chapter",
    "classic": "book",
    "collection": "book",
    "dataset": "data set",
    "document": "",  # CSL asks for a type, and this is the one of works whose kind is not known
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "manuscript": "other",
    "pamphlet": "report",
    "paper-conference": "conference paper",
    "patent": "other",
    "post": "other",
    "post-weblog": "other",
    "report": "report",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "speech": "other",
    "standard": "report",
    "thesis": "thesis",
    "webpage": "other",
}
# Who made it, where nobody is called its author.
_MAKERS = ("author", "director", "composer", "interviewer", "performer", "illustrator", "curator", "script-writer")
_MARK = re.compile(
    r'"(?:container-title|collection-title|citation-key|citation-label|date-parts|non-dropping-particle)"\s*:'
    r'|"issued"\s*:\s*\{'
    rf'|"type"\s*:\s*"(?:{"|".join(name for name in TYPES if "-" in name)})"'
)
# Types that other formats name as well; the other keys tell.
_PLAIN_TYPE = re.compile(rf'"type"\s*:\s*"(?:{"|".join(name for name in TYPES if "-" not in name)})"')
_PLAIN_KEYS = re.compile(r'"id"\s*:[\s\S]*"title"\s*:|"title"\s*:[\s\S]*"id"\s*:|"(?:family|literal)"\s*:')
# Keys that CSL does not have; what is below them would be lost.
_FOREIGN_KEYS = re.compile(r'"(?:authors|year|journal|venue|keywords|booktitle|summary)"\s*:', re.IGNORECASE)


def sniff(head: str) -> bool:
    """Says whether the text is a list of CSL items, or one."""
    is_plain = bool(_PLAIN_TYPE.search(head) and _PLAIN_KEYS.search(head) and not _FOREIGN_KEYS.search(head))
    # Records of this program have names in parts and plain types as well, and say where they were read.
    return is_json(head) and bool(_MARK.search(head) or (is_plain and '"origins"' not in head))


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the papers of a list of items, of {"items": [...]}, or of one item a line."""
    return read_records(source, LAYOUT)


def people(*paths: str) -> Callable[[Values], list[Author]]:
    """Returns a function that takes the names of the first of the variables that has any."""
    return lambda values: next((authors for path in paths if (authors := _names(values, path))), [])


def _names(values: Values, path: str) -> list[Author]:
    """CSL's names, part by part; a text in the list is a whole name, a text in place of the list several."""
    given = values.get(path)
    if isinstance(given, str):
        return parse_names(values.text(path))
    names = list[Author | None]()
    for entry in given if isinstance(given, list) else [given]:
        if isinstance(entry, str):
            names.append(parse_name(text_of(entry) or ""))
        else:
            names += [_name(name) for name in Values({path: entry}, values.lost).objects(path)]
    return [name for name in names if name]


def _name(name: Values) -> Author | None:
    whole = " ".join((name.text("literal") or name.text("name")).split())
    if whole and not name.text("family").strip():
        return Author(whole)
    particle = " ".join(filter(None, (name.text("dropping-particle"), name.text("non-dropping-particle"))))
    return name_of(name.text("family"), name.text("given"), particle, name.text("suffix"))


def dates(*paths: str) -> Callable[[Values], Date]:
    """Returns a function that takes the first of the variables that has a year."""
    return lambda values: next((date for path in paths if (date := _date(values, path)).year), Date())


def _date(values: Values, path: str) -> Date:
    """{"date-parts": [[2020, 3, 17]]}, of a range its first; also {"raw": "..."}, a bare text or a number."""
    given = values.get(path)
    if not isinstance(given, Mapping):
        return date_of(values.text(path)) if isinstance(given, str | int | float) else Date()
    parts = given.get("date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    numbers = [int(str(part)) if str(part).isascii() and str(part).isdigit() else 0 for part in _short(parts)]
    date = date_from(numbers)
    whole = [part for part in parts[:1] if isinstance(part, str)] if isinstance(parts, list) else []
    texts = (*whole, *(values.text(f"{path}.{name}") for name in ("raw", "literal", "date-time", "string", "edtf")))
    return date if date.year else next((date for text in texts if (date := date_of(text)).year), Date())


def _short(parts: object) -> list[object]:
    """The parts of a date that may be numbers: some write them as texts, some one of them alone."""
    entries = parts if isinstance(parts, list) else [parts]
    return [entry for entry in entries[:3] if len(str(entry)) < 5]


def _keywords(values: Values) -> list[str]:
    """CSL has one text for all; semicolons divide it, where there are none commas."""
    texts = values.texts("keyword") or values.texts("keywords")
    if len(texts) != 1:
        return texts
    divider = next((divider for divider in ("\n", ";") if divider in texts[0].strip()), ",")
    return texts[0].split(divider)


def _key(values: Values) -> str:
    """Zotero's own `id` is an address and no key that anyone cites by."""
    key = values.text("citation-key") or values.text("citation-label") or values.text("id")
    return "" if "://" in key else key


def _arxiv(values: Values) -> str:
    if values.text("archive").lower() == "arxiv":
        return values.text("archive_location") or values.text("archive-location") or values.text("number")
    return next((text for text in (values.text("number"), values.text("archive_location")) if arxiv_of(text)), "")


FIELDS: Mapping[str, Field] = {
    "title": lambda values: values.text("title") or values.text("title-short") or values.text("shortTitle"),
    "abstract": "abstract",
    "authors": people(*_MAKERS),
    "editors": people("editor", "editorial-director", "collection-editor"),
    "date": dates("issued", "published-print", "published", "published-online", "submitted", "year"),
    "venue": first("container-title", "event-title", "event", "collection-title", "container-title-short"),
    "doi": "DOI",
    "arxiv": _arxiv,
    "pmid": "PMID",
    "urls": every("URL"),
    "keywords": _keywords,
    "type": kind("type", TYPES),
    "volume": "volume",
    "issue": first("issue", "number"),
    "pages": first("page", "page-first"),
    "publisher": "publisher",
    "isbn": joined("ISBN"),
    "issn": joined("ISSN"),
    "language": "language",
    "key": _key,
    "notes": every("annote"),
}


def _record(value: Mapping[str, object]) -> Mapping[str, object]:
    """Zotero's service puts the item below "csljson" where it is asked for more than one form."""
    inner = value.get("csljson")
    return inner if isinstance(inner, Mapping) else value


def _finish(values: Values, raw: Raw) -> None:
    if raw.arxiv and arxiv_of(raw.issue) == arxiv_of(raw.arxiv):
        raw.issue = ""  # Zotero gives a preprint's identifier as its number
    take_extra(raw, values.text("note"))


LAYOUT = Layout(FIELDS, keys=("title",), lists=[("items",)], record=_record, finish=_finish)
