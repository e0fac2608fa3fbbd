"""Stage 1, identifiers: DOI, arXiv, PubMed and OpenReview, bare or in an address."""

from __future__ import annotations

import re
from urllib.parse import unquote

_DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/\S+")
_DOI_ADDRESS = re.compile(r"(https?://)?(dx\.|www\.)?doi\.org/|doi:", re.IGNORECASE)
# A DOI in another address may have more behind it ("/full.pdf"), so only addresses of the registry count.
_OTHER_ADDRESS = re.compile(r"[a-z]+://", re.IGNORECASE)
_ARXIV_ID = r"(\d{4}\.\d{4,5}|[a-z-]{2,15}(\.[A-Z]{2})?/\d{7})"
_ARXIV = re.compile(
    rf"(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|format|e-print)/|arxiv[:.]\s?|10\.48550/arxiv\.)?"
    rf"{_ARXIV_ID}(v\d+)?(\.pdf)?(\s*\[[\w.-]+\])?/?",
    re.IGNORECASE,
)
_PMID = re.compile(
    r"(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|pmid:?\s*)?(\d{1,8})/?",
    re.IGNORECASE,
)
_OPENREVIEW = re.compile(
    r"(?:https?://openreview\.net/(?:forum|pdf|attachment)\?(?:\w+=[^&]*&)*id=)?([\w-]{6,30})(&.*|#.*)?"
)


def doi_of(text: str) -> str:
    """Returns a DOI without "https://doi.org/", in its own casing; "" where the text is none."""
    text = text.strip()
    bare = _DOI_ADDRESS.sub("", text, count=1).strip()
    if _OTHER_ADDRESS.match(bare):
        return ""
    bare = unquote(bare) if bare != text and "%" in bare else bare
    found = _DOI.match(bare)
    return _trimmed(found[0]) if found else ""


def arxiv_of(text: str) -> str:
    """Returns an arXiv id without its version: "2303.08134", "hep-th/9901001"; "" where the text is none."""
    found = _ARXIV.fullmatch(text.strip())
    return found[1] if found else ""


def pmid_of(text: str) -> str:
    """Returns a PubMed number; "" where the text is none."""
    found = _PMID.fullmatch(text.strip())
    return found[1].lstrip("0") if found else ""


def openreview_of(text: str) -> str:
    """Returns the id of a submission to OpenReview; "" where the text is neither such an id nor its address."""
    found = _OPENREVIEW.fullmatch(text.strip())
    return found[1] if found else ""


def _trimmed(doi: str) -> str:
    """Takes off what closes the sentence round a DOI; a bracket that the DOI itself opens stays."""
    doi = doi.rstrip(".,;\"'>")
    while doi and doi[-1] in ")]}" and doi.count(doi[-1]) > doi.count({")": "(", "]": "[", "}": "{"}[doi[-1]]):
        doi = doi[:-1].rstrip(".,;\"'>")
    return doi
