"""Stage 4, pages: the papers that the author gave a status or a rating, by status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.listing import pages_of, sort_key
from builder.pages.papers import entries
from builder.pages.template import fill
from builder.records import Note, Page, ReadingStatus

_HEADINGS: Mapping[ReadingStatus, str] = {"reading": "Reading", "to read": "To read", "read": "Read", "": "Rated"}
_ORDER = list(_HEADINGS)


def listed_notes(edition: Edition) -> list[tuple[str, Note]]:
    """Returns paper id and note of the papers with a status or a rating: by status, the best rated first."""
    papers = edition.survey.papers
    known = [
        (id_, note) for id_, note in edition.curation.notes.items() if id_ in papers and (note.status or note.rating)
    ]
    return sorted(
        known,
        key=lambda item: (_ORDER.index(item[1].status), -(item[1].rating or 0), sort_key(papers[item[0]].title)),
    )


def reading_list_pages(edition: Edition) -> Iterator[Page]:
    """Yields reading-list/index.md, and further pages where it would list more than the page size; nothing where no
    paper has a status or a rating."""
    listed = listed_notes(edition)
    if not listed:
        return
    pages = pages_of(listed, edition.settings.page_size)
    for number, notes in enumerate(pages, start=1):
        here = paths.reading_list_path(number)
        groups = [
            (_HEADINGS[status], _HEADINGS[status].lower().replace(" ", "-"), _entries(edition, dict(group), here))
            for status, group in groupby(notes, key=lambda item: item[1].status)
        ]
        yield Page(
            here,
            fill(
                "reading-list.md.jinja",
                total=len(listed),
                groups=groups,
                number=number,
                pager=paths.pager(paths.reading_list_path, len(pages), here),
            ),
        )


def _entries(edition: Edition, notes: Mapping[str, Note], here: str) -> list[tuple[str, str, str]]:
    """Returns title, link and one line about each paper, its rating first."""
    found = entries(edition, [edition.survey.papers[id_] for id_ in notes], here)
    return [
        (title, link, f"Rated {note.rating} of 5. {about}".strip() if note.rating else about)
        for (title, link, about), note in zip(found, notes.values(), strict=True)
    ]
