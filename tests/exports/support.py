"""One paper of which all is known, and how to make others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.exports import EXPORTS
from builder.records import Author, Origin, Paper

BEETHOVEN = Author("Beethoven", "Ludwig", "van", "Jr.")
SCHUSTER = Author("Simon and Schuster, Inc.")
WHOLE = Paper(
    title="Notes on Engines",
    abstract="We note 50% of it.",
    origins=(Origin("content/papers/a.ris", 7), Origin("content/papers/b.bib", 1)),
    id="notes-on-engines-1234",
    authors=(BEETHOVEN, SCHUSTER, Author("Lovelace", "Ada")),
    year=1843,
    date="1843-09-05",
    venue="Journal of Engines",
    doi="10.1000/xyz_1",
    arxiv="2303.08134",
    url="https://example.org/a_b",
    keywords=("engines", "looms"),
    pmid="1234567",
    openreview="abcDEF123",
    type="article",
    volume="3",
    issue="2",
    pages="137-144",
    publisher="Taylor & Sons",
    editors=(Author("Babbage", "Charles"),),
    isbn="978-3-16-148410-0",
    issn="1234-5679",
    language="en",
    key="lovelace1843",
    notes=("Read twice.", "Good."),
    links=("https://example.org/a.pdf",),
    provenance=(("year", Origin("content/papers/b.bib", 1)),),
)
BARE = Paper(title="Looms", abstract="", origins=(Origin("a.txt", 1),), id="looms-5678")


def whole(**fields: object) -> Paper:
    """Returns the paper of which all is known, with other values in some fields."""
    return replace(WHOLE, **fields)  # type: ignore[arg-type]


def written(name: str, papers: Sequence[Paper]) -> str:
    """A whole file in the format of that name."""
    (export,) = (export for export in EXPORTS if export.name == name)
    return export.write(papers)
