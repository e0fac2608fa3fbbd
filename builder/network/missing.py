"""What a paper lacks, and which service may be asked for it by which identifier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.network.fetching import FOLDER
from builder.network.services import SERVICES, Service
from builder.records import Paper

IDENTIFIERS = ("doi", "arxiv", "pmid", "openreview")
_SOUGHT = ("authors", "year", "venue", "abstract")
# Registered for arXiv's own papers; neither Crossref nor OpenAlex has more of them than arXiv.
_ARXIV_DOI = "10.48550/"


def lacks(paper: Paper) -> frozenset[str]:
    """Returns the fields that the paper is without; "identifier" where it has none at all."""
    identifier = {"identifier"} if not any(getattr(paper, name) for name in IDENTIFIERS) else set()
    return frozenset(name for name in _SOUGHT if not getattr(paper, name)) | identifier


def by_identifier(papers: Iterable[Paper], services: Sequence[str]) -> Mapping[str, list[str]]:
    """Maps a service to the identifiers to ask it for: of papers that lack what it has, and were not asked for yet."""
    asks: dict[str, dict[str, None]] = {}
    for paper in papers:
        lacking = lacks(paper)
        for service in (SERVICES[name] for name in services):
            identifier = known_to(service, paper)
            if identifier and lacking & service.fills and not was_asked(service, paper):
                asks.setdefault(service.name, {})[identifier] = None
    return {name: list(ids) for name, ids in asks.items()}


def known_to(service: Service, paper: Paper) -> str:
    """Returns the identifier by which the service knows the paper; "" where it has none."""
    identifier = str(getattr(paper, service.field)) if service.field else ""
    # A comma or a bar would divide one identifier into two where several are asked for.
    divides = service.batch > 1 and any(char in identifier for char in ",|")
    return "" if divides or identifier.startswith(_ARXIV_DOI) else identifier


def was_asked(service: Service, paper: Paper) -> bool:
    """Says whether the survey has this service's record of the paper already."""
    return any(origin.path.startswith(f"content/{FOLDER}/{service.name}-") for origin in paper.origins)
