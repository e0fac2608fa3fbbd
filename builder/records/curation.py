"""The values of what the author of a survey writes beside the sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from builder.records.paper import Origin, Paper

ReadingStatus: TypeAlias = Literal["", "to read", "reading", "read"]
ScreeningStage: TypeAlias = Literal["screening", "full text"]  # by title and abstract, or by the paper itself
ByHand: TypeAlias = str | Mapping[str, str]  # a text, or {family: ..., given: ...}


@dataclass(frozen=True, slots=True)
class TermEdit:
    """What the survey's author says of one term in content/vocabulary.yml."""

    name: str  # the preferred name
    origin: Origin
    merge: tuple[str, ...] = ()  # other names whose papers it takes over
    split: tuple[str, ...] = ()  # forms that are not this term but terms of their own
    broader: tuple[str, ...] | None = None  # names of the terms that it is a kind of; None leaves it to the build
    definition: str = ""
    renames: str = ""  # the name that the build would give it
    pinned: bool = False  # a tag even where the analysis would leave it out


@dataclass(frozen=True, slots=True)
class PaperTag:
    """A tag that the survey's author gives to one paper, or takes from it."""

    paper: str  # paper id
    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class VocabularyEdits:
    """content/vocabulary.yml, and the tags in content/notes/."""

    terms: tuple[TermEdit, ...] = ()  # in order of standing
    hidden: tuple[tuple[str, Origin], ...] = ()  # names that are no tags
    added: tuple[PaperTag, ...] = ()  # in order of paper
    removed: tuple[PaperTag, ...] = ()


@dataclass(frozen=True, slots=True)
class Correctable:
    """What an author may write in place of one field of a record."""

    fields: tuple[str, ...]  # of Paper: its own, and those that follow from it
    example: str  # "year: 2024"
    # From what stands there, never empty, to a value for each of `fields`; None where it cannot be used.
    read: Callable[[tuple[ByHand, ...]], tuple[object, ...] | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """Values that the author gives to fields of one record."""

    values: Mapping[str, object]  # by field of Paper
    origin: Origin


@dataclass(frozen=True, slots=True)
class NamedLink:
    """An address with the words that lead to it."""

    label: str
    url: str  # http or https only


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A paper that the author read about, or read, and left out."""

    reason: str  # "" where none is given
    stage: ScreeningStage
    origin: Origin


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the author's text that names a paper."""

    name: str  # as written
    origin: Origin
    words: str = ""  # Markdown to be shown in place of the paper's title
    paper: str = ""  # paper id; "" where there is no such paper
    is_entry: bool = False  # the first thing in an item of a collection's list


Prose: TypeAlias = tuple[str | Reference, ...]  # Markdown, and between its stretches the papers that it names


@dataclass(frozen=True, slots=True)
class Note:
    """content/notes/<name>.md."""

    name: str  # of the file: an id, a former id or a citation key
    origin: Origin
    corrections: tuple[Correction, ...] = ()  # in order of standing
    add_tags: tuple[tuple[str, Origin], ...] = ()
    remove_tags: tuple[tuple[str, Origin], ...] = ()
    links: tuple[NamedLink, ...] = ()
    status: ReadingStatus = ""
    rating: int | None = None  # 1 to 5
    exclusion: Exclusion | None = None
    text: Prose = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """content/collections/<id>.md: papers in the author's order, with text between them."""

    id: str  # the address: collections/<id>; the file's name
    title: str
    origin: Origin
    description: str = ""
    text: Prose = ()

    @property
    def papers(self) -> tuple[str, ...]:
        """Ids of the papers that have an entry, each once, in order."""
        entries = [part.paper for part in self.text if isinstance(part, Reference) and part.is_entry and part.paper]
        return tuple(dict.fromkeys(entries))


@dataclass(frozen=True, slots=True)
class Search:
    """One search for papers, as content/searches.yml records it; what is not said is empty."""

    source: str  # "arXiv", "Scopus"
    origin: Origin
    query: str = ""
    date: str = ""  # as written
    found: int | None = None
    kept: int | None = None
    file: str = ""  # what it gave, below content/
    address: str = ""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A paper that has no page because the author left it out."""

    paper: Paper
    exclusion: Exclusion


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read to make the survey, in numbers."""

    files: tuple[tuple[str, int], ...] = ()  # path and records, in order of path
    untitled: int = 0  # records without a title, which are left out
    papers: int = 0  # after records of one paper are joined, the excluded among them

    @property
    def records(self) -> int:
        """Records with a title in all files."""
        return sum(count for _, count in self.files)


@dataclass(frozen=True, slots=True)
class Curation:
    """What the survey's author writes beside the sources."""

    introduction: str = ""  # Markdown for the home page
    vocabulary: VocabularyEdits = VocabularyEdits()
    topic_texts: Mapping[str, str] = field(default_factory=dict)  # topic id to Markdown
    notes: Mapping[str, Note] = field(default_factory=dict)  # by the file's name; once papers are known by paper id
    collections: tuple[Collection, ...] = ()  # in order of title
    searches: tuple[Search, ...] = ()  # in order of standing
    excluded: Mapping[str, Excluded] = field(default_factory=dict)  # by paper id, in order of id
    reading: Reading = Reading()
