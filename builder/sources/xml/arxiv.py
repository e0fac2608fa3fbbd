"""Stage 1, reader: arXiv's Atom, as its service answers a search or a list of ids.

Categories are arXiv's sections, no keywords of the authors, and stay out. Without a journal reference the venue is
left open: that a paper is on arXiv is said by its identifier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.raw import Raw, finished
from builder.sources.source import Source
from builder.sources.values.names import parse_name
from builder.sources.xml.records import filled, first_text, records, root_of, texts

if TYPE_CHECKING:
    from builder.sources.xml.records import Element

_ATOM, _ARXIV = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
_FIELDS: Mapping[str, Sequence[str]] = {
    "title": (f"{_ATOM}title",),
    "abstract": (f"{_ATOM}summary",),
    "date": (f"{_ATOM}published",),
    "doi": (f"{_ARXIV}doi",),
    "venue": (f"{_ARXIV}journal_ref",),
    "arxiv": (f"{_ATOM}id",),
}
_ERRORS = "/api/errors"


def sniff(head: str) -> bool:
    """Knows the file by its root element, and arXiv by the addresses in it."""
    return root_of(head) in ("feed", "entry") and "arxiv.org/" in head


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each entry."""
    for found in records(source, ("entry",)):
        yield found if isinstance(found, Problem) else _paper(*found)


def _paper(entry: Element, origin: Origin) -> Paper | Problem:
    raw = Raw(**filled(entry, _FIELDS))  # type: ignore[arg-type]  # all of them are texts
    if _ERRORS in raw.arxiv:
        said = " ".join(raw.abstract.split()) or "no reason given"
        return Problem(Code.BAD_RECORD, origin, f"arXiv answered with an error: {said}", "ask it again")
    raw.authors = [author for name in texts(entry, f"{_ATOM}author/{_ATOM}name") if (author := parse_name(name))]
    raw.urls = _addresses(entry)
    raw.notes = texts(entry, f"{_ARXIV}comment")
    raw.type = "preprint"
    return finished(raw, origin, hint='give it a "title" element')


def _addresses(entry: Element) -> list[str]:
    """The abstract's page first, then the PDF and others."""
    links = [(link.get("rel") or "alternate", link.get("href") or "") for link in entry.iterfind(f"{_ATOM}link")]
    pages = [url for rel, url in links if rel == "alternate"] or [first_text(entry, (f"{_ATOM}id",))]
    return [*pages, *(url for rel, url in links if rel != "alternate")]
