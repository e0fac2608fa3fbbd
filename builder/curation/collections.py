"""Stage 1b, curation: content/collections/<id>.md, papers in the author's own order with text between them."""

from __future__ import annotations

from pathlib import Path

from builder.curation.fields import is_nothing
from builder.curation.files import Written, written_files
from builder.curation.introduction import below_title
from builder.curation.prose import prose_of
from builder.problems import Code, Problem
from builder.records import Collection, Origin
from builder.slugs import SLUG_LIMIT, slug

COLLECTIONS = "collections"
_HINTS = {"title": "title: Where to begin", "description": "description: Five papers for the first evening"}


def read_collections(content: Path) -> tuple[tuple[Collection, ...], list[Problem]]:
    """Returns the collections in order of title, and what in them cannot be used; the rest of each counts."""
    found: dict[str, Collection] = {}
    problems: list[Problem] = []
    for file in written_files(content / COLLECTIONS):
        if isinstance(file, Problem):
            problems.append(file)
            continue
        collection = collection_of(file)
        problems += file.fields.problems
        if not collection.id or collection.id in found:
            message = (
                "no address can be made of the file's name" if not collection.id else "another file has its address"
            )
            hint = 'rename it to letters, digits and hyphens: "first-evening.md"'
            problems.append(Problem(Code.BAD_NOTE, collection.origin, f"{message}; it is left out", hint))
        else:
            found[collection.id] = collection
    return tuple(sorted(found.values(), key=lambda one: (one.title.casefold(), one.id))), problems


def collection_of(file: Written) -> Collection:
    """Returns the collection; without a title it is called by its file's name."""
    values = {}
    if file.front is not None:
        parts = file.fields.mapping(file.front, _HINTS)
        values = {
            key: file.fields.text(node, key, f'write "{_HINTS[key]}"')
            for key, (_, node) in parts.items()
            if not is_nothing(node)
        }
    title = values.get("title") or file.name.replace("-", " ").strip().capitalize()
    text = prose_of(below_title(file.text), Origin(file.path, file.line), entries=True)
    return Collection(slug(file.name, SLUG_LIMIT), title, Origin(file.path), values.get("description", ""), text)
