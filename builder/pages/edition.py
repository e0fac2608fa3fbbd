"""Stage 4, pages: what every page kind is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.pages.markdown import fold
from builder.records import Curation, Paper, Survey
from builder.settings import Settings


@dataclass(frozen=True, slots=True)
class Edition:
    """The survey with what its pages need beside it."""

    survey: Survey
    settings: Settings
    citations: Mapping[str, str]  # paper id to BibTeX
    curation: Curation  # what the author wrote beside the sources


def key_sentence(survey: Survey, paper: Paper) -> str:
    """Returns the paper's key sentence, empty where none was found."""
    span = survey.key_sentences.get(paper.id)
    return paper.abstract[span.start : span.end] if span else ""


def tag_names(survey: Survey, paper_id: str) -> list[str]:
    """Returns the names of the paper's tags, the best first."""
    return [survey.tags[tag].name for tag in survey.tags_of.get(paper_id, ())]


def is_plain_term(name: str) -> bool:
    """Tells whether a heading may begin the name with a capital: a name with capitals or digits of its own may not."""
    return name.islower() and not any(char.isdecimal() for char in name)


def shortened(text: str, size: int) -> str:
    """Returns the text's first `size` characters at the most, cut at a word, with an ellipsis for what is left out."""
    folded = fold(text)
    if len(folded) <= size:
        return folded
    return folded[:size].rsplit(" ", 1)[0].rstrip(",;:.") + "\N{HORIZONTAL ELLIPSIS}"
