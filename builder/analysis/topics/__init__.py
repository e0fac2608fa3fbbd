"""Stage 3, analysis: the topics that the papers divide into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from builder.analysis.embedding import Matrix
from builder.analysis.language.phrase_index import Indexes
from builder.records import Paper, Place, Tag, Topic


def find_topics(
    papers: Sequence[Paper],
    indexes: Indexes,
    vectors: Matrix,
    tags: Mapping[str, Tag],
    count: int,
    known: Mapping[str, AbstractSet[str]],
) -> tuple[dict[str, Topic], dict[str, Place]]:
    """Returns the topics by id and each paper's place by its id.

    `vectors` are unit rows in the order of `papers`; `count` is how many topics there are to be, 0 lets the papers
    decide; `known` are the topics of the last build, ids to the ids of their papers, whose ids live on.
    """
    return {}, {}
