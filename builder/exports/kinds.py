"""Stage 4b, what kind of work a paper is: what its source says, else what the venue's own name says."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.records import Paper, PaperType

_CONFERENCE = re.compile(r"\b(proceedings|conference|symposium|workshop)\b", re.IGNORECASE)
_JOURNAL = re.compile(r"\b(journal|transactions|letters|review|annals|magazine|bulletin|archives)\b", re.IGNORECASE)
_OF_AN_INSTITUTION = ("thesis", "report")


def published(paper: Paper) -> Paper:
    """Returns the paper as formats have it that know no institution: that of a thesis or a report is its publisher."""
    if kind_of(paper) not in _OF_AN_INSTITUTION or paper.publisher:
        return paper
    return replace(paper, venue="", publisher=paper.venue)


def kind_of(paper: Paper) -> PaperType:
    """Returns the kind of work, "" where neither the source nor the venue tells it."""
    if paper.type:
        return paper.type
    if _CONFERENCE.search(paper.venue):
        return "conference paper"
    return "article" if _JOURNAL.search(paper.venue) else ""
