"""Stage 1, entries of a list of papers: one line of Markdown to title, people, venue, year and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from builder.records import Author
from builder.sources.markdown.blocks import MdBlock
from builder.sources.markdown.bylines import SIGNS, YEAR, people_of, stripped, venue_of
from builder.sources.markdown.entrywords import LABELS, OTHER_HOSTS, PAPER_HOSTS, PAPER_LABEL
from builder.sources.markdown.text import Piece, pieces
from builder.sources.raw import Raw
from builder.sources.values.identifiers import arxiv_of, doi_of
from builder.sources.values.names import parse_names

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LEADING = re.compile(r"^[\s\-–—:：,.;|·•*#>()\[\]【】]+|^\d{1,4}[.)]\s+")
_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{8,300})[\"”»]")
_STYLED = re.compile(
    r"([^()]{5,300}?)\s?\(((?:19|20)\d\d)[^()]{0,20}\)[.:,]?\s+(\S.*)", re.DOTALL
)  # "Hopper, G. (1952). ..."
_SENTENCE_END = re.compile(r"(?<=[^\W_]{2})[.?!]\s+(?=\S)|\s+[-–—|]\s+|\s*\n\s*")
_PREFIX = re.compile(r"^\s*[\[(【]([^\[\]()【】]{1,40})[\])】]\s*[-–:.]?\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry says."""

    line: int
    level: int  # how deep it lies in a list; 0 where it stands outside of one
    title: str
    urls: list[str] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    venue: str = ""
    year: str = ""
    notes: list[str] = field(default_factory=list)
    is_named: bool = False  # whether a link is called "paper" or the like
    told: Raw | None = None  # of a row of a table, what its columns say

    @property
    def is_paper(self) -> bool:
        """Whether something besides the title tells of a paper."""
        if not self.title or self.told:
            return bool(self.title)
        if self.is_named or self.authors or any(PAPER_HOSTS.search(url) for url in self.urls):
            return True
        is_elsewhere = not self.urls or any(OTHER_HOSTS.search(url) for url in self.urls[:1])
        return bool(self.year and self.venue) or (not is_elsewhere and len(self.title.split()) > 4)

    def under(self, says: tuple[str, str]) -> Entry:
        """Returns the entry with venue and year of the heading above it, where it has none itself."""
        venue, year = says
        if self.told or self.year:
            return self if self.venue or self.year != year else replace(self, venue=venue)
        return replace(self, venue=self.venue or venue, year=year)

    def raw(self) -> Raw:
        """Returns the record; addresses of papers go before those of code and the like."""
        raw = self.told or Raw(title=self.title, authors=list(self.authors), year=self.year, venue=self.venue)
        venue, year = venue_of(raw.venue) if self.told and not raw.year else ("", "")
        raw.venue, raw.year = venue or raw.venue, raw.year or year
        raw.notes.extend(self.notes)
        raw.urls = sorted(self.urls, key=_rank)
        return raw


def entry_of(block: MdBlock) -> Entry | None:
    """Returns what an entry says; None where it has nothing that may be a title."""
    if block.kind not in ("item", "paragraph"):
        return None
    found = [piece for piece in pieces(block.text) if piece.text or piece.href]
    at = _title_at(found)
    if at is None:
        return _unmarked(block, found) if block.kind == "item" or _labels(found) else None
    end = at + 1
    while end < len(found) and _goes_on(found[at], found[end]):
        end += 1
    title = stripped("".join(piece.text for piece in found[at:end]))
    links = [piece.href for piece in found if piece.href and not piece.href.startswith("#")]
    before, after = _rest(found[:at]), _rest(found[end:])
    if block.kind == "paragraph" and not found[at].is_bold and (before or not links):
        return None  # a sentence with a link in it
    entry = Entry(block.line, block.level, title, links, is_named=_labels(found))
    return _with_rest(entry, before, after)


def with_details(entry: Entry, block: MdBlock) -> Entry:
    """Returns the entry with what a block below says of it."""
    found = [piece for piece in pieces(block.text) if piece.text or piece.href]
    links = [piece.href for piece in found if piece.href and not piece.href.startswith("#")]
    is_named = entry.is_named or _labels(found) or bool(PAPER_LABEL.match(block.text.strip("*[ ")) and links)
    entry = replace(entry, urls=[*entry.urls, *links], is_named=is_named)
    rest = _rest(found)
    return entry if entry.told or is_label(rest) else _with_rest(entry, "", rest)


def heading_says(block: MdBlock) -> tuple[str, str]:
    """Returns the venue and the year of a heading such as "CVPR 2020" or "2019"; "" for what it is not."""
    words = stripped("".join(piece.text for piece in pieces(block.text)))
    year = YEAR.search(words)
    if not year or len(words) > 60:
        return "", ""
    venue = stripped(words.replace(year[0], " "))
    is_venue = bool(venue) and venue.split()[0].isupper() and len(venue.split()) < 4
    return (venue if is_venue else "", year[0]) if not venue or is_venue else ("", "")


def byline(text: str) -> Entry:
    """Returns the people, the venue and the year of a line below a title."""
    return _with_rest(Entry(0, 0, ""), "", _rest(pieces(text)))


def is_label(text: str) -> bool:
    """Says whether a text says what an address is: "Paper", "[Official code]", "PDF:"."""
    words = [word.strip(SIGNS).lower() for word in re.split(r"[\s/&|,+:：()\[\]-]+", text)]
    words = [word for word in words if word and not word.isdigit()]
    return len(words) <= 5 and all(word in LABELS for word in words)


def _title_at(found: Sequence[Piece]) -> int | None:
    """Returns the place of the first link or bold text that may be a title; a bold one goes before an unmarked link."""
    ways: Sequence[Callable[[Piece], bool]] = (
        lambda piece: piece.is_bold,
        lambda piece: bool(PAPER_HOSTS.search(piece.href)),
        lambda piece: bool(piece.href),
        lambda piece: piece.is_italic and piece is found[0] and len(piece.text.split()) > 3,
    )
    for is_wanted in ways:
        for at, piece in enumerate(found):
            if is_wanted(piece) and not piece.href.startswith("#") and not piece.is_code and _may_be_title(piece.text):
                return _begin(found, at)
    return None


def _begin(found: Sequence[Piece], at: int) -> int:
    """The first piece of the link that the one at `at` is part of."""
    while at and found[at].href and found[at - 1].href == found[at].href and found[at - 1].text:
        at -= 1
    return at


def _may_be_title(text: str) -> bool:
    words = stripped(text)
    if len(words) < 3 or is_label(words) or not _WORD.search(words):
        return False
    rest = stripped(YEAR.sub(" ", words))
    is_venue = len(rest.split()) < 2 or (len(rest.split()) == 2 and sum(map(str.isupper, rest)) > 2)
    return not (rest != words and is_venue) and not (rest.isupper() and len(rest) < 8)


def _goes_on(title: Piece, following: Piece) -> bool:
    """Formulas, code and emphasis inside a title are pieces of their own."""
    if title.href or following.href:
        return bool(title.href) and title.href == following.href
    return title.is_bold and following.is_bold


def _labels(found: Sequence[Piece]) -> bool:
    return any(piece.href and PAPER_LABEL.search(piece.text) and is_label(piece.text) for piece in found)


def _rest(found: Sequence[Piece]) -> str:
    """The text that is no label; emphasis and code, which set off venues, stand between dividers."""
    texts = []
    for piece in found:
        if (piece.href or piece.is_code or piece.is_bold) and is_label(piece.text):
            texts.append(" ; ")
        elif piece.is_italic or piece.is_code or piece.is_bold or (piece.href and piece.text):
            texts.append(f" ; {piece.text} ; ")
        else:
            texts.append(piece.text)
    return re.sub(r"\[[\s\[\];|,/]*\]|\([\s;|,/]*\)", " ", "".join(texts))


def _unmarked(block: MdBlock, found: Sequence[Piece]) -> Entry | None:
    """ "Title. Authors. Venue. [pdf](...)": without marks, the title is what is quoted or the first sentence."""
    links = [piece.href for piece in found if piece.href and not piece.href.startswith("#")]
    if not links:
        return None
    first_link = next(at for at, piece in enumerate(found) if piece.href)
    lead = "".join(piece.text for piece in found[:first_link])
    after = _rest(found[first_link:])
    prefix = _PREFIX.match(lead)
    before = prefix[1] if prefix else ""
    lead = _LEADING.sub("", lead[prefix.end() :] if prefix else lead)
    quoted = _QUOTED.search(lead)
    if quoted and (quoted.start() < 2 or people_of(lead[: quoted.start()])):
        entry = Entry(block.line, block.level, stripped(quoted[1]), links, is_named=_labels(found))
        return _with_rest(entry, f"{before} ; {lead[: quoted.start()]}", f"{lead[quoted.end() :]} ; {after}")
    if styled := _STYLED.match(lead):
        title, _, rest = styled[3].partition(". ")
        authors = parse_names(re.sub(r",?\s*&", ",", styled[1]))
        entry = Entry(block.line, block.level, stripped(title), links, authors, year=styled[2], is_named=_labels(found))
        return _with_rest(entry, before, f"{rest} ; {after}")
    sentences = [stripped(part) for part in _SENTENCE_END.split(lead) if stripped(part)]
    if sentences and YEAR.fullmatch(sentences[0]):
        before = f"{before} ; {sentences.pop(0)}"
    if len(sentences) > 1 and (authors := people_of(sentences[0])):
        entry = Entry(block.line, block.level, sentences[1], links, authors, is_named=_labels(found))
        return _with_rest(entry, before, " ; ".join([*sentences[2:], after]))
    if not sentences or not _may_be_title(sentences[0]) or len(sentences[0].split()) < 3:
        return None
    entry = Entry(block.line, block.level, sentences[0], links, is_named=_labels(found))
    return _with_rest(entry, before, " ; ".join([*sentences[1:], after]))


def _with_rest(entry: Entry, before: str, after: str) -> Entry:
    """Tells people, venue and year in what stands before and behind the title apart; the others are a note."""
    authors, venue, year, notes = list(entry.authors), entry.venue, entry.year, list[str]()
    for part in _segments(f"{before} ; {after}"):
        if not authors and (people := people_of(part)):
            authors = people
            continue
        named, when = venue_of(part)
        year = year or when
        if named and not venue:
            venue = named
        elif not named and not is_label(part) and stripped(YEAR.sub("", part)) and len(part) > 3:
            notes.append(part)
    return replace(entry, authors=authors, venue=venue, year=year, notes=[*entry.notes, *notes])


def _segments(text: str) -> list[str]:
    """Parts at what divides the fields of an entry; a list of people stays whole, the venue behind it does not."""
    parts: list[str] = []
    for part in re.split(r"\s+[-–—|]\s+|[;|\n·•]|(?<=[^\W_]{2})\.\s+|[()\[\]]|:\s", text):
        cleaned = stripped(part)
        pieces_of = [stripped(piece) for piece in cleaned.split(",")]
        named = next(
            (
                n
                for n, piece in enumerate(pieces_of)
                if not people_of(piece if " et al" in piece else f"{piece}, et al.")
            ),
            len(pieces_of),
        )
        people = named if people_of(", ".join(pieces_of[:named])) else 0
        if people and people < len(pieces_of):
            parts.extend([", ".join(pieces_of[:people]), ", ".join(pieces_of[people:])])
        elif cleaned:
            parts.append(cleaned)
    return parts


def _rank(url: str) -> int:
    """Addresses where papers are stand first; code, pages and films last."""
    if doi_of(url) or arxiv_of(url) or PAPER_HOSTS.search(url):
        return 0
    return 2 if OTHER_HOSTS.search(url) else 1
