"""Stage 4b: papers as RIS, which reference managers and library catalogues read.

Every value stands on one line, so that no text can begin a line of its own and pass for a tag.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.exports.keys import keys_of
from builder.exports.kinds import kind_of, published
from builder.exports.plain import date_parts, family_first, on_one_line
from builder.records import Author, Paper, PaperType

_TYPES: Mapping[PaperType, str] = {
    "article": "JOUR",
    "conference paper": "CONF",
    "preprint": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "data set": "DATA",
    "software": "COMP",
}
_TEXTS: Mapping[str, str] = {  # tag to the field of a paper
    "T2": "venue",
    "AB": "abstract",
    "VL": "volume",
    "IS": "issue",
    "PB": "publisher",
    "DO": "doi",
    "LA": "language",
}


def ris_records(papers: Sequence[Paper]) -> list[str]:
    """Returns the records in the order of the papers, each with an empty line behind it."""
    keys = keys_of(papers)
    return [_record(paper, key) for paper, key in zip(papers, keys, strict=True)]


def _record(paper: Paper, key: str) -> str:
    lines = ((tag, on_one_line(value)) for tag, value in _fields(paper, key))
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value or tag == "ER") + "\n"


def _fields(paper: Paper, key: str) -> Iterator[tuple[str, str]]:
    first, _, last = paper.pages.partition("-")
    parts = date_parts(paper)
    paper = published(paper)
    yield "TY", _TYPES.get(kind_of(paper), "GEN")
    yield "ID", key
    yield "TI", paper.title
    yield from (("AU", _name(author)) for author in paper.authors)
    yield from (("ED", _name(editor)) for editor in paper.editors)
    yield "PY", str(parts[0]) if parts else ""
    yield "DA", "/".join(f"{part:02}" for part in (*parts, "", "")[:3]) if len(parts) > 1 else ""
    yield from ((tag, getattr(paper, field)) for tag, field in _TEXTS.items())
    yield "SP", first if last.isalnum() else paper.pages
    yield "EP", last if last.isalnum() else ""
    yield from (("SN", number) for number in (paper.isbn, paper.issn))
    yield from (("UR", address) for address in (paper.url, *paper.links))
    yield "AN", f"arXiv:{paper.arxiv}" if paper.arxiv else ""  # RIS has no tag for it; this one is any archive's number
    yield "PM", paper.pmid
    yield from (("KW", keyword) for keyword in paper.keywords)
    yield from (("N1", note) for note in paper.notes)
    yield "ER", ""


def _name(author: Author) -> str:
    """A body ends in a comma, as EndNote has it: what stands before the comma is no given name."""
    text = family_first(author)
    is_body = not (author.given or author.particle or author.suffix) and " " in text
    return f"{text.replace(',', '')}," if is_body else text
