"""Problems are values: what is wrong, where, and what a right input looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.records import Origin


class Code(StrEnum):
    """What can be wrong; each member's text stands in messages, so that one can search for it."""

    NO_SETTINGS = "no-settings"
    """There is no content/survey.yml here or in any parent folder."""
    BAD_SETTING = "bad-setting"
    """survey.yml has an unknown key or a value of the wrong kind."""
    NO_PAPERS = "no-papers"
    """No source gave a single paper."""
    UNREADABLE_FILE = "unreadable-file"
    """The file cannot be opened, or is no text."""
    UNKNOWN_FORMAT = "unknown-format"
    """No reader knows this kind of file."""
    EMPTY_FILE = "empty-file"
    """The file has nothing in it, or nothing but page furniture."""
    ENCODING = "encoding"
    """The file is not UTF-8; it was read in the encoding that the message names."""
    MISSING_ABSTRACT = "missing-abstract"
    """A title stands alone: in a copied listing the paper is left out, elsewhere its title alone tells about it."""
    MISSING_TITLE = "missing-title"
    """A record has no title; it is left out."""
    BAD_RECORD = "bad-record"
    """A record is broken; what could be read of it is kept, the others are whole."""
    TRUNCATED = "truncated"
    """The last record of a file seems cut off; what is there is kept."""
    DUPLICATE = "duplicate"
    """The same paper stands twice; the records were joined."""
    NEARLY_JOINED = "nearly-joined"
    """Two records look like one paper, but not enough to join them."""
    SAME_TITLE = "same-title"
    """Two papers share a title but not an abstract; both were kept."""
    FOREIGN_FILE = "foreign-file"
    """A file that the build did not write stands where a page should go; it was left as it is."""
    KEYBERT_MISSING = "keybert-missing"
    """KeyBERT is not installed; phrases were ranked by collection statistics alone."""
    BAD_VOCABULARY = "bad-vocabulary"
    """vocabulary.yml has an entry that cannot be used; the others count."""
    UNKNOWN_TERM = "unknown-term"
    """vocabulary.yml names something that no paper contains."""
    UNKNOWN_TOPIC = "unknown-topic"
    """content/topics/ has a text for a topic that is not there."""
    BAD_NOTE = "bad-note"
    """A note or a collection has something that cannot be used; the rest of it counts."""
    UNKNOWN_PAPER = "unknown-paper"
    """A note, a link, a collection or survey.yml names a paper that is not there."""
    NETWORK = "network"
    """A service did not give what it was asked for."""
    BAD_LOCK = "bad-lock"
    """topics.lock or map.lock is not as a build writes it."""
    SHORT_ABSTRACT = "short-abstract"
    """An abstract of a few words; little can be found out about its paper."""
    NOT_ENGLISH = "not-english"
    """An abstract does not read like English, which is what the analysis knows."""
    SAME_WORK = "same-work"
    """Two papers seem to be one work; both were kept."""
    MODEL_MISSING = "model-missing"
    """The embedding model that survey.yml asks for is not installed; the static vectors took its place."""
    SITE = "site"
    """MkDocs warned while it rendered: a broken link, a missing page."""
    LOCKED = "locked"
    """Another build is at work in this folder."""
    REFUSED = "refused"
    """A command would replace what is there, and nobody said that it may."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; nothing else is lost by it."""

    code: Code
    place: Origin | None  # None where no file is to blame
    message: str  # what was expected and what was found, one line
    hint: str  # a right example, or what to do; may be empty

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{where}{self.code}: {self.message}{hint}"


class SurveyError(Exception):
    """Nothing can go on; carries the problem that says why, and those that led to it."""

    def __init__(self, problem: Problem, causes: Sequence[Problem] = ()) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.causes = tuple(causes)


def excerpt(text: str, limit: int = 60) -> str:
    """Returns the text's beginning, at most `limit` characters, for quoting in a message."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
