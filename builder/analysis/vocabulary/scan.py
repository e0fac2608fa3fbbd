"""Stage 3, analysis: every place where one of many phrases stands in the papers, found in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.analysis.language.acronyms import term_key
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.phrase_index import plain_case
from builder.analysis.language.text import sentences, word_forms, words
from builder.records import Paper, Span

_NEAR = 8  # characters looked at before a phrase, of which all but one are blanks


@dataclass(slots=True)
class Standing:
    """Where one phrase stands, all its inflections together."""

    places: dict[str, tuple[bool, int]] = field(default_factory=dict)  # paper id to: in its title, number of places
    forms: Counter[str] = field(default_factory=Counter)  # as written, with the places where its casing is its own
    own: frozenset[str] = frozenset()  # ids of the papers that contain the phrase itself, once others are joined to it

    def add(self, paper_id: str, form: str, is_titled: bool, casing_counts: bool) -> None:
        """Counts one place more."""
        titled, count = self.places.get(paper_id, (False, 0))
        self.places[paper_id] = (titled or is_titled, count + 1)
        self.forms[form] += casing_counts

    def join(self, other: Standing) -> None:
        """Counts another phrase's places as its own."""
        for paper_id, (is_titled, more) in other.places.items():
            titled, count = self.places.get(paper_id, (False, 0))
            self.places[paper_id] = (titled or is_titled, count + more)
        self.forms.update(other.forms)


class _Word(NamedTuple):
    """What one written word is, kept for the next time that it stands somewhere."""

    key: str  # its `term_key`
    forms: tuple[str, ...]  # of its parts between hyphens


class _Unit(NamedTuple):
    """A part of a run of words; a prefix and what it closes are one part."""

    form: str
    first: int  # the word of the run that it begins in
    last: int  # the word that it ends in
    opens: bool  # whether a word begins with it
    closes: bool  # whether a word ends with it


def scan(papers: Sequence[Paper], keys: Iterable[str]) -> dict[str, Standing]:
    """Returns where each of the phrases (each a `term_key`) stands; one that stands nowhere is left out.

    Never across a sentence's end or any mark but blanks. Takes time in proportion to the length of the texts.
    """
    scanner = _Scanner(frozenset(keys))
    found: dict[str, Standing] = {}
    for paper in papers:
        for text, is_title in ((plain_case(paper.title), True), (plain_case(paper.abstract), False)):
            for start, end, key in scanner.places(text):
                if text[start - 1 : start] == "\\":
                    continue  # a command of TeX
                counts = not is_title and _casing_counts(text, start, end)
                found.setdefault(key, Standing()).add(paper.id, text[start:end], is_title, counts)
    return found


class _Scanner:
    """Walks along texts and, from each word, along the phrases that begin so."""

    def __init__(self, keys: frozenset[str]) -> None:
        self._keys = keys
        self._beginnings = _beginnings(keys)
        self._known: dict[str, _Word] = {}
        self._prefixes = word_list("prefixes")

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yields start, end and key of each place, in order of start; places may overlap."""
        for sentence in sentences(text):
            piece = text[sentence.start : sentence.end]
            for run in _runs(piece):
                yield from self._in_run(piece, run, sentence.start)

    def _in_run(self, piece: str, run: Sequence[Span], offset: int) -> Iterator[tuple[int, int, str]]:
        known = [self._word(piece[span.start : span.end]) for span in run]
        for span, word in zip(run, known, strict=True):
            if word.key in self._keys:
                yield span.start + offset, span.end + offset, word.key
        units = list(self._units(known))
        for index, unit in enumerate(units):
            key = unit.form
            for place in range(index, len(units) if unit.opens else 0):
                if place > index:
                    if key not in self._beginnings:
                        break
                    key = f"{key} {units[place].form}"
                closes, last = units[place].closes, units[place].last
                if closes and last > unit.first and key in self._keys:
                    yield run[unit.first].start + offset, run[last].end + offset, key

    def _units(self, known: Sequence[_Word]) -> Iterator[_Unit]:
        """The parts of a run, as `join_forms` would join them: "multi modal" and "data set" are one part each."""
        parts = [
            _Unit(form, place, place, number == 0, number == len(word.forms) - 1)
            for place, word in enumerate(known)
            for number, form in enumerate(word.forms)
        ]
        index = 0
        while index < len(parts):
            unit = parts[index]
            while index + 1 < len(parts) and self._glued(parts[index].form, parts[index + 1].form):
                index += 1
                unit = _Unit(
                    unit.form + parts[index].form, unit.first, parts[index].last, unit.opens, parts[index].closes
                )
            yield unit
            index += 1

    def _glued(self, form: str, following: str) -> bool:
        return (form in self._prefixes and following.isalpha()) or (form == "data" and following == "set")

    def _word(self, text: str) -> _Word:
        word = self._known.get(text)
        if word is None:
            word = self._known[text] = _Word(term_key(text), word_forms(text))
        return word


def _beginnings(keys: Iterable[str]) -> frozenset[str]:
    """All words that a longer key begins with: "state" and "state space" of "state space model"."""
    found = set()
    for key in keys:
        place = key.find(" ")
        while place >= 0:
            found.add(key[:place])
            place = key.find(" ", place + 1)
    return frozenset(found)


def _runs(piece: str) -> Iterator[list[Span]]:
    """Words of a sentence that only blanks divide."""
    run: list[Span] = []
    for span in words(piece):
        if run and not piece[run[-1].end : span.start].isspace():
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _casing_counts(text: str, start: int, end: int) -> bool:
    """Whether capitals there are the term's own: not where a sentence opens or an acronym is spelt out."""
    before = text[max(0, start - _NEAR) : start].rstrip()
    return bool(before) and before[-1] not in ".?!:" and not text.startswith(" (", end)


def joined(standings: Mapping[str, Standing], main: Mapping[str, str]) -> dict[str, Standing]:
    """Returns the standings with those in `main` counted for the key that it gives them, in order of key."""
    found: dict[str, Standing] = {}
    for key in sorted(standings):
        target = found.setdefault(main.get(key, key), Standing())
        target.join(standings[key])
        if main.get(key, key) == key:
            target.own = frozenset(standings[key].places)
    return dict(sorted(found.items()))
