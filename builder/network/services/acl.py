"""The ACL Anthology: BibTeX of a paper, by its id ("2020.acl-main.1", "P19-1001")."""

from __future__ import annotations

from collections.abc import Sequence

from builder.network.answers import BIBTEX, Request
from builder.network.services.service import Service


def _record(ids: Sequence[str]) -> Request:
    return Request(f"/{ids[0]}.bib", {}, BIBTEX)


ACL = Service("acl", "ACL Anthology", "https://aclanthology.org", ".bib", interval=1.0, record=_record)
