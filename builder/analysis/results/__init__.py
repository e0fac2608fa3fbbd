"""Stage 3, analysis: measured results that an abstract claims, taken apart."""

from __future__ import annotations

from builder.records import Result


def extract_results(abstract: str) -> tuple[Result, ...]:
    """Returns the results that the abstract claims, in order of standing; a blank is better than a guess."""
    return ()
