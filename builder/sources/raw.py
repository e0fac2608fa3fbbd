"""Stage 1, the way out: what a reader found in one record, put into the form that every stage knows.

A reader fills a Raw by its table of fields and hands it to `finished`; what all formats need done to a text, a name,
a date or an identifier is done here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from builder.problems import Code, Problem
from builder.records import Author, Origin, Paper, PaperType
from builder.sources.values.dates import Date, date_of
from builder.sources.values.identifiers import arxiv_of, doi_of, openreview_of, pmid_of
from builder.sources.values.markup import plain
from builder.sources.values.text import clean

_NO_ABSTRACT = re.compile(r"\[?\(?no abstracts?(?: is| was)?(?: available)?\.?\)?\]?\.?", re.IGNORECASE)
_OF_AN_INSTITUTION = ("thesis", "report")  # most formats name it as their publisher
_NO_TITLE = re.compile(r"\[?not available\]?\.?", re.IGNORECASE)
_ADDRESSES = ("http://", "https://", "ftp://", "www.")  # others lead into somebody's own files


@dataclass(slots=True)
class Raw:
    """One record as its format has it; every text is as it stands there."""

    title: str = ""
    abstract: str = ""
    authors: list[Author] = field(default_factory=list)
    editors: list[Author] = field(default_factory=list)
    date: str | Date = ""  # any form that dates.date_of knows, the most exact one
    year: str = ""  # where the format has a year beside the date
    venue: str = ""
    doi: str = ""  # bare, as an address, or with "doi:"
    arxiv: str = ""  # the like
    pmid: str = ""
    openreview: str = ""
    urls: list[str] = field(default_factory=list)  # the paper's own address first
    keywords: list[str] = field(default_factory=list)
    type: PaperType = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    isbn: str = ""
    issn: str = ""
    language: str = ""
    key: str = ""
    summary: str = ""
    notes: list[str] = field(default_factory=list)


def finished(raw: Raw, origin: Origin, *, hint: str = "give the record a title") -> Paper | Problem:
    """Returns the paper, or a Problem with `hint` where the record has no title.

    White space is folded, mark-up taken off, and identifiers are also found in addresses (https://doi.org/...).
    """
    title = clean(plain(raw.title))
    if not title:
        named = f' "{clean(raw.key)}"' if raw.key.strip() else ""
        return Problem(Code.MISSING_TITLE, origin, f"the record{named} has no title", hint)
    urls = [url for url in unique(map(clean, raw.urls)) if url.lower().startswith(_ADDRESSES)]
    doi = doi_of(raw.doi) or _first(doi_of, urls)
    date = _date(raw)
    venue, publisher = clean(plain(raw.venue)), clean(plain(raw.publisher))
    if raw.type in _OF_AN_INSTITUTION and not venue:
        venue, publisher = publisher, ""
    return Paper(
        title=title,
        abstract=_abstract(raw.abstract),
        origins=(origin,),
        authors=tuple(raw.authors),
        year=date.year,
        date=date.iso,
        venue=venue,
        doi=doi,
        arxiv=arxiv_of(raw.arxiv) or _first(arxiv_of, [doi, *urls]),
        url=urls[0] if urls else "",
        keywords=tuple(unique(clean(plain(keyword)) for keyword in raw.keywords)),
        pmid=pmid_of(raw.pmid) or _first(pmid_of, urls),
        openreview=openreview_of(raw.openreview) or _first(openreview_of, urls),
        type=raw.type,
        volume=clean(raw.volume),
        issue=clean(raw.issue),
        pages=_pages(raw.pages),
        publisher=publisher,
        editors=tuple(raw.editors),
        isbn=clean(raw.isbn),
        issn=clean(raw.issn),
        language=clean(raw.language),
        key=clean(raw.key),
        summary=clean(plain(raw.summary)),
        notes=tuple(unique(clean(plain(note)) for note in raw.notes)),
        links=tuple(urls[1:]),
    )


def unique(texts: Iterable[str]) -> list[str]:
    """Returns the texts that are not empty, each once whatever its case, in their order."""
    first: dict[str, str] = {}
    for text in texts:
        if text:
            first.setdefault(text.casefold(), text)
    return list(first.values())


def is_no_title(text: str) -> bool:
    """Says whether a title is what PubMed writes where there is none in English."""
    return bool(_NO_TITLE.fullmatch(text.strip()))


def _first(find: Callable[[str], str], texts: Iterable[str]) -> str:
    return next((found for text in texts if (found := find(text))), "")


def _abstract(text: str) -> str:
    """Returns the abstract; "" for what databases write where there is none."""
    abstract = clean(plain(text))
    return "" if _NO_ABSTRACT.fullmatch(abstract) else abstract


def _date(raw: Raw) -> Date:
    date = raw.date if isinstance(raw.date, Date) else date_of(raw.date)
    # A year of its own goes before that of a date, which may be the day of going online; the date then says no more.
    year = date_of(raw.year).year
    return date if year in (None, date.year) else Date(year)


def _pages(text: str) -> str:
    """Returns "137-144" for "137--144" and "137 – 144"."""
    return "-".join(
        part for part in clean(text).replace("–", "-").replace("—", "-").replace(" ", "").split("-") if part
    )
