"""Stage 1b, curation: content/notes/<id>.md, what the author says of one paper and corrects of its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias, get_args
from urllib.parse import urlsplit

import yaml

from builder.curation.fields import Fields, is_nothing
from builder.curation.files import Written, written_files
from builder.curation.introduction import below_title
from builder.curation.prose import prose_of
from builder.problems import Problem, excerpt
from builder.records import (
    ByHand,
    Correctable,
    Correction,
    Exclusion,
    NamedLink,
    Note,
    Origin,
    Paper,
    ReadingStatus,
    ScreeningStage,
)

NOTES = "notes"
_STATUSES: tuple[ReadingStatus, ...] = tuple(status for status in get_args(ReadingStatus) if status)
_STAGES: tuple[ScreeningStage, ...] = get_args(ScreeningStage)
_HINTS: Mapping[str, str] = {
    "tags": "tags: {add: [feature pyramid], remove: [roads]}",
    "links": "links: [{label: Code, url: https://example.org/code}]",
    "status": "status: to read",
    "rating": "rating: 4",
    "include": "include: false",
    "reason": "reason: no evaluation",
    "stage": "stage: full text",
}
_SCREENING = ("include", "reason", "stage")
_LINK = ("label", "url")
_PARTS = ("family", "given", "particle", "suffix")
_BLANK: Mapping[str, Any] = {
    name: field.default for name, field in Paper.__dataclass_fields__.items() if name not in ("title", "origins")
} | {"abstract": ""}


def read_notes(content: Path, correctable: Mapping[str, Correctable]) -> tuple[Mapping[str, Note], list[Problem]]:
    """Returns the notes by the names of their files, and what in them cannot be used; the rest of each counts.

    `correctable` says by key which fields of a record a note may correct.
    """
    notes: dict[str, Note] = {}
    problems: list[Problem] = []
    for file in written_files(content / NOTES):
        if isinstance(file, Problem):
            problems.append(file)
        else:
            notes[file.name] = note_of(file, correctable)
            problems += file.fields.problems
    return notes, problems


def note_of(file: Written, correctable: Mapping[str, Correctable]) -> Note:
    """Returns the note; what cannot be used is left out and kept in `file.fields.problems`."""
    text = prose_of(below_title(file.text), Origin(file.path, file.line))
    note = Note(file.name, Origin(file.path), text=text)
    if file.front is None:
        return note
    parts = file.fields.mapping(file.front, (*correctable, *_HINTS))
    own = [_correction(file.fields, key, parts[key], correctable[key]) for key in correctable if key in parts]
    found: dict[str, Any] = {"corrections": tuple(correction for correction in own if correction)}
    for key, read in _READERS.items():
        if key in parts and not is_nothing(parts[key][1]):
            found |= read(file.fields, parts[key][1], f'write "{_HINTS[key]}"')
    found["exclusion"] = _exclusion(file.fields, {key: parts[key][1] for key in _SCREENING if key in parts})
    return replace(note, **found)


def _correction(
    fields: Fields, key: str, pair: tuple[yaml.Node, yaml.Node], correctable: Correctable
) -> Correction | None:
    """Returns the values in place of the record's; an empty one takes the field away."""
    name, node = pair
    hint = f'write "{correctable.example}"'
    if is_nothing(node):
        if key == "title":
            fields.complain(node, "a paper cannot be without a title", hint)
            return None
        own = correctable.fields[0]
        return Correction({own: _BLANK[own]}, fields.place(name))
    before = len(fields.problems)
    written = tuple(_written(fields, node, key, hint))
    values = correctable.read(written) if written and len(fields.problems) == before else None
    if values is None:
        if len(fields.problems) == before:
            fields.complain(node, f'the value of "{key}" cannot be used', hint)
        return None
    return Correction(dict(zip(correctable.fields, values, strict=True)), fields.place(name))


def _written(fields: Fields, node: yaml.Node, key: str, hint: str) -> Iterator[ByHand]:
    """Yields the texts of a value or a list, and names in parts."""
    for item in [node] if isinstance(node, yaml.MappingNode) else fields.items(node, key, hint):
        if isinstance(item, yaml.MappingNode):
            parts = fields.mapping(item, _PARTS)
            yield {part: fields.text(value, part, hint) for part, (_, value) in parts.items() if not is_nothing(value)}
        else:
            yield fields.text(item, key, hint)


def _tags(fields: Fields, node: yaml.Node, hint: str) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        fields.complain(node, 'expected "add" and "remove" for "tags"', hint)
        return {}
    parts = fields.mapping(node, ("add", "remove"))
    return {
        f"{key}_tags": tuple((text, fields.place(item)) for text, item in fields.texts(value, key, hint))
        for key, (_, value) in parts.items()
    }


def _links(fields: Fields, node: yaml.Node, hint: str) -> dict[str, Any]:
    items = [node] if isinstance(node, yaml.MappingNode) else fields.items(node, "links", hint)
    found = [link for item in items if (link := _link(fields, item, hint))]
    return {"links": tuple(found)}


def _link(fields: Fields, node: yaml.Node, hint: str) -> NamedLink | None:
    values: dict[str, str] = {}
    if isinstance(node, yaml.MappingNode):
        values = {key: fields.text(value, key, hint) for key, (_, value) in fields.mapping(node, _LINK).items()}
    else:
        values["url"] = fields.text(node, "links", hint)
    url = values.get("url", "")
    if not is_web(url):
        fields.complain(node, f'"{excerpt(url)}" is no address that begins with http:// or https://', hint)
        return None
    return NamedLink(values.get("label") or urlsplit(url).netloc, url)


def is_web(url: str) -> bool:
    """Tells whether the address is one of the web, with a host and no blanks."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.netloc) and " " not in url


def _status(fields: Fields, node: yaml.Node, hint: str) -> dict[str, Any]:
    text = fields.text(node, "status", hint).casefold().replace("-", " ")
    if text in _STATUSES:
        return {"status": text}
    fields.complain(node, f'"{excerpt(text)}" is no status', f"known are {', '.join(_STATUSES)}")
    return {}


def _rating(fields: Fields, node: yaml.Node, hint: str) -> dict[str, Any]:
    rating = fields.number(node, "rating", hint)
    if rating is None or 1 <= rating <= 5:
        return {"rating": rating}
    fields.complain(node, f"the rating is {rating}, expected 1 to 5", hint)
    return {}


_Reader: TypeAlias = Callable[[Fields, yaml.Node, str], dict[str, Any]]
_READERS: Mapping[str, _Reader] = {"tags": _tags, "links": _links, "status": _status, "rating": _rating}


def _exclusion(fields: Fields, nodes: Mapping[str, yaml.Node]) -> Exclusion | None:
    """Returns why the paper is left out; None where it is not."""
    include = nodes.get("include")
    decision = include.value.casefold() if isinstance(include, yaml.ScalarNode) else ""
    if include is not None and decision not in {"true", "yes", "false", "no"}:
        fields.complain(include, 'expected true or false for "include"', f'write "{_HINTS["include"]}"')
    if include is None or decision not in {"false", "no"}:
        if include is None and nodes:
            node = next(iter(nodes.values()))
            fields.complain(node, 'there is no "include: false" to give a reason for', f'write "{_HINTS["include"]}"')
        return None
    reason, stage = (
        fields.text(nodes[key], key, f'write "{_HINTS[key]}"') if key in nodes and not is_nothing(nodes[key]) else ""
        for key in ("reason", "stage")
    )
    if stage and stage not in _STAGES:
        fields.complain(nodes["stage"], f'"{excerpt(stage)}" is no stage', f"known are {', '.join(_STAGES)}")
    return Exclusion(reason, "full text" if stage == "full text" else "screening", fields.place(include))
