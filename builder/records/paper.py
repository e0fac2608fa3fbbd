"""The values of what sources give: a record of one paper, and the place that it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

# What kind of work it is; "" where the source does not say.
PaperType: TypeAlias = Literal[
    "",
    "article",
    "conference paper",
    "preprint",
    "book",
    "chapter",
    "thesis",
    "report",
    "data set",
    "software",
    "other",
]


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """The place in the author's files that a record or a problem comes from."""

    path: str  # POSIX, relative to the survey's root folder; of a file in an archive "papers.zip/library.ris"
    line: int | None = None  # 1-based; None stands for the file as a whole

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a body; `given` is empty for a body."""

    family: str  # without the particle: "Beethoven"
    given: str = ""  # "Ludwig", "J. R. R."
    particle: str = ""  # "van", "de la"
    suffix: str = ""  # "Jr.", "III"

    def __str__(self) -> str:
        name = " ".join(part for part in (self.given, self.particle, self.family) if part)
        return f"{name}, {self.suffix}" if self.suffix else name


@dataclass(frozen=True, slots=True)
class Paper:
    """One record as its sources give it: nothing in it is inferred. A reader leaves `id` empty; merging sets it."""

    title: str  # one line, never empty
    abstract: str  # as the author wrote it, white space folded to single blanks; "" where the source has none
    origins: tuple[Origin, ...]  # where the record was read, the first source first
    id: str = ""  # stable and readable: a slug of the title and a short digest of it
    authors: tuple[Author, ...] = ()
    year: int | None = None
    date: str = ""  # ISO 8601, as far as known: "2024-03" or "2024-03-17"
    venue: str = ""  # the journal, the proceedings or the book that it stands in
    doi: str = ""  # without "https://doi.org/"
    arxiv: str = ""  # "2303.08134", without version
    url: str = ""  # the address that the source names first
    keywords: tuple[str, ...] = ()  # as the record has them: the authors' own, and after them an indexer's
    pmid: str = ""  # PubMed's number
    openreview: str = ""  # OpenReview's id of the submission (its forum)
    type: PaperType = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""  # "137-144"; an article number as it stands
    publisher: str = ""
    editors: tuple[Author, ...] = ()
    isbn: str = ""
    issn: str = ""
    language: str = ""  # as the source has it: "en", "english"
    key: str = ""  # the citation key that the source gives it: "lovelace1843"
    summary: str = ""  # what the authors themselves say of it in a line (TL;DR)
    notes: tuple[str, ...] = ()  # what its reader noted in the program that it comes from, plain text
    links: tuple[str, ...] = ()  # further addresses: a PDF, code, a second page
    former: tuple[str, ...] = ()  # ids that it had by the titles of records joined into it, sorted
    # Where each field's value was read, by the field's name, sorted; empty where there is one origin only.
    provenance: tuple[tuple[str, Origin], ...] = ()
