"""OpenReview: submissions by their id; those before 2024 mostly stand behind the first version of its API."""

from __future__ import annotations

from collections.abc import Sequence

from builder.network.answers import Request
from builder.network.services.service import Service


def _record(ids: Sequence[str]) -> Request:
    return Request("/notes", {"id": ids[0]})


_FILLS = frozenset({"abstract", "authors", "year", "date", "venue", "url"})

OPENREVIEW = Service(
    "openreview",
    "OpenReview",
    "https://api2.openreview.net",
    ".json",
    interval=1.0,
    record=_record,
    field="openreview",
    fills=_FILLS,
    otherwise="openreview-v1",
)
OPENREVIEW_V1 = Service(
    "openreview-v1", "OpenReview", "https://api.openreview.net", ".json", interval=1.0, record=_record
)
