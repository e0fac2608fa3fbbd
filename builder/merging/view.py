"""A record as it is compared: its identifiers, title, authors and abstract in the forms that can be held together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum
from zlib import crc32

from builder.merging.folding import Title, folded, title_of, words
from builder.merging.people import Person, person_of
from builder.records import Paper
from builder.slugs import digest, normal_form

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_VERSION = re.compile(r"v\d+$")
# Registrants whose DOIs stand for preprints, deposits and versions: beside them a paper has the publisher's.
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550|64898|2139|20944|21203|26434|31219|31234|31224|31235|31222|36227|22541|5281|6084|17605|13140|5555)/"
    r"|10\.1101/\d|10\.5194/egusphere"
)
PREPRINT_VENUE = re.compile(
    r"\W*(arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|preprint|research ?square|techrxiv|openreview|hal\b|osf"
    r"|abs/\d|e-?prints?\b|computing research repository|zenodo|unpublished|submitted)",
    re.IGNORECASE,
)
_STUB = re.compile(
    r"\W*(no abstract( is)?( available)?|abstract (is )?(not|un)[ -]?available|not available|n/?a|none|null|tba"
    r"|withdrawn?( paper| submission)?|this (paper|submission) (has been|was|is) withdrawn.{0,80}|abstract)\W*",
    re.IGNORECASE,
)
_DOTS = re.compile(r"\s*(?:\.\.\.|…|\[\.\.\.\]|\[…\])\s*$")
_KINDS = {
    "doi": "DOI",
    "preprint_doi": "DOI",
    "arxiv": "arXiv id",
    "pmid": "PubMed id",
    "openreview": "OpenReview id",
}
_SHINGLE = 3  # words
_FEWEST = 8  # words of an abstract that can be like another without being equal
_ALIKE, _UNLIKE = 0.45, 0.12  # share of the shorter one's runs of words that the other has as well
_BEGINNING = 40  # letters that show an abstract to be another's beginning


class Abstracts(Enum):
    """How two abstracts stand to each other."""

    MISSING = "missing"  # one of them, or both
    SAME = "same"
    ALIKE = "alike"
    UNSURE = "unsure"
    UNLIKE = "unlike"


@dataclass(eq=False, slots=True)
class View:
    """One record, or what was made of several, as it is compared."""

    paper: Paper
    title: Title
    people: tuple[Person, ...]
    doi: str  # the publisher's, case folded
    preprint_doi: str  # that of a preprint or deposit, other than arXiv's
    arxiv: str
    pmid: str
    openreview: str
    has_abstract: bool  # and no stub
    _abstract: str | None = field(default=None)
    _shingles: frozenset[int] | None = field(default=None)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """All that name this paper and no other: "DOI 10.1/x", "arXiv id 2303.08134"."""
        return tuple(f"{_KINDS[name]} {value}" for name, value in self.named())

    def named(self) -> Iterator[tuple[str, str]]:
        """Yields each identifier that it has with its field; of two DOIs the publisher's."""
        for name in _KINDS:
            value = getattr(self, name)
            if value and not (name == "preprint_doi" and self.doi):
                yield name, value

    @property
    def abstract(self) -> str:
        """The abstract's normal form, without dots at its end; "" for none or a stub."""
        if self._abstract is None:
            self._abstract = normal_form(_DOTS.sub("", self.paper.abstract)) if self.has_abstract else ""
        return self._abstract

    def order(self) -> tuple[str, str, str]:
        """Sorts views by what they hold, never by where or when it was read."""
        return digest(self.abstract, 16) if self.abstract else "", self.title.key, repr(self.paper)

    def shingles(self) -> frozenset[int]:
        """Returns the digests of the abstract's runs of words."""
        if self._shingles is None:
            found = words(folded(self.paper.abstract))
            runs = zip(*(found[i:] for i in range(_SHINGLE)), strict=False)
            self._shingles = frozenset(crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)
        return self._shingles


def view_of(paper: Paper, ignored: Collection[str] = ()) -> View:
    """Returns the record as it is compared; `ignored` are identifiers ("DOI 10.1/x") that name no one paper."""
    doi = paper.doi.casefold()
    found = _ARXIV_DOI.fullmatch(doi)
    is_preprint = bool(_PREPRINT_DOI.match(doi))
    view = View(
        paper=paper,
        title=title_of(paper.title),
        people=tuple(person_of(author) for author in paper.authors),
        doi="" if is_preprint else doi,
        preprint_doi=doi if is_preprint and not found else "",
        arxiv=_VERSION.sub("", (paper.arxiv or (found[1] if found else "")).casefold()),
        pmid=paper.pmid,
        openreview=paper.openreview,
        has_abstract=not is_stub(paper.abstract),
    )
    for name, value in list(view.named()) if ignored else ():
        if f"{_KINDS[name]} {value}" in ignored:
            setattr(view, name, "")
    return view


def is_stub(abstract: str) -> bool:
    """Says whether an abstract is none: empty, or words that say so."""
    return not abstract or bool(_STUB.fullmatch(abstract))


def is_preprint_doi(doi: str) -> bool:
    """Says whether a DOI stands for a preprint or a deposit."""
    return bool(_PREPRINT_DOI.match(doi.casefold()))


def is_cut(abstract: str) -> bool:
    """Says whether an abstract ends in dots."""
    return bool(_DOTS.search(abstract))


def abstracts(one: View, other: View) -> Abstracts:
    """Says how two records' abstracts stand to each other."""
    if not one.has_abstract or not other.has_abstract:
        return Abstracts.MISSING
    short, long = (one, other) if len(one.abstract) <= len(other.abstract) else (other, one)
    is_beginning = len(short.abstract) >= _BEGINNING or is_cut(short.paper.abstract)
    if short.abstract == long.abstract or (is_beginning and long.abstract.startswith(short.abstract)):
        return Abstracts.SAME
    fewer, more = sorted((one.shingles(), other.shingles()), key=len)
    if len(fewer) < _FEWEST - _SHINGLE:
        return Abstracts.UNLIKE
    contained = len(fewer & more) / len(fewer)
    if contained >= _ALIKE:
        return Abstracts.ALIKE
    return Abstracts.UNLIKE if contained < _UNLIKE else Abstracts.UNSURE
