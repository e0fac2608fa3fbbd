"""Stage 4, pages: what the survey's author says of a paper, on the paper's page."""

from __future__ import annotations

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.prose import prose
from builder.records import Note, Paper


def note_values(edition: Edition, paper: Paper, here: str) -> dict[str, object]:
    """Returns what the template of a paper's page shows of its note and its collections; empty where there is none."""
    note = edition.curation.notes.get(paper.id)
    return {
        "note": prose(edition, note.text, here) if note else "",
        "standing": standing(note) if note else [],
        "collections": [
            (collection.title, paths.relative(paths.collection_path(collection.id), here))
            for collection in edition.curation.collections
            if paper.id in collection.papers
        ],
    }


def standing(note: Note) -> list[str]:
    """Returns the author's status and rating in words, as far as given."""
    status = f"Status: {note.status}" if note.status else ""
    rating = f"Rating: {note.rating} of 5" if note.rating else ""
    return [words for words in (status, rating) if words]
