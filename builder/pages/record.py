"""Stage 4, pages: what a paper's record says beside title and abstract, as Markdown for its page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from builder.pages import markdown, paths
from builder.pages.edition import Edition
from builder.records import LinkKind, Paper

_LINK_LABELS: Mapping[LinkKind, str] = {"code": "Code", "project": "Project page", "data": "Data", "demo": "Demo"}
# Hosts whose addresses say what they lead to; "" for those that the identifiers lead to already.
_HOSTS: Mapping[str, str] = {
    "github.com": "Code",
    "gitlab.com": "Code",
    "bitbucket.org": "Code",
    "doi.org": "",
    "dx.doi.org": "",
    "arxiv.org": "arXiv",
    "openreview.net": "OpenReview",
    "zenodo.org": "Zenodo",
    "huggingface.co": "Hugging Face",
    "pubmed.ncbi.nlm.nih.gov": "PubMed",
}
_DOT = " \N{MIDDLE DOT} "


def byline_of(paper: Paper) -> list[str]:
    """Returns who, where and when, and the identifiers, a line each: nothing is made up."""
    authors = ", ".join(markdown.escape(str(author)) for author in paper.authors)
    identifiers = [
        markdown.link(f"doi:{paper.doi}", f"https://doi.org/{paper.doi}") if paper.doi else "",
        markdown.link(f"arXiv:{paper.arxiv}", f"https://arxiv.org/abs/{paper.arxiv}") if paper.arxiv else "",
        markdown.link(f"PubMed:{paper.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{paper.pmid}/") if paper.pmid else "",
    ]
    return [line for line in (authors, _published(paper), _DOT.join(filter(None, identifiers))) if line]


def buttons_of(edition: Edition, paper: Paper) -> list[str]:
    """Returns the paper's addresses and those that its abstract and its author's note give, as Markdown, each once."""
    note = edition.curation.notes.get(paper.id)
    noted = [(link.label, link.url) for link in note.links] if note else []
    own = [("Paper", paper.url)] if paper.url else []
    found = [(_LINK_LABELS[link.kind], link.url) for kind in _LINK_LABELS
             for link in edition.survey.links.get(paper.id, ()) if link.kind == kind]  # fmt: skip
    further = [(label, url) for url in paper.links if (label := _label(url))]
    label_of = {url: label for label, url in noted if markdown.is_web(url)}
    for label, url in own + found + further:
        # The author's own word for an address goes before ours; two addresses of one kind would look the same.
        if markdown.is_web(url) and label not in label_of.values():
            label_of.setdefault(url, label)
    first = [url for url in label_of if url == paper.url]
    return [markdown.link(label_of[url], url) for url in dict.fromkeys([*first, *label_of])]


def keywords_of(edition: Edition, paper: Paper, tag_forms: Mapping[str, str], here: str) -> list[tuple[str, str]]:
    """Returns the record's own keywords, each with the link to its tag, "" where it is none."""
    found = ((keyword, tag_forms.get(keyword.casefold(), "")) for keyword in paper.keywords)
    return [(keyword, paths.relative(paths.tag_path(tag), here) if tag else "") for keyword, tag in found]


def _published(paper: Paper) -> str:
    """Returns "Nature 12 (3), 137-144, 2024-03-17"."""
    number = f"{paper.volume} ({paper.issue})" if paper.volume and paper.issue else paper.volume
    where = " ".join(filter(None, (paper.venue, number if paper.venue else "")))
    when = paper.date or (str(paper.year) if paper.year else "")
    when = "" if when.isdigit() and when in paper.venue.split() else when  # "ICLR 2017" says the year itself
    return ", ".join(markdown.escape(part) for part in (where, paper.pages if paper.venue else "", when) if part)


def _label(url: str) -> str:
    """Returns what to call an address that the record gives without a word about it; "" for one not to be shown."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if parts.path.lower().endswith(".pdf") or "/pdf" in parts.path.lower():
        return "PDF"
    return _HOSTS.get(host, host)
