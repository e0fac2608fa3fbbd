"""Stage 4, pages: where a paper's record stands, what came from where, and where to correct it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlencode, urlsplit

from builder.pages import markdown
from builder.pages.edition import Edition
from builder.records import Origin, Paper

_NOTES = "content/notes"
_PACKED = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z")  # nobody edits a text in there online
_FIELD_NAMES: Mapping[str, str] = {"arxiv": "arXiv id", "doi": "DOI", "url": "address"}
# What a new note begins with: an empty value would take the record's away, so that all of it is a remark.
_BEGINNING = "---\n# What is corrected here stays corrected, whatever the source says:\n# year: 2024\n---\n\n"


def sources_of(edition: Edition, paper: Paper) -> list[tuple[str, str]]:
    """Returns each place as Markdown, linked where the survey says where content/ is shown online, with the fields that
    came from there, as plain text; "" where all did."""
    fields: defaultdict[Origin, list[str]] = defaultdict(list)
    for name, origin in paper.provenance:
        place = origin if origin in paper.origins else Origin(origin.path)
        fields[place].append(_FIELD_NAMES.get(name, name))
    places = dict.fromkeys([*paper.origins, *sorted(fields)])
    return [(_shown(edition.settings.repository, place), ", ".join(fields.get(place, ()))) for place in places]


def corrections_of(edition: Edition, paper: Paper) -> list[str]:
    """Returns Markdown links to where the record, and the note on it, can be edited; none without the setting."""
    base = edition.settings.edit.rstrip("/")
    if not base:
        return []
    places = {origin.path: origin for origin in reversed(paper.origins) if not _is_packed(origin.path)}
    edits = [
        markdown.link("Correct this record" if len(places) == 1 else f"Correct {path}", _address(base, places[path]))
        for path in dict.fromkeys(origin.path for origin in paper.origins)
        if path in places
    ]
    return [*edits, *_note_link(edition, paper, base)]


def _note_link(edition: Edition, paper: Paper, base: str) -> Iterator[str]:
    """Yields the link to the paper's note, or to a new one where the host has an address for that."""
    note = edition.curation.notes.get(paper.id)
    if note:
        yield markdown.link("Edit the note", f"{base}/{quote(note.origin.path)}")
        return
    file = f"{_NOTES}/{paper.id}.md"
    host, path = urlsplit(base).netloc.lower(), urlsplit(base).path
    if "/-/edit/" in path:  # GitLab, on any host
        values = {"file_name": file}
        yield markdown.link("Write a note on it", f"{base.replace('/-/edit/', '/-/new/', 1)}?{urlencode(values)}")
    elif host == "github.com" and path.count("/") > 3 and path.split("/")[3] == "edit":
        values = {"filename": file, "value": _BEGINNING}
        yield markdown.link("Write a note on it", f"{base.replace('/edit/', '/new/', 1)}?{urlencode(values)}")


def _is_packed(path: str) -> bool:
    return any(part.lower().endswith(_PACKED) for part in path.split("/"))


def _shown(repository: str, origin: Origin) -> str:
    place = f"{origin.path}, line {origin.line}" if origin.line else origin.path
    if not repository:
        return markdown.escape(place)
    return markdown.link(place, _address(repository.rstrip("/"), _whole(origin)))


def _whole(origin: Origin) -> Origin:
    """Returns the packed file that a place is in: a repository shows nothing within it."""
    parts = origin.path.split("/")
    packed = next((at for at, part in enumerate(parts, 1) if part.lower().endswith(_PACKED)), 0)
    return Origin("/".join(parts[:packed])) if packed else origin


def _address(base: str, origin: Origin) -> str:
    """Returns the address of a file with its line, as GitHub and GitLab name it; others pass over that."""
    line = f"#L{origin.line}" if origin.line else ""
    return f"{base}/{quote(origin.path)}{line}"
