"""Stage 3, analysis: which noun phrases stand in each paper, by normal form, and in how many papers each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from builder.analysis.language.acronyms import term_key
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.noun_phrases import Reach, Token, chunks, phrases
from builder.analysis.language.text import normal_form
from builder.records import Paper


@dataclass(slots=True)
class Phrase:
    """One noun phrase of one paper, all its inflections together."""

    key: str  # term_key of every form
    words: int
    titled: int = 0  # places in the title
    count: int = 0  # places in title and abstract
    first: int | None = None  # where it stands first in the abstract, in characters
    free: int = 0  # places where nothing follows inside the phrase but a head that says nothing
    whole: int = 0  # such places where nothing stands before it either but words that say nothing
    maximal: int = 0  # places where it is a noun phrase from end to end
    longest: int = 0  # words that the longest noun phrase around it has more
    forms: dict[str, int] = field(default_factory=dict)  # as written, with the number of places
    before: list[str] = field(default_factory=list)  # at each place what stands before it, see `Token`
    after: list[str] = field(default_factory=list)

    def joined(self, acronym: Phrase) -> Phrase:
        """A phrase for which an acronym's places count as well; forms and neighbours stay its own."""
        firsts = [first for first in (self.first, acronym.first) if first is not None]
        return replace(
            self,
            titled=self.titled + acronym.titled,
            count=self.count + acronym.count,
            first=min(firsts, default=None),
            free=self.free + acronym.free,
            whole=self.whole + acronym.whole,
            maximal=self.maximal + acronym.maximal,
        )


# Where a noun phrase stands: its key, how it is written, and its place `chunk[start:end]` in the longest one around it.
PhrasePlace: TypeAlias = tuple[str, str, int, int]
Indexes: TypeAlias = Mapping[str, Mapping[str, Phrase]]  # paper id to its phrases by key


def index_papers(papers: Sequence[Paper], reach: Reach = "names") -> Indexes:
    """The noun phrases of each paper by its id, found once for all that is made of them."""
    return {paper.id: index_paper(paper, reach) for paper in papers}


def index_paper(paper: Paper, reach: Reach = "names") -> dict[str, Phrase]:
    """The noun phrases of one paper by key, in order of first standing, the title first."""
    index: dict[str, Phrase] = {}
    for text, is_title in ((paper.title, True), (paper.abstract, False)):
        for chunk, places in phrases_by_chunk(text, reach):
            lead, tail = _edges(chunk)
            for key, surface, start, end in places:
                phrase = index.get(key)
                if phrase is None:
                    phrase = index[key] = Phrase(key, end - start)
                phrase.count += 1
                if is_title:
                    phrase.titled += 1
                elif phrase.first is None:
                    phrase.first = chunk[start].span.start
                if end >= tail:
                    phrase.free += 1
                    phrase.whole += start <= lead
                more = len(chunk) - (end - start)
                phrase.maximal += not more
                phrase.longest = max(phrase.longest, more)
                phrase.forms[surface] = phrase.forms.get(surface, 0) + 1
                phrase.before.append(chunk[start].before)
                phrase.after.append(chunk[end - 1].after)
    return index


def phrases_by_chunk(text: str, reach: Reach) -> Iterator[tuple[list[Token], list[PhrasePlace]]]:
    """Yields each maximal noun phrase of a text with all phrases inside it."""
    text = plain_case(text)
    for chunk in chunks(text, reach):
        bounds = [(token.span.start, token.span.end) for token in chunk]
        found = []
        for start, end in phrases(chunk, reach == "dense"):
            surface = text[bounds[start][0] : bounds[end - 1][1]]
            key = term_key(surface)
            if key:
                found.append((key, surface, start, end))
        yield chunk, found


@lru_cache(maxsize=1 << 16)  # few phrases make up most of what is written
def words_of(key: str) -> tuple[str, ...]:
    """Returns the words of a phrase by its key, in small letters."""
    return tuple(key.casefold().split(" "))


def most_used(forms: Mapping[str, int]) -> str:
    """Returns the form with the most places; of equals the one with the fewest capitals, then the shortest."""
    if len(forms) == 1:
        return next(iter(forms))
    return min(forms, key=lambda form: (-forms[form], sum(map(str.isupper, form)), len(form), form))


def plain_case(text: str) -> str:
    """The text, in small letters where it is in capitals throughout, which tell nothing; places stay the same."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text) if text.isupper() else text


def _edges(chunk: list[Token]) -> tuple[int, int]:
    """How many words at the head of a noun phrase only pad it, and from where on its heads say nothing."""
    padding, heads = word_list("padding"), word_list("generic_heads")
    lead, tail = 0, len(chunk)
    while lead < len(chunk) and chunk[lead].text.casefold() in padding:
        lead += 1
    while tail and normal_form(chunk[tail - 1].text) in heads:
        tail -= 1
    return lead, tail
