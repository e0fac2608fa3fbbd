"""Stage 1, reader: BibTeX and BibLaTeX, as JabRef, Zotero and everybody's own hands write it.

A file is read entry by entry: see bibtex_chunks for the cutting, bibtex_blocks for what an entry is made of,
bibtex_values for "#" and @string, bibtex_inheritance for crossref, bibtex_fields for which field is what. JabRef's
groups are left out: they say how somebody sorts a library, not what a paper is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.problems import Code, Problem, excerpt
from builder.records import Origin, Paper
from builder.sources.bibtex.blocks import Definition, Entry, Fault, blocks
from builder.sources.bibtex.chunks import Chunk, chunks
from builder.sources.bibtex.fields import raw_of
from builder.sources.bibtex.inheritance import Aside, Fields, Record, is_complete
from builder.sources.bibtex.values import PREDEFINED, value_of
from builder.sources.raw import finished
from builder.sources.source import Source

_MARK = re.compile(
    r"^[ \t,\ufeff]*@[ \t]*(?:(?:comment|preamble)\s*[{(]|string\s*[{(]\s*[^\s={}]+\s*="
    r"|[a-z]\w*\s*[{(](?:[^\n,{}()=]*,|\s*\w+\s*=))",
    re.IGNORECASE | re.MULTILINE,
)
# Behind a number or a few words on its line, but for fields of other formats that may quote an entry.
_MARK_WITHIN = re.compile(
    r"^(?![A-Z][A-Z\d]{1,3} *- |%\w )[^@\n{}\t,\"|]{1,60}@[A-Za-z]\w*[ \t]*[{(][ \t]*[^\s,{}()=]+,\s*[A-Za-z]\w*\s*=",
    re.MULTILINE,
)
_EXAMPLE = "@article{lovelace1843, title = {Notes}, author = {Lovelace, Ada}, year = {1843}}"
_BALANCE = 'see that each "{" and each quotation mark of the entry closes, and that a comma follows each field'
# What tells styles and programs something, and is no work.
_NO_PAPERS = frozenset(("xdata", "set", "control", "ieeetranbstctl", "bstctl"))
# Fields that are read once; the first of two counts, as in BibTeX.
_READ_ONCE = "title author editor year date journal journaltitle booktitle doi abstract"
_SINGLE = frozenset(_READ_ONCE.split())
_NAMES = ("author", "editor")
_COMPARED = 20  # fields of one name that a further one may repeat
_UNTOLD = frozenset(
    ("month", "file", "owner", "timestamp", "date-added", "date-modified")
)  # names in them are no matter


@dataclass(slots=True)
class _File:
    """What is known of a file up to the entry at hand."""

    path: str
    definitions: dict[str, str] = field(default_factory=lambda: dict(PREDEFINED))
    lines: dict[str, int] = field(default_factory=dict)  # of each key's first entry
    unknown: set[str] = field(default_factory=set)  # names that were told of
    aside: Aside = field(default_factory=Aside)


def sniff(head: str) -> bool:
    """Says whether a line has an entry, or what else an "@" begins in such a file."""
    return bool(_MARK.search(head) or _MARK_WITHIN.search(head))


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each entry (after the one that it inherits from), and a Problem for what is broken."""
    file = _File(source.origin.path)
    count = 0
    for chunk in chunks(source.stream):
        for item in _items(chunk, file):
            count += 1
            yield item
    for record in file.aside.left():
        count += 1
        yield from _papers(record, file)
    if not count:
        yield Problem(Code.EMPTY_FILE, source.origin, "the file holds no entry", f"add some, such as {_EXAMPLE}")


def _items(chunk: Chunk, file: _File) -> Iterator[Paper | Problem]:
    for block in blocks(chunk):
        if isinstance(block, Definition):
            file.definitions[block.name] = value_of(block.value, file.definitions).text
        elif isinstance(block, Fault):
            yield Problem(Code.BAD_RECORD, Origin(file.path, block.line), block.message, f"a right one is {_EXAMPLE}")
        else:
            yield from _entry(block, chunk, file)


def _entry(entry: Entry, chunk: Chunk, file: _File) -> Iterator[Paper | Problem]:
    fields: Fields = {}
    faults = list[tuple[str, str]]()
    for name, written in entry.fields:
        faults += _add(fields, name, written, file)
    if entry.type not in _NO_PAPERS:
        faults += _about_key(entry, file)
    place = Origin(file.path, entry.line)
    if entry.fault:
        code = Code.TRUNCATED if chunk.is_last and not chunk.is_cut else Code.BAD_RECORD
        yield Problem(code, place, f"the entry{_named(entry.key)} is broken: {entry.fault}", _BALANCE)
        if not fields.get("title"):
            return
    yield from (Problem(Code.BAD_RECORD, place, message, hint) for message, hint in faults)
    for record in file.aside.settled(Record(entry.line, entry.type, entry.key, fields)):
        yield from _papers(record, file)


def _add(fields: Fields, name: str, written: str, file: _File) -> Iterator[tuple[str, str]]:
    """Adds a field, and those behind it that lack a comma before them; yields what is wrong, with a hint."""
    following: tuple[str, str] | None = (name, written)
    while following:
        name, value = following[0], value_of(following[1], file.definitions)
        values = fields.setdefault(name, [])
        is_new = value.text.split() not in [known.split() for known in values[:_COMPARED]]
        if name in _SINGLE and values and is_new:
            taken = "the names of both were" if name in _NAMES else "the first was"
            yield f'the field "{name}" stands twice; {taken} taken', "remove the one that is wrong"
        if is_new:
            values.append(value.text)
        if value.unknown and name not in _UNTOLD:
            yield from _about_unknown(value.unknown[0], name, file)
        following = value.following
        if following:
            yield f'no comma stands before the field "{following[0]}"', f'write "{name} = {{...}}," with a comma'


def _about_unknown(unknown: str, name: str, file: _File) -> Iterator[tuple[str, str]]:
    if unknown.lower() not in file.unknown:
        file.unknown.add(unknown.lower())
        yield (
            f'"{excerpt(unknown)}" in the field "{name}" is neither in braces nor defined; it was taken as it stands',
            f'write "{name} = {{...}}", or above it "@string{{{excerpt(unknown, 20)} = {{...}}}}"',
        )


def _about_key(entry: Entry, file: _File) -> Iterator[tuple[str, str]]:
    first = file.lines.setdefault(entry.key, entry.line) if entry.key else entry.line
    if first != entry.line:
        message = f'the key "{excerpt(entry.key)}" stands in line {first} already; both entries were kept'
        yield message, "give one of them another key, or remove it"


def _papers(record: Record, file: _File) -> Iterator[Paper | Problem]:
    place = Origin(file.path, record.line)
    if record.missing and not is_complete(record):
        why = "refers back to it" if record.missing in file.lines else "is not in the file"
        message = f'the entry{_named(record.key)} refers to "{excerpt(record.missing)}", which {why}'
        yield Problem(Code.BAD_RECORD, place, message, "add that entry, or remove the field crossref")
    if record.type not in _NO_PAPERS:
        yield finished(raw_of(record), place, hint='add a field such as "title = {Notes on the Engine},"')


def _named(key: str) -> str:
    return f' "{excerpt(key)}"' if key else ""
