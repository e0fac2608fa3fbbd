"""Stage 1, reader: plain JSON, objects with a key for each field; in a list, wrapped, one a line, or a single one.

Keys are told apart as columns of a table are, so that `columns` of survey.yml counts here as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.json.records import elements
from builder.sources.raw import Raw, finished
from builder.sources.source import Source
from builder.sources.tables.columns import Columns, mapping_of
from builder.sources.tables.filling import is_empty, raw_of

# Keys below which a list of records may stand.
_WRAPPERS = (
    "papers articles publications entries items records results references documents data rows works bibliography hits"
    " response"
)
_LISTS = tuple((name,) for name in _WRAPPERS.split())
_MOST_KEYS = 500  # of one object; one with more is an index of something
_HINT = 'expected an object such as {"title": "…", "abstract": "…", "authors": ["…"], "year": 2024}'
_NAME_THEM = "; where its keys have other names, say so in content/survey.yml: columns: {title: name_of_paper}"


def sniff(head: str) -> bool:
    """Says whether the text begins as an object or a list does; plain JSON has no other mark."""
    return head.lstrip("\ufeff \t\n\r")[:1] in ("[", "{")


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each object with a title, and a Problem for each that has none or is broken."""
    known: dict[tuple[str, ...], Columns] = {}
    for element in elements(source, _LISTS):
        if isinstance(element, Problem):
            yield element
        else:
            yield from _records(element.value, Origin(source.origin.path, element.line), source.columns, known)


def _records(
    value: object, origin: Origin, columns: Mapping[str, str], known: dict[tuple[str, ...], Columns]
) -> Iterator[Paper | Problem]:
    """`known` remembers what the keys of the objects before said."""
    if isinstance(value, list):
        for item in value:
            yield from _records(item, origin, columns, known) if isinstance(item, dict) else _no_record(item, origin)
        return
    if not isinstance(value, dict) or len(value) > _MOST_KEYS:
        yield from _no_record(value, origin)
        return
    keys = tuple(map(str, value))
    found = known[keys] if keys in known else mapping_of(keys, columns)
    if len(known) < _MOST_KEYS:
        known[keys] = found
    if "title" not in found.fields and (wrapped := _wrapped(value)):
        yield from _records(wrapped, origin, columns, known)
        return
    if all(map(is_empty, value.values())):
        return
    yield finished(_raw(found, value), origin, hint=_HINT + _NAME_THEM)


def _raw(found: Columns, value: Mapping[str, object]) -> Raw:
    raw = raw_of(found, list(value.values()))
    versions = value.get("versions")
    if "authors_parsed" in value and isinstance(versions, list) and versions and isinstance(versions[0], dict):
        # arXiv's dump: its update_date is of the last version, and maybe of a change to the record alone.
        raw.date = str(versions[0].get("created", ""))
    return raw


def _wrapped(value: Mapping[str, object]) -> object:
    """Returns the longest list of objects in an object that is no paper itself, or the papers that it names by key."""
    lists = [item for item in value.values() if isinstance(item, list) and any(isinstance(part, dict) for part in item)]
    if lists:
        return max(lists, key=len)
    inner = [{"key": key, **item} for key, item in value.items() if isinstance(item, dict)]
    return inner if len(inner) == len(value) else None


def _no_record(value: object, origin: Origin) -> Iterator[Problem]:
    if value not in (None, "", [], {}):
        yield Problem(Code.BAD_RECORD, origin, f"expected an object, found {_KINDS.get(type(value), 'text')}", _HINT)


_KINDS: Mapping[type, str] = {
    list: "a list",
    dict: "a large object",
    int: "a number",
    float: "a number",
    bool: "a truth value",
}
