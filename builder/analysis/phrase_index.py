"""Stage 3, analysis: which noun phrases stand in each paper, by normal form, and in how many papers each stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from builder.analysis.acronyms import term_key
from builder.analysis.candidates import Token, chunks, phrases
from builder.analysis.lexicon import word_list
from builder.analysis.text import normal_form
from builder.records import Paper, Span


@dataclass(slots=True)
class Phrase:
    """One noun phrase of one paper, all its inflections together."""

    key: str  # term_key of every form
    words: int
    in_title: list[Span] = field(default_factory=list)
    in_abstract: list[Span] = field(default_factory=list)
    free: int = 0  # places where nothing follows inside the phrase but a head that says nothing
    whole: int = 0  # such places where nothing stands before it either but words that say nothing
    forms: Counter[str] = field(default_factory=Counter)  # as written; capitals that open a sentence or title put down

    @property
    def count(self) -> int:
        """Places in title and abstract."""
        return len(self.in_title) + len(self.in_abstract)

    def take(self, acronym: Phrase) -> None:
        """Lets an acronym's places count; its forms stay its own."""
        self.in_title += acronym.in_title
        self.in_abstract = sorted(self.in_abstract + acronym.in_abstract, key=lambda span: span.start)
        self.free += acronym.free
        self.whole += acronym.whole


def index_paper(paper: Paper) -> dict[str, Phrase]:
    """The noun phrases of one paper by key, in order of first standing, the title first."""
    index: dict[str, Phrase] = {}
    for text, is_title in ((paper.title, True), (paper.abstract, False)):
        text = plain_case(text)
        for chunk in chunks(text):
            lead, tail = _edges(chunk)
            for start, end in phrases(chunk):
                span = Span(chunk[start].span.start, chunk[end - 1].span.end)
                _add(index, text, span, is_title, free=end >= tail, whole=end >= tail and start <= lead)
    return index


def plain_case(text: str) -> str:
    """The text, in small letters where it is in capitals throughout, which tell nothing; places stay the same."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text) if text.isupper() else text


def _edges(chunk: list[Token]) -> tuple[int, int]:
    """How many words at the head of a noun phrase only pad it, and from where on its heads say nothing."""
    lead, tail = 0, len(chunk)
    while lead < len(chunk) and chunk[lead].text.casefold() in word_list("padding"):
        lead += 1
    while tail and normal_form(chunk[tail - 1].text) in word_list("generic_heads"):
        tail -= 1
    return lead, tail


def _add(index: dict[str, Phrase], text: str, span: Span, is_title: bool, free: bool, whole: bool) -> None:
    surface = text[span.start : span.end]
    key = term_key(surface)
    if not key:
        return
    phrase = index.setdefault(key, Phrase(key, len(surface.split())))
    (phrase.in_title if is_title else phrase.in_abstract).append(span)
    phrase.free += free
    phrase.whole += whole
    phrase.forms[surface] += 1
