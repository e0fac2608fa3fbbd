"""Stage 4b, what kind of work a paper is: what its source says, else what the venue's own name says."""

from __future__ import annotations

import re

from builder.records import Paper, PaperType

_CONFERENCE = re.compile(r"\b(proceedings|conference|symposium|workshop)\b", re.IGNORECASE)
_JOURNAL = re.compile(r"\b(journal|transactions|letters|review|annals|magazine|bulletin|archives)\b", re.IGNORECASE)


def kind_of(paper: Paper) -> PaperType:
    """Returns the kind of work, "" where neither the source nor the venue tells it."""
    if paper.type:
        return paper.type
    if _CONFERENCE.search(paper.venue):
        return "conference paper"
    return "article" if _JOURNAL.search(paper.venue) else ""
