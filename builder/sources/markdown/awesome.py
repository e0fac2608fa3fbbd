"""Stage 1, reader: lists of papers in Markdown, as READMEs and "awesome" pages have them.

An entry of a list, a row of a table or a paragraph is a paper where its first link, its bold words or its first
sentence is a title and something else tells of a paper: an address where papers are, a link called "paper", people, a
venue with its year. Other links (tools, sections of the page) are no papers and are passed over. A heading that is a
year, or a venue and a year, holds for the entries below it that give none; other headings say how the list is ordered
and nothing of a paper, so that they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.markdown.blocks import LARGEST, MdBlock, md_blocks
from builder.sources.markdown.entries import Entry, entry_of, heading_says, is_label, with_details
from builder.sources.markdown.markdown import is_note, level_of
from builder.sources.markdown.text import pieces, plain_text
from builder.sources.raw import finished
from builder.sources.source import Source
from builder.sources.tables.columns import Columns, mapping_of
from builder.sources.tables.filling import raw_of

_LISTED = re.compile(r"^\s{0,12}(?:[-*+]|\d{1,4}[.)])\s+\S|^\s*\||^\*\*", re.MULTILINE)
_SEEN = 20_000  # characters at the top by which a list is known
_ABSTRACT_LENGTH = 150  # characters; beside such a paragraph, a single entry makes no list


def sniff(head: str) -> bool:
    """Says whether entries of lists or rows of tables tell of papers, more of them than headings do."""
    head = head if len(head) <= _SEEN else head[: head.rfind("\n", 0, _SEEN) + 1]
    if not _LISTED.search(head):
        return False
    blocks = md_blocks(head)
    entries = sum(1 for _ in _papers(blocks))
    if not entries or is_note(head) or level_of(blocks)[1] >= entries:
        return False
    long = any(block.kind == "paragraph" and len(block.text) >= _ABSTRACT_LENGTH for block in blocks)
    return entries > 1 or not long


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each entry that tells of one."""
    text = source.stream.read(LARGEST + 1)
    if len(text) > LARGEST:
        message = f"the list has more than {LARGEST:,} characters"
        yield Problem(Code.UNREADABLE_FILE, source.origin, message, "part it into several files")
        return
    found = False
    for entry in _papers(md_blocks(text)):
        found = True
        yield finished(entry.raw(), Origin(source.origin.path, entry.line), hint="begin the entry with the title")
    if not found:
        hint = "write an entry such as: - [Title](https://…) - Ada Lovelace, Charles Babbage, *Venue 2020*"
        yield Problem(Code.EMPTY_FILE, source.origin, "no entry of the list tells of a paper", hint)


def _papers(blocks: Sequence[MdBlock]) -> Iterator[Entry]:
    """Yields the entries that are papers, those further in the list below them told apart from what they say of it."""
    held: Entry | None = None  # waits for what the blocks below say of it
    heading = MdBlock("heading", 0, "")
    columns: Columns | None = None
    for block in blocks:
        if block.kind == "row":
            columns, entry = (
                (mapping_of(_names(block), {}), None) if block.is_header else (columns, _row(block, columns))
            )
        else:
            entry = entry_of(block)
        if held and (entry is None or not entry.is_paper) and _belongs(block, held):
            held = with_details(held, block)
            continue
        if held and held.is_paper:
            yield held.under(heading_says(heading))
        held = None
        if block.kind == "heading":
            heading, held = block, _titled(block)
        elif entry:
            held = entry
    if held and held.is_paper:
        yield held.under(heading_says(heading))


def _belongs(block: MdBlock, held: Entry) -> bool:
    """Says whether a block goes on with the entry above it."""
    if block.kind == "item":
        return block.level > held.level or (held.level == 0 and _is_detail(block))
    if block.kind == "more":
        return block.level >= held.level > 0 or (held.level == 0 and _is_detail(block))
    return block.kind in ("paragraph", "quote") and held.level == 0 and _is_detail(block)


def _is_detail(block: MdBlock) -> bool:
    """ "Paper: https://...", "[code](...)": an entry that says what an address is, not what a paper is called."""
    said = [piece for piece in pieces(block.text) if piece.text.strip() or piece.href]
    return bool(said) and (is_label(said[0].text) or (len(said) == 1 and bool(said[0].href) and not said[0].text))


def _titled(block: MdBlock) -> Entry | None:
    """A heading may be a title, with what is told of it in a list below."""
    words = plain_text(block.text)
    if block.level < 2 or len(words.split()) < 4:
        return None
    entry = entry_of(MdBlock("paragraph", block.line, f"**{words}**"))
    return Entry(block.line, 0, words, urls=[p.href for p in pieces(block.text) if p.href]) if entry or words else None


def _names(block: MdBlock) -> Sequence[str]:
    return [plain_text(cell) for cell in block.cells]


def _row(block: MdBlock, columns: Columns | None) -> Entry | None:
    """A row of a table whose header names titles; of another, what its cells say one after the other."""
    if not any(cell.strip() for cell in block.cells):
        return None
    if columns is None or "title" not in columns.fields:
        return entry_of(MdBlock("item", block.line, " - ".join(block.cells), 1))
    raw = raw_of(columns, [plain_text(cell) for cell in block.cells])
    at = columns.fields["title"][0]
    order = sorted(range(len(block.cells)), key=lambda position: position != at)
    links = [piece.href for position in order for piece in pieces(block.cells[position]) if piece.href]
    if not raw.title:
        return None
    entry = Entry(block.line, 1, raw.title, urls=[*raw.urls, *links], told=raw)
    return entry if entry.urls or raw.authors or raw.year or raw.venue else None
