"""The table of services. One service is one file and one line here; tests give other addresses to the client."""

from __future__ import annotations

from collections.abc import Mapping

from builder.network.services.acl import ACL
from builder.network.services.arxiv import ARXIV
from builder.network.services.crossref import CROSSREF, DOI
from builder.network.services.huggingface import HUGGINGFACE
from builder.network.services.openalex import OPENALEX
from builder.network.services.openreview import OPENREVIEW, OPENREVIEW_V1
from builder.network.services.pubmed import PUBMED
from builder.network.services.semanticscholar import SEMANTICSCHOLAR
from builder.network.services.service import Search, Service

__all__ = ["SEARCHED", "SERVICES", "Search", "Service"]

SERVICES: Mapping[str, Service] = {
    service.name: service
    for service in (
        ARXIV,
        CROSSREF,
        DOI,
        PUBMED,
        OPENREVIEW,
        OPENREVIEW_V1,
        HUGGINGFACE,
        ACL,
        OPENALEX,
        SEMANTICSCHOLAR,
    )
}
# Names of the services that can be searched.
SEARCHED = tuple(service.name for service in SERVICES.values() if service.search)
