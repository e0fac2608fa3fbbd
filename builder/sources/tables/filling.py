"""Stage 1, values: what the cells of a table, or the values of an object, give to the fields of a record.

A value is text, a number, or what JSON and YAML make of them: lists, and objects that hold the text under some name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from builder.records import Author, PaperType
from builder.sources.raw import Raw
from builder.sources.tables.columns import Columns, normalised
from builder.sources.values.dates import date_of
from builder.sources.values.identifiers import arxiv_of, doi_of
from builder.sources.values.names import parse_list, parse_names, person
from builder.sources.values.text import clean, folded_lines

_DEPTH = 4  # levels of lists and objects that a value may have; what lies deeper is no bibliography
_MOST = 10_000  # parts of one value
# What programs write where there is nothing.
_NOTHING = frozenset({"nan", "none", "null", "n/a", "#n/a", "-", "--", "[]", "{}", "undefined"})
_NAMES = frozenset({"Nan", "Null"})  # of people, and no program writes nothing so
# Names under which an object holds its text, the first that does counts.
_TEXT_KEYS = ("value", "name", "fullname", "displayname", "title", "text", "term", "keyword", "label", "url", "href")
_GIVEN = ("given", "first", "firstname", "givenname", "forename", "givennames", "firstnames")
_FAMILY = ("family", "last", "lastname", "surname", "familyname", "lastnames")
_SCOPUS_ID = re.compile(r"\s*\(\d{6,}\)")
_DOTTED_AT_END = re.compile(r"\b(?:\w|[js]r)\.$", re.IGNORECASE)  # "Smith, J.", "King, Martin, Jr."
# PubMed closes a list with a stop that belongs to no initials: "Lovelace AK, Babbage C."
_PUBMED = re.compile(r" [A-Z]{1,3}, [^.;]* [A-Z]{1,3}\.$")
_ROLE = re.compile(r"\s*\((?:author|ed|eds|editor)\.?\)", re.IGNORECASE)
_SLASHES = re.compile(r"\s*(?<!:)//\s*")  # EndNote's divider in tables
_AFFILIATION = re.compile(r"\s*\([^()]{2,}\)(?=\s*(?:[,;|\n]|$))")  # "Ada Lovelace (London), ..."
_NO_AUTHORS = re.compile(r"\[no authors?\b.*\]", re.IGNORECASE)
_ADDRESS_END = re.compile(r"\s+|[;|,](?=(?:https?|ftp)://)")
_HASH_TAG = re.compile(r"(?:^|(?<=[\s,;]))#(?=\w)")
_ARXIV_NUMBER = re.compile(r"\d{2}(0[1-9]|1[0-2])\.\d{4,5}(v\d+)?")
_PLAIN = "title abstract venue doi arxiv pmid openreview volume issue pages publisher isbn issn language key summary"
_TEXTS = frozenset(_PLAIN.split())
# A list as Python and pandas write it into a cell: "['Lovelace, Ada', 'Babbage, Charles']".
_LIST = re.compile(r"""\s*\[\s*['"][^\[]{0,100000}['"]\s*\]\s*""")
# Embase's one column for all of it: "Journal of Looms (2014) 3:3 (152-160). Date of Publication: 25 Aug 2014".
_SOURCE = re.compile(
    r"(?P<venue>[^()]+(?:\([^\d()][^()]*\)[^()]*)?) \((?P<year>\d{4})\)(?P<rest> [^()]*(?:\(.*)?)?", re.DOTALL
)
_PUBLISHED = re.compile(r"Date of Publication: ([\w ,]{4,30})")
# The words that an entry's type has, the first that fits counts.
_TYPES: Sequence[tuple[str, PaperType]] = (
    ("dataset", "data set"),
    ("software", "software"),
    ("computerprogram", "software"),
    ("code", "software"),
    ("preprint", "preprint"),
    ("postedcontent", "preprint"),
    ("chapter", "chapter"),
    ("booksection", "chapter"),
    ("incollection", "chapter"),
    ("inbook", "chapter"),
    ("proceeding", "conference paper"),
    ("conference", "conference paper"),
    ("workshop", "conference paper"),
    ("journal", "article"),
    ("magazine", "article"),
    ("article", "article"),
    ("review", "article"),
    ("thesis", "thesis"),
    ("dissertation", "thesis"),
    ("report", "report"),
    ("book", "book"),
    ("monograph", "book"),
)
Value: TypeAlias = object  # str, int, float, bool, None, list or dict of such


def raw_of(columns: Columns, values: Sequence[Value]) -> Raw:
    """Returns what one row holds; `values` stand in the order of the header and may be fewer."""
    raw = Raw()
    for field, positions in columns.fields.items():
        found = [values[at] for at in positions if at < len(values) and not is_empty(values[at])]
        if found and field in _TEXTS:
            setattr(raw, field, text_of(found[0]))
        elif found and field in _FILL:
            _FILL[field](raw, found)
    _join_date(raw, columns, values)
    _read_source(raw)
    _read_key(raw)
    return raw


def text_of(value: Value, depth: int = _DEPTH) -> str:
    """Returns a value as one text; "" for nothing, truth values and what has no text in it."""
    if isinstance(value, str):
        return "" if value.strip().lower() in _NOTHING and value.strip() not in _NAMES else value
    if isinstance(value, bool) or value is None or not depth:
        return ""
    if isinstance(value, int | float):
        return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
    if isinstance(value, Mapping):
        named = {normalised(str(key)): item for key, item in value.items()}
        return next((text for key in _TEXT_KEYS if (text := text_of(named.get(key), depth - 1))), "")
    return "; ".join(texts_of(value, depth)) if isinstance(value, list | tuple) else str(value)


def texts_of(value: Value, depth: int = _DEPTH) -> list[str]:
    """Returns the texts of a list, or the only one."""
    if isinstance(value, list | tuple):
        return [text for item in value[:_MOST] if (text := text_of(item, depth - 1))]
    text = text_of(value, depth)
    return [text] if text else []


def is_empty(value: Value) -> bool:
    """Says whether a value says nothing."""
    return value in ([], {}) or (not text_of(value) and not isinstance(value, list | Mapping))


def authors_of(value: Value) -> list[Author]:
    """Returns the people of a text, of a list of texts, of objects, or of lists [family, given, suffix]."""
    if isinstance(value, str):
        text = _ROLE.sub("", _SCOPUS_ID.sub("", folded_lines(_SLASHES.sub("; ", text_of(value)))))
        text = _AFFILIATION.sub("", text) if len(_AFFILIATION.findall(text)) > 1 else text
        text = "" if _NO_AUTHORS.fullmatch(text) else text
        is_closed = _PUBMED.search(text) or (text.count(".") == 1 and not _DOTTED_AT_END.search(text))
        return parse_names(text[:-1] if text.endswith(".") and is_closed else text)
    items = value[:_MOST] if isinstance(value, list | tuple) else [value]
    texts = [item for item in items if isinstance(item, str)]
    if len(texts) == len(items):
        parts = [clean(_SCOPUS_ID.sub("", text)) for text in texts]
        return parse_names(parts[0]) if len(parts) == 1 else parse_list(parts)
    return [author for item in items if (author := _author(item))]


def keywords_of(value: Value) -> list[str]:
    """Returns keywords of a list, or of a text that divides them by ";", "|", line ends, "·" or commas."""
    found = texts_of(value)
    if len(found) == 1:
        text = _SLASHES.sub("; ", _HASH_TAG.sub("", found[0]))
        is_tags = bool(_HASH_TAG.search(found[0]))
        divider = next((sign for sign in (";", "|", "\n", "·", "•", "，", "；") if sign in text), ",")
        found = text.split() if is_tags and divider not in text else text.split(divider)
    return [clean(_HASH_TAG.sub("", part)).strip(" .,;*") for part in found]


def type_of(text: str) -> PaperType:
    """Returns the kind of work that a text names; "" where it names none."""
    name = normalised(text)
    return next((kind for word, kind in _TYPES if word in name), "")


def _author(item: Value) -> Author | None:
    if isinstance(item, Mapping):
        named = {normalised(str(key)): text_of(value) for key, value in item.items()}
        family = next((named[key] for key in _FAMILY if named.get(key)), "")
        given = next((named[key] for key in _GIVEN if named.get(key)), "")
        if family:
            return person(family, given, named.get("particle", ""), named.get("suffix", ""))
    elif isinstance(item, list | tuple) and 1 < len(item) <= 4 and all(isinstance(part, str) for part in item):
        return person(str(item[0]), str(item[1]), "", str(item[2]) if len(item) > 2 else "")
    return next(iter(parse_list([text_of(item)])), None)


def _addresses(raw: Raw, values: Sequence[Value]) -> None:
    for value in values:
        for text in texts_of(value):
            raw.urls.extend(part.strip("<>,;|") for part in _ADDRESS_END.split(text))


def _date(raw: Raw, values: Sequence[Value]) -> None:
    raw.date = next((text for value in values if date_of(text := text_of(value)).year), "")


def _join_date(raw: Raw, columns: Columns, values: Sequence[Value]) -> None:
    """A month, and a day, in columns of their own make the year a date."""
    month, day = (
        next((text_of(values[at]) for at in columns.fields.get(field, ()) if at < len(values)), "")
        for field in ("month", "day")
    )
    if month and not raw.date and raw.year:
        divider = "-" if month.strip().isdigit() else " "
        raw.date = divider.join(part.strip() for part in (raw.year, month, day) if part.strip())


def _pages(first: bool) -> Callable[[Raw, Sequence[Value]], None]:
    def fill(raw: Raw, values: Sequence[Value]) -> None:
        text = text_of(values[0])
        is_range = not first and raw.pages and "-" not in raw.pages and raw.pages != text
        raw.pages = f"{raw.pages}-{text}" if is_range else raw.pages or text

    return fill


def _article_number(raw: Raw, values: Sequence[Value]) -> None:
    raw.pages = raw.pages or text_of(values[0])


def _read_source(raw: Raw) -> None:
    """Embase has no column for the year."""
    found = _SOURCE.fullmatch(raw.venue) if not raw.year and not raw.date else None
    if found:
        published = _PUBLISHED.search(found["rest"] or "")
        raw.venue, raw.year, raw.date = found["venue"], found["year"], published[1] if published else ""


def _read_key(raw: Raw) -> None:
    """A key may be an identifier that everybody knows: a DOI, or the number in arXiv's own dump."""
    raw.doi = raw.doi or doi_of(raw.key)
    raw.arxiv = raw.arxiv or (arxiv_of(raw.key) if _ARXIV_NUMBER.fullmatch(raw.key.strip()) else "")


def _authors(field: str) -> Callable[[Raw, Sequence[Value]], None]:
    return lambda raw, values: setattr(raw, field, next(filter(None, map(authors_of, map(_unwritten, values))), []))


def _unwritten(value: Value) -> Value:
    """Returns the list that a text writes out, any other value as it is."""
    if not isinstance(value, str) or not _LIST.fullmatch(value):
        return value
    try:
        items: Value = ast.literal_eval(value.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return value
    return items


def _set(field: str, convert: Callable[[Value], object]) -> Callable[[Raw, Sequence[Value]], None]:
    return lambda raw, values: setattr(raw, field, convert(values[0]))


def _keywords(raw: Raw, values: Sequence[Value]) -> None:
    raw.keywords = [keyword for value in values for keyword in keywords_of(_unwritten(value))]


def _notes(raw: Raw, values: Sequence[Value]) -> None:
    raw.notes.extend(text for value in values for text in texts_of(value))


# Fields that are no plain text. In this order: the first page stands before the last.
_FILL: Mapping[str, Callable[[Raw, Sequence[Value]], None]] = {
    "authors": _authors("authors"),
    "editors": _authors("editors"),
    "keywords": _keywords,
    "year": _set("year", text_of),
    "date": _date,
    "urls": _addresses,
    "type": _set("type", lambda value: type_of(text_of(value))),
    "first_page": _pages(first=True),
    "last_page": _pages(first=False),
    "article_number": _article_number,
    "notes": _notes,
}
