"""Stage 1, the lines that Zotero keeps in its field "Extra", and CSL in "note": "PMID: 123" is no note of a reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.sources.raw import Raw

# What stands in front of the colon, in lower case, to the field of Raw.
_FIELDS: Mapping[str, str] = {
    "arxiv": "arxiv",
    "_eprint": "arxiv",
    "eprint": "arxiv",
    "doi": "doi",
    "pmid": "pmid",
    "openreview": "openreview",
    "citation key": "key",
    "citekey": "key",
    "bibtex": "key",
    "tldr": "summary",
    "tl;dr": "summary",
    "isbn": "isbn",
    "issn": "issn",
    "publisher": "publisher",
    "container-title": "venue",
    "publication title": "venue",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "language": "language",
    "issued": "date",
}
_LINE = re.compile(r"\s*(?P<name>[\w;-][\w; -]{0,20}?)\s*:\s*(?P<value>\S.*)")


def take_extra(raw: Raw, text: str) -> None:
    """Puts each line of `text` into the field of `raw` that it names, where that is empty, else into the notes."""
    for line in text.split("\n"):
        found = _LINE.fullmatch(line)
        field = _FIELDS.get(found["name"].lower(), "") if found else ""
        if found and field and not getattr(raw, field):
            setattr(raw, field, found["value"])
        elif line.strip():
            raw.notes.append(line)
