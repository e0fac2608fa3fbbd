"""Stage 3, analysis: papers that seem to be one work, for the author to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.records import Paper, Related, SameWork


def find_same_work(papers: Sequence[Paper], related: Mapping[str, Sequence[Related]]) -> tuple[SameWork, ...]:
    """Returns the pairs that seem to be one work, the most alike first.

    Only papers that stand in each other's related list are compared.
    """
    return ()
