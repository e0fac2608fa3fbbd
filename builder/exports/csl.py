"""Stage 4b: papers as CSL-JSON, which pandoc, citeproc and Zotero read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from builder.exports.keys import keys_of
from builder.exports.kinds import kind_of, published
from builder.exports.plain import date_parts
from builder.records import Author, Paper, PaperType

_TYPES: Mapping[PaperType, str] = {
    "article": "article-journal",
    "conference paper": "paper-conference",
    "preprint": "article",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "data set": "dataset",
    "software": "software",
}
_TEXTS: Mapping[str, str] = {  # CSL's variable to the field of a paper
    "title": "title",
    "container-title": "venue",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "publisher": "publisher",
    "DOI": "doi",
    "URL": "url",
    "PMID": "pmid",
    "ISBN": "isbn",
    "ISSN": "issn",
    "language": "language",
    "abstract": "abstract",
}


def csl_items(papers: Sequence[Paper]) -> list[str]:
    """Returns a CSL item for each paper, in their order, to stand between "[" and "]"."""
    keys = keys_of(papers)
    items = (_item(paper, key) for paper, key in zip(papers, keys, strict=True))
    return ["  " + json.dumps(item, ensure_ascii=False, indent=2).replace("\n", "\n  ") for item in items]


def _item(paper: Paper, key: str) -> dict[str, object]:
    issued = date_parts(paper)
    paper = published(paper)
    item: dict[str, object] = {
        "id": key,
        "type": _TYPES.get(kind_of(paper), "document"),
        **{variable: getattr(paper, field) for variable, field in _TEXTS.items()},
        **({"container-title": "", "collection-title": paper.venue} if kind_of(paper) == "book" else {}),
        "author": [_name(author) for author in paper.authors],
        "editor": [_name(editor) for editor in paper.editors],
        "issued": {"date-parts": [issued]} if issued else {},
        "keyword": _keyword(paper.keywords),
        "archive": "arXiv" if paper.arxiv else "",
        "archive_location": paper.arxiv,
        "annote": "\n".join(paper.notes),
    }
    return {variable: value for variable, value in item.items() if value}


def _name(author: Author) -> dict[str, str]:
    if not (author.given or author.particle or author.suffix):
        return {"literal": author.family}
    name = {
        "family": author.family,
        "given": author.given,
        "non-dropping-particle": author.particle,
        "suffix": author.suffix,
    }
    return {part: value for part, value in name.items() if value}


def _keyword(keywords: Sequence[str]) -> str:
    """CSL has one text for all; commas divide it, unless one of the keywords has a comma itself."""
    return ("; " if any("," in keyword for keyword in keywords) else ", ").join(keywords)
