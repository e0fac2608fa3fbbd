"""Stage 1, one chunk of a .bib file to its blocks: entries with their fields, definitions, and what is broken.

bibtexparser's splitter parts an entry into its fields. Its other layers are not used: they join no values with "#",
do not know crossref, and give nothing of a broken entry, of which `_salvaged` here keeps the fields that can be told.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise, zip_longest
from typing import TYPE_CHECKING

from builder.sources.bibtex.chunks import LONGEST, Chunk

if TYPE_CHECKING:
    from bibtexparser.model import Block

_HEADER = re.compile(
    r"[\s,\ufeff]*@\s*(?P<type>[^\W\d][\w:+.-]*)\s*(?P<open>[{(])(?!\s*[\w-]+\s*=)(?P<key>[^,{}\"\n]*(?:\n[^,{}\"\n=]*)?,)?"
)
_KEYLESS = re.compile(r"[\s,\ufeff]*@\s*(?P<type>[^\W\d][\w:+.-]*)\s*(?P<open>[{(])")
_LONE_KEY = re.compile(r"\s*([^\s,{}\"=]+)[ \t]*(?=\n\s*[A-Za-z][\w-]*\s*=)")  # no comma behind it
_NO_FIELDS = re.compile(r"\s*([^\s,{}()\"=]*)\s*[})]\s*(?:\n|$)")
_FIELD = re.compile(r"(?:^[ \t,]*|,\s*)(?P<name>[A-Za-z][\w:-]{0,40})\s*=\s*(?=[{\"]|\w+\s*(?:[,})]|$))", re.MULTILINE)
_ALONE = re.compile(r"^[ \t,]*[A-Za-z][\w-]{0,40}[ \t]*=[ \t]*[{\"]", re.MULTILINE)
_BRACE = re.compile(r"(?<!\\)[{}]")
_COMMENT = re.compile(r"(?:^[ \t]*|(?<=,)[ \t]+)%.*", re.MULTILINE)
_NO_RECORDS = ("comment", "preamble")
# Where something begins behind a comment or a definition on the same line, and behind words.
_BEHIND = re.compile(r"(?<=[})])(?=[ \t,]*@[ \t]*[^\W\d][\w-]*[ \t]*[{(])")
_WITHIN = re.compile(r"@[ \t]*[^\W\d][\w-]*[ \t]*[{(]\s*[^\s,{}()=]+,\s*[^\W\d][\w-]*\s*=")
_EMPTY_FIELD = re.compile(r"(?<=[}\"]),(?=\s*,)")
# In BibTeX a backslash protects no brace: "{C:\\papers\\}," closes.
_SLASH_AT_END = re.compile(r"\\(?=\},?[ \t]*\n)")


@dataclass(slots=True)
class Definition:
    """@string: a name for a text."""

    name: str  # lower case
    value: str  # as it stands


@dataclass(slots=True)
class Entry:
    """One entry as it stands; the names of its type and its fields are in lower case."""

    line: int  # 1-based, of its "@"
    type: str
    key: str
    fields: list[tuple[str, str]] = field(default_factory=list)  # name and value as it stands, in order
    fault: str = ""  # what is broken in it


@dataclass(slots=True)
class Fault:
    """Something broken that is no entry."""

    line: int
    message: str


def blocks(chunk: Chunk) -> Iterator[Definition | Entry | Fault]:
    """Yields what stands in a chunk; comments and preambles are none of it."""
    for part in _parts(chunk):
        yield from _blocks(part)


def _parts(chunk: Chunk) -> Iterator[Chunk]:
    """Yields a chunk in parts where an entry stands behind words, a comment or a definition on the same line."""
    header = _KEYLESS.match(chunk.text)
    if not header:
        yield from _cut(chunk, [found.start() for found in islice(_WITHIN.finditer(chunk.text), 1)])
    elif header["type"].lower() in (*_NO_RECORDS, "string"):
        yield from _cut(chunk, [found.start() for found in _BEHIND.finditer(chunk.text)])
    else:
        yield chunk


def _cut(chunk: Chunk, places: list[int]) -> Iterator[Chunk]:
    line = chunk.line
    for begin, end in pairwise([0, *places, len(chunk.text)]):
        is_cut = chunk.is_cut and end == len(chunk.text)
        yield replace(chunk, line=line, text=chunk.text[begin:end], is_cut=is_cut)
        line += chunk.text.count("\n", begin, end)


def _blocks(chunk: Chunk) -> Iterator[Definition | Entry | Fault]:
    header = _HEADER.match(chunk.text) or _KEYLESS.match(chunk.text)
    if not header:
        if _ALONE.search(chunk.text):
            yield Fault(_line_of(chunk), "fields stand outside of any entry")
        return
    kind, key = header["type"].lower(), (header.groupdict().get("key") or "").rstrip(",")
    if kind in _NO_RECORDS:
        return
    if kind == "string":
        yield from _definitions(chunk, header)
        return
    start = header.end()
    if not key and (lone := _LONE_KEY.match(chunk.text, start)):
        key, start = lone[1], lone.end()
    if not key and (empty := _NO_FIELDS.match(chunk.text, start)):
        yield Entry(chunk.line, kind, empty[1])
        return
    # A type or a key may have characters that the splitter does not know, and neither matters to it.
    parted = _split_entry(f"@entry{header['open']}k,{chunk.text[start:]}")
    yield from _entries(chunk, Entry(chunk.line, kind, key.strip()), parted, start)
    if chunk.is_cut:
        yield Fault(chunk.line, f"what begins here is longer than {LONGEST:,} characters; the rest was left out")


def _entries(chunk: Chunk, first: Entry, parted: list[Block], start: int) -> Iterator[Definition | Entry | Fault]:
    from bibtexparser.model import Entry as ParsedEntry
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock

    whole = _entry_in(parted[0]) if parted else None
    others = [found for block in parted[1:] if (found := _entry_in(block))]
    outside = any(isinstance(block, ImplicitComment) and _ALONE.search(block.comment) for block in parted)
    if whole is None or (outside and not others):
        failed = parted[0] if parted and others and isinstance(parted[0], ParsingFailedBlock) else None
        places = [] if others else [found.start() for found in _WITHIN.finditer(chunk.text, start)]
        rest, *behind = _cut(chunk, places)
        first.fields = list(_salvaged((failed.raw or "").partition(",")[2] if failed else rest.text[start:]))
        first.fault = _reason(whole)
    else:
        behind = []
        first.fields = _fields_of(whole)
    yield first
    for part in behind:
        yield from _blocks(part)
    for other in others:
        assert isinstance(other, ParsedEntry)
        line = chunk.line + (other.start_line or 0)
        if other.entry_type.lower() not in (*_NO_RECORDS, "string"):
            yield Entry(line, other.entry_type.lower(), other.key.strip(), _fields_of(other))


def _reason(whole: object) -> str:
    return "a brace or a quotation mark closes it too early" if whole else "a brace or a quotation mark does not close"


def _definitions(chunk: Chunk, header: re.Match[str]) -> Iterator[Definition | Fault]:
    """One @string may define several names, which bibtexparser knows of entries alone."""
    parted = _split_entry(f"@entry{header['open']}k,{chunk.text[_opening(header) :]}")
    whole = _entry_in(parted[0]) if parted else None
    if whole is None:
        yield Fault(chunk.line, "a definition is broken")
    else:
        yield from (Definition(name, value) for name, value in _fields_of(whole))


def _opening(header: re.Match[str]) -> int:
    return header.end("open")


def _split_entry(text: str) -> list[Block]:
    """Splits an entry, without what breaks it: a second comma, lines of comment, what protects braces."""
    parted = _split(text)
    for breaking in (_EMPTY_FIELD, _COMMENT, _SLASH_AT_END):
        if not (parted and _entry_in(parted[0])) and breaking.search(text):
            text = breaking.sub("", text)
            parted = _split(text)
    return parted


def _split(text: str) -> list[Block]:
    from bibtexparser.splitter import Splitter

    # What it has to say of broken entries, Problems say.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    return list(Splitter(text).split().blocks)


def _entry_in(block: Block) -> Block | None:
    """Returns the entry of a block, also of one that bibtexparser refuses for a field that stands twice."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock
    from bibtexparser.model import Entry as ParsedEntry

    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        block = block.ignore_error_block or block
    return block if isinstance(block, ParsedEntry) else None


def _fields_of(entry: Block) -> list[tuple[str, str]]:
    from bibtexparser.model import Entry as ParsedEntry

    assert isinstance(entry, ParsedEntry)
    # A comment between two fields is taken for a part of the later one's name.
    named = ((item.key.rpartition("\n")[2].strip().lower(), str(item.value)) for item in entry.fields)
    return [(name, value) for name, value in named if not name.startswith("%")]


def _salvaged(text: str) -> Iterator[tuple[str, str]]:
    """Yields the fields of a broken entry: each goes from "name =" to the next such place."""
    found = list(_FIELD.finditer(text))
    for name, following in zip_longest(found, found[1:]):
        end = following.start() if following else len(text)
        yield name["name"].lower(), _mended(text[name.end() : end])


def _mended(value: str) -> str:
    """Returns a value that closes: "{...}" without what stands behind it, whatever braces it lacks or has too many."""
    value = value.strip().rstrip(", \n\t")
    if not value.startswith(("{", '"')):
        return value.rstrip("}) \n\t")
    end = _end_of(value)
    rest = value[end:].strip() if end else ""
    if end and (not rest or rest[0] in "})@"):
        return value[:end]
    inner = value[1:].rstrip(" \n\t,")
    inner = inner[:-1] if inner.endswith(("}", '"')) and (not end or rest) else inner
    return "{" + _BRACE.sub("", inner) + "}"


def _end_of(value: str) -> int:
    """Returns the index behind the brace or quotation mark that closes the value's first; 0 where none does."""
    if value.startswith('"'):
        return next((at.end() for at in re.finditer(r'(?<![\\{])"(?!\})', value) if at.start()), 0)
    depth = 0
    for brace in _BRACE.finditer(value):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return 0


def _line_of(chunk: Chunk) -> int:
    found = _ALONE.search(chunk.text)
    return chunk.line + (chunk.text.count("\n", 0, found.start()) if found else 0)
