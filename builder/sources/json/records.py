"""Stage 1, JSON cut into records: lists of any length, wrapped or not, one object, or one object a line.

A record that is broken costs itself alone where the next one can be found: by its indentation, which programs that
write JSON keep the same for all records, else by what every record of the format has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.problems import Code, Problem, excerpt
from builder.records import Origin
from builder.sources.json.text import LIMIT, BrokenError, Window, decode
from builder.sources.source import Source
from builder.sources.values.text import clean

Path = tuple[str, ...]  # keys, from the outermost object inwards
_COMMAS = re.compile(r"[\s\ufeff,]*")  # one too many or too few loses nothing
_BETWEEN = re.compile(r"[\s\ufeff\x1e,\]}]*")  # what may be left of a list when the next record was found
_MEMBER = re.compile(r'\s*[{,]\s*(?=")')
_COLON = re.compile(r"\s*:\s*")
# Places that are looked at for the next record of a file without line ends. One that is broken counts for many: it may
# have been read for long before that showed.
_TRIES = 20_000
_BROKEN_TRY = 20


@dataclass(frozen=True, slots=True)
class Element:
    """One value of a list, or the object that the file is."""

    value: object
    line: int  # 1-based, where it begins
    is_whole: bool = True  # False where only the members in front of what is broken are there; a Problem follows


def elements(
    source: Source, lists: Sequence[Path] = (), is_record: Callable[[object], bool] = lambda value: True
) -> Iterator[Element | Problem]:
    """Yields the records of a text, and a Problem for each that is broken or cut off.

    `lists` says below which keys a list of records may stand, outermost first; any other object is a record itself.
    `is_record` tells a record from the objects inside of one; where a record is broken, it finds the next.
    """
    return _Cutter(source, lists, is_record).run()


class _Cutter:
    def __init__(self, source: Source, lists: Sequence[Path], is_record: Callable[[object], bool]) -> None:
        self._path = source.origin.path
        self._window = Window(source.stream)
        self._lists = lists
        self._is_record = is_record
        self._indentation: str | None = None  # of the records; None while none began its line
        self._in_list = False  # whether the list that the object at hand wraps was found
        self._is_told = False  # whether the file's end was told to be missing
        names = "|".join(re.escape(path[-1]) for path in lists) or r"(?!)"
        wrapping = rf'"(?:{names})"\s{{0,9}}:\s{{0,9}}\[(?=\s{{0,60}}\{{)'
        self._wrapping = re.compile(wrapping)
        self._starts = re.compile(rf"(?:\n[ \t]{{0,60}}|[\]}}]\s{{0,60}},\s{{0,60}})\{{|{wrapping}")

    def run(self) -> Iterator[Element | Problem]:
        while char := self._window.next(_BETWEEN):
            if char == "[":
                yield from self._list()
            elif char == "{":
                yield from self._object()
            else:
                yield from self._element()

    def _list(self) -> Iterator[Element | Problem]:
        self._window.go(self._window.at + 1)
        while char := self._window.next(_COMMAS):
            if char == "]":
                self._window.go(self._window.at + 1)
                return
            yield from self._element()
        if not self._is_told:
            self._is_told = True
            yield self._truncated("the list is not closed")

    def _element(self, is_outermost: bool = False) -> Iterator[Element | Problem]:
        line = self._window.line
        if self._window.next() == "{" and not is_outermost:
            self._note_indentation()
        try:
            yield Element(self._window.value(), line)
        except BrokenError as broken:
            yield from self._broken(broken, _members(self._window.text, self._window.at), line)

    def _object(self) -> Iterator[Element | Problem]:
        """An object that is a record, or one that wraps a list of them."""
        line = self._window.line
        value = self._short_object()
        if value is not None:
            yield Element(value, line)
            return
        if not self._wrapping.search(self._window.text, self._window.at):
            yield from self._element(is_outermost=True)
            return
        members: dict[str, object] = {}
        self._in_list = False
        try:
            yield from self._walk(self._lists, members)
        except BrokenError as broken:
            yield from self._broken(broken, {} if self._in_list else members, line)
        else:
            if not self._in_list:
                yield Element(members, line)

    def _short_object(self) -> Mapping[str, object] | None:
        """Takes the object at the place where all of it was read already and it wraps no list."""
        try:
            value, end = decode(self._window.text, self._window.at)
        except BrokenError:
            return None
        if not isinstance(value, dict) or any(isinstance(_below(value, path), list) for path in self._lists):
            return None
        self._note_indentation()
        self._window.go(end)
        return value

    def _walk(self, lists: Sequence[Path], members: dict[str, object]) -> Iterator[Element | Problem]:
        """Goes through an object; puts into `members` what is none of the lists. Raises BrokenError."""
        self._window.go(self._window.at + 1)
        while char := self._window.next(_COMMAS):
            if char == "}":
                self._window.go(self._window.at + 1)
                return
            key = self._key()
            below = [path[1:] for path in lists if path[0] == key]
            char = self._window.next()
            if char == "[" and () in below:
                self._in_list = True
                yield from self._list()
            elif char == "{" and any(below):
                members[key] = inner = dict[str, object]()
                yield from self._walk([path for path in below if path], inner)
            else:
                members[key] = self._window.value()
        raise BrokenError(self._window.at, is_cut=True)

    def _key(self) -> str:
        key = self._window.value()
        if not isinstance(key, str) or self._window.next() != ":":
            raise BrokenError(self._window.at, is_cut=self._window.at == len(self._window.text))
        self._window.go(self._window.at + 1)
        self._window.next()
        return key

    def _note_indentation(self) -> None:
        """Keeps that of a record; that of what wraps them says nothing."""
        indentation = self._window.indentation()
        self._indentation = self._indentation if indentation is None else indentation

    def _broken(self, broken: BrokenError, members: Mapping[str, object], line: int) -> Iterator[Element | Problem]:
        """Yields what could be read of a record and what is wrong with it, and moves on to the next."""
        if members:
            yield Element(members, line, is_whole=False)
        window = self._window
        is_long = len(window.text) - window.at >= LIMIT
        place = Origin(self._path, window.line_at(broken.at))
        found = excerpt(clean(window.text[broken.at : broken.at + 60]), 30)
        is_found = self._resume()
        if is_found or not broken.is_cut or is_long:
            what = f"is longer than {LIMIT:,} characters" if is_long else f'is no JSON from here on: "{found}"'
            after = "" if is_found else ", and no record was found behind it"
            hint = 'mend it; a text stands in "quotes", and members are divided by commas: {"title": "…", "year": 2024}'
            yield Problem(Code.BAD_RECORD, place, f"the record that begins in line {line} {what}{after}", hint)
        elif not self._is_told:
            self._is_told = True
            yield self._truncated(f"the record that begins in line {line} is not complete")

    def _resume(self) -> bool:
        """Moves to where the next record seems to begin, else to the end; says whether there is one."""
        window, tries = self._window, 0
        window.go(min(window.at + 1, len(window.text)))
        while True:
            begin = window.at
            while found := self._starts.search(window.text, begin):
                try:
                    if tries < _TRIES and self._begins_record(found):
                        window.go(found.end() - 1)
                        return True
                except BrokenError as broken:
                    if broken.is_cut and len(window.text) - found.start() < LIMIT:
                        break
                    tries += _BROKEN_TRY
                tries += 1
                begin = found.end()
            window.go(found.start() if found else max(begin, len(window.text) - 200))
            if not window.more():
                if found is None:
                    window.go(len(window.text))
                    return False
                window.go(found.end())

    def _begins_record(self, found: re.Match[str]) -> bool:
        """Says whether a record or the list of them begins at the end of what was found. Raises BrokenError."""
        if found[0][-1] == "[":
            return not self._in_list
        if self._indentation is not None:
            return found[0].endswith(f"\n{self._indentation}{{")
        value, _ = decode(self._window.text, found.end() - 1)
        return isinstance(value, dict) and self._is_record(value)

    def _truncated(self, message: str) -> Problem:
        place = Origin(self._path, self._window.line)
        return Problem(Code.TRUNCATED, place, f"the file ends too soon: {message}", "save or download it again")


def _members(text: str, at: int) -> dict[str, object]:
    """Returns the members of the object that begins at `at` up to the first that is broken."""
    members: dict[str, object] = {}
    try:
        while text.startswith(",", at) or not members:
            opening = _MEMBER.match(text, at)
            key, at = decode(text, opening.end()) if opening else ("", at)
            colon = _COLON.match(text, at)
            if not opening or not colon:
                return members
            value, at = decode(text, colon.end())
            if isinstance(value, str) and "\n" in text[colon.end() : at]:
                return members  # without its closing quote it ran on to the next quote there is
            members[str(key)] = value
            while text[at : at + 1].isspace():
                at += 1
    except BrokenError:
        pass
    return members


def _below(value: object, path: Path) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
