"""Stage 1b, curation: content/searches.yml, where papers were searched for, with what words, and what was found."""

from __future__ import annotations

from pathlib import Path

import yaml

from builder.curation.fields import Fields, is_nothing
from builder.curation.files import leads_out, outside
from builder.problems import Code, Problem
from builder.records import Origin, Search

SEARCHES = "searches.yml"
_EXAMPLE = 'write "- {source: Scopus, query: feature space, date: 2026-11-24, found: 120, kept: 50}"'
_TEXTS = ("source", "query", "date", "file", "address")
_NUMBERS = ("found", "kept")
_ALSO = ("service", "identifier", "note")  # another word for the source or the query, and what is for the author


def read_searches(content: Path) -> tuple[tuple[Search, ...], list[Problem]]:
    """Returns the searches in order of standing, none where there is no such file, and what in it cannot be used."""
    path = content / SEARCHES
    place = f"{content.name}/{SEARCHES}"
    fields = Fields(place)
    try:
        if not path.is_file():
            return (), []
        if leads_out(path, content):
            return (), [outside(place, content)]
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        hint = "make it a file that may be read, or remove it"
        return (), [Problem(Code.UNREADABLE_FILE, Origin(place), f"cannot be read: {error.strerror}", hint)]
    except UnicodeDecodeError:
        return (), [Problem(Code.UNREADABLE_FILE, Origin(place), "cannot be read as UTF-8 text", "save it as UTF-8")]
    node = fields.compose(text, _EXAMPLE)
    if node is None or is_nothing(node):
        return (), fields.problems
    if not isinstance(node, yaml.SequenceNode):
        fields.complain(node, "expected a list of searches", _EXAMPLE)
        return (), fields.problems
    found = [_search(fields, item) for item in node.value]
    return tuple(search for search in found if search), fields.problems


def _search(fields: Fields, node: yaml.Node) -> Search | None:
    """Returns one search; None, with a problem, where it does not say where."""
    if not isinstance(node, yaml.MappingNode):
        fields.complain(node, "a search is keys and values", _EXAMPLE)
        return None
    pairs = fields.mapping(node, (*_TEXTS, *_NUMBERS, *_ALSO))
    parts = {key: value for key, (_, value) in pairs.items() if not is_nothing(value)}
    texts = {key: fields.text(parts[key], key, _EXAMPLE) for key in (*_TEXTS, *_ALSO) if key in parts}
    numbers = {key: fields.number(parts[key], key, _EXAMPLE) for key in _NUMBERS if key in parts}
    source = texts.get("source") or texts.get("service", "")
    if not source:
        fields.complain(node, 'a search has no "source"', _EXAMPLE)
        return None
    return Search(
        source=source,
        origin=fields.place(node),
        query=texts.get("query") or texts.get("identifier", ""),
        date=texts.get("date", ""),
        found=numbers.get("found"),
        kept=numbers.get("kept"),
        file=texts.get("file", ""),
        address=texts.get("address", ""),
    )
