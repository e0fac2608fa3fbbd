"""Stage 4c, data: what a browser keeps of a visit, and what became of papers that it knows by an earlier id."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator

from builder.data.contents import Contents
from builder.records import DataFile

MARK = 6  # characters: 36 bits, so that a new paper among 10,000 passes for a known one in 1 of 7,000,000 cases


def marks(contents: Contents) -> Iterator[DataFile]:
    """Yields "marks", the marks of all papers joined: a browser that keeps it knows later which papers are new."""
    yield DataFile("marks", "".join(mark_of(paper.id) for paper in contents.papers))


def former(contents: Contents) -> Iterator[DataFile]:
    """Yields "former": pairs of an id that no paper has now, and the number of the paper that had it."""
    taken = {paper.id for paper in contents.papers}
    pairs = []
    for number, paper in enumerate(contents.papers):
        for id_ in paper.former:
            if id_ not in taken:
                taken.add(id_)
                pairs.append([id_, number])
    yield DataFile("former", pairs)


def mark_of(paper_id: str) -> str:
    """Returns the first characters of the id's SHA-256 in base 64."""
    return urlsafe_b64encode(hashlib.sha256(paper_id.encode()).digest()).decode()[:MARK]
