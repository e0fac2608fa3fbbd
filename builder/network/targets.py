"""What a user typed, an identifier or an address, to the service that knows it.

Addresses are read, never visited: only the identifier in one goes to a service of the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from builder.problems import Code, Problem, excerpt

EXAMPLES = (
    "2303.08134, 10.1109/5.771073, pmid:20021716, https://openreview.net/forum?id=..., https://aclanthology.org/..."
)


@dataclass(frozen=True, slots=True)
class Target:
    """One paper of one service."""

    service: str
    identifier: str


_ARXIV_ID = r"(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,15}(?:\.[a-z]{2})?/\d{7})"
_ARXIV = re.compile(rf"(?:arxiv[:.]\s?)?{_ARXIV_ID}(?:v\d{{1,3}})?(?:\.pdf)?", re.IGNORECASE)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{_ARXIV_ID}(?:v\d{{1,3}})?", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9})*/[^\s?#]{1,300}")
_PMID = re.compile(r"(?:pmid:?\s*)?(?P<id>\d{5,9})", re.IGNORECASE)
_PMID_NAMED = re.compile(r"pmid:?\s*(?P<id>\d{1,9})", re.IGNORECASE)
_ACL = re.compile(r"(?P<id>\d{4}\.[\w-]{1,40}\.\d{1,5}|[A-Z]\d{2}-\d{4,5})(?:v\d+)?(?:\.pdf|\.bib)?")
_OPENREVIEW = re.compile(r"openreview:\s*(?P<id>[\w-]{6,30})", re.IGNORECASE)
_OPENREVIEW_ID = re.compile(r"[\w-]{6,30}")
# Bare texts; the first that fits as a whole.
_BARE = (
    ("arxiv", _ARXIV),
    ("arxiv", _ARXIV_DOI),
    ("acl", _ACL),
    ("openreview", _OPENREVIEW),
    ("pubmed", _PMID_NAMED),
    ("pubmed", _PMID),
)
# Hosts with identifiers of their own: the end of the host's name, the form of the path.
_HOSTS = (
    (
        "arxiv.org",
        "arxiv",
        re.compile(rf"/(?:abs|pdf|html|format|e-print)/{_ARXIV_ID}(?:v\d{{1,3}})?(?:\.pdf)?/?", re.I),
    ),
    ("alphaxiv.org", "arxiv", re.compile(rf"/(?:abs|overview|pdf)/{_ARXIV_ID}(?:v\d{{1,3}})?/?", re.I)),
    ("huggingface.co", "huggingface", re.compile(rf"/papers/{_ARXIV_ID}(?:v\d{{1,3}})?/?", re.I)),
    ("pubmed.ncbi.nlm.nih.gov", "pubmed", re.compile(r"/(?P<id>\d{1,9})/?")),
    ("ncbi.nlm.nih.gov", "pubmed", re.compile(r"/pubmed/(?P<id>\d{1,9})/?")),
    ("aclanthology.org", "acl", re.compile(rf"/{_ACL.pattern}/?")),
    ("aclweb.org", "acl", re.compile(rf"/anthology/{_ACL.pattern}/?")),
)
# What publishers put behind a DOI in their addresses.
_BEHIND_DOI = re.compile(
    r"(?:/(?:full|abstract|pdf|epdf|html|meta|summary|fulltext|references|figures|full-text)|\.(?:pdf|full|abstract|html))+/?$",
    re.IGNORECASE,
)
# Versions of preprints there are no part of the DOI.
_BIORXIV = re.compile(r"(10\.(?:1101|64898)/[\d.]{1,40}\d)v\d{1,2}\b.*")


def target_of(text: str) -> Target | Problem:
    """Returns which paper of which service a text means, or a Problem where it means none."""
    text = text.strip().strip("<>")
    try:
        found = _of_address(text) if re.match(r"https?://|www\.", text, re.IGNORECASE) else _of_identifier(text)
    except ValueError:  # of urlsplit: "http://[" is no address
        found = None
    if found is None:
        hint = f"name a paper as one of {EXAMPLES}"
        return Problem(Code.NETWORK, None, f'"{excerpt(text)}" names no paper that a service knows', hint)
    return found


def _of_identifier(text: str) -> Target | None:
    bare = re.sub(r"^doi:\s*", "", text, flags=re.IGNORECASE)
    bare = re.sub(r"^(dx\.)?doi\.org/", "", bare, flags=re.IGNORECASE)
    for service, pattern in _BARE:
        if found := pattern.fullmatch(bare):
            return Target(service, found["id"])
    found = _DOI.match(bare)
    return Target("crossref", _trimmed(found[0])) if found else None


def _of_address(text: str) -> Target | None:
    parts = urlsplit(text if "://" in text else f"https://{text}")
    host, path = (parts.hostname or "").lower(), unquote(parts.path)
    for end, service, pattern in _HOSTS:
        if host == end or host.endswith(f".{end}"):
            found = pattern.fullmatch(path)
            if found:
                return Target(service, found["id"])
    asked = parse_qs(parts.query)
    if host == "openreview.net" or host.endswith(".openreview.net"):
        ids = [value for name in ("id", "noteId") for value in asked.get(name, [])]
        return next((Target("openreview", value) for value in ids if _OPENREVIEW_ID.fullmatch(value)), None)
    return _doi_in([path, *(value for values in asked.values() for value in values)])


def _doi_in(texts: list[str]) -> Target | None:
    for text in texts:
        if found := _DOI.search(text):
            doi = _trimmed(_BIORXIV.sub(r"\1", _BEHIND_DOI.sub("", found[0])))
            arxiv = _ARXIV_DOI.fullmatch(doi)
            return Target("arxiv", arxiv["id"]) if arxiv else Target("crossref", doi)
    return None


def _trimmed(doi: str) -> str:
    """Takes off what closes the sentence round a DOI; a bracket that the DOI itself opens stays."""
    doi = doi.rstrip(".,;\"'>/")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;\"'>/")
    return doi
