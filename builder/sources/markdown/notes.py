"""Stage 1, what the text of a note in Markdown says of its paper: properties, sections, paragraphs, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.sources.markdown.blocks import MdBlock
from builder.sources.markdown.entries import is_label
from builder.sources.markdown.text import pieces, plain_text
from builder.sources.tables.columns import knows, mapping_of, normalised

_NAME = r"[*_`]{0,3}([^\W\d_][\w /().#-]{0,40}?)[*_`]{0,3}\s?"
_PROPERTY = re.compile(rf"{_NAME}::[*_`]{{0,3}}(?:\s+(.*)|$)")  # Dataview and Logseq: "doi:: 10.1109/5.771073"
_LABELLED = re.compile(rf"{_NAME}[:：][*_`]{{0,3}}(?:\s+(.*)|$)")  # "**DOI:** 10.1109/5.771073"
_BRACKETED = re.compile(r"[\[(]([A-Za-z][\w -]{0,40}?)::\s*([^\[\]()]{1,500})[\])]")  # Dataview, inside a line
_CALLOUT = re.compile(r"\[!([\w-]{1,40})\][+-]?[ \t]*([^\n]*)")  # Obsidian: "[!abstract] Heading"
_TAGS = re.compile(r"(?:#[^\s#]{1,60}[\s,]*)+")
# Headings of parts of a note, and of a file about something else; none of them is a paper's title.
_PART_NAMES = (
    "abstract, summary, notes, my notes, introduction, method, methods, results, discussion, conclusion, conclusions,"
    " references, related work, bibliography, contents, table of contents, metadata, info, information, highlights,"
    " annotations, comments, links, tags, keywords, authors, overview, motivation, key points, key ideas, questions,"
    " thoughts, contributions, experiments, figures, see also, citation, installation, usage, license, contributing,"
    " tldr, main points, takeaways, limitations, future work, background, cite, review, quotes, related, to do, todo"
)
PARTS = frozenset(normalised(name) for name in _PART_NAMES.split(","))
ABSTRACTS = frozenset({"abstract", "abstrakt", "zusammenfassung", "resume", "resumen", "paperabstract", "abstractnote"})
# Names of fields that sentences, and parts of notes, begin with as well.
_SENTENCES = "note notes comment comments remark remarks summary conference code number page event topic links"
_WORDS = frozenset(_SENTENCES.split())


class Body:
    """What the text of a note says."""

    def __init__(self, blocks: Sequence[MdBlock]) -> None:
        self.title = ""
        self.opening: list[str] = []  # paragraphs in front of the first part
        self.items: list[str] = []  # entries of lists there
        self.abstract: list[str] = []  # those below "Abstract"
        self.parts: dict[str, list[str]] = {}  # by heading
        self.pairs: list[tuple[str, object]] = []  # properties and their values
        self.tags: list[str] = []
        self.links: list[str] = []  # of the title, and of lines with nothing else
        self._part = ""
        self._callout = ""  # goes before the part while quoted paragraphs follow each other
        for block in blocks:
            if block.kind == "heading":
                self._heading(plain_text(block.text), block)
            elif block.kind != "row":
                self._text(block)

    def _heading(self, heading: str, block: MdBlock) -> None:
        name = normalised(heading)
        if pair := pair_of(block.text):
            self.pairs.append(pair)
        elif self.title or self.parts or self.abstract or name in PARTS | ABSTRACTS or knows(heading):
            self._part = heading
            self.parts.setdefault(heading, [])
        else:
            self.title = heading
            self.links.extend(piece.href for piece in pieces(block.text) if piece.href)

    def _text(self, block: MdBlock) -> None:
        text = block.text
        callout = _CALLOUT.match(text) if block.kind == "quote" else None
        if callout:
            self._callout = callout[1] if _is_field(callout[1]) else ""
            text = text[callout.end() :]
        elif block.kind != "quote":
            self._callout = ""
        kept = self._without_pairs(text.split("\n"))
        if any(line.strip() for line in kept):
            self._put(self._callout or self._part, "\n".join(kept), block)

    def _without_pairs(self, lines: Sequence[str]) -> list[str]:
        """Takes the properties out of the lines of a block and returns the others."""
        kept: list[str] = []
        in_abstract = False
        for line in lines:
            self.pairs.extend((found[1], plain_text(found[2])) for found in _BRACKETED.finditer(line))
            line = _BRACKETED.sub("", line)
            pair = pair_of(line)
            if pair and not (kept and normalised(pair[0]) in _WORDS):
                self.pairs.append(pair)
                in_abstract = normalised(pair[0]) in ABSTRACTS
            elif in_abstract:
                key, value = self.pairs[-1]
                self.pairs[-1] = (key, f"{value} {plain_text(line)}".strip())
            else:
                kept.append(line)
        return kept

    def _put(self, part: str, text: str, block: MdBlock) -> None:
        found = plain_text(text)
        links = [piece.href for piece in pieces(text) if piece.href.startswith("http")]
        if _TAGS.fullmatch(text.strip()):
            self.tags.extend(tag.strip("#, ") for tag in text.split())
        elif not found or (links and is_label(found)):
            self.links.extend(links if not part or found else ())
        elif normalised(part) in ABSTRACTS:
            self.abstract.append(found)
        elif _is_field(part):
            self.pairs.append((part, found))
        elif part:
            self.parts.setdefault(part, []).append(found)
        else:
            (self.opening if block.level == 0 else self.items).append(found)


def pair_of(line: str) -> tuple[str, object] | None:
    """Returns a property and its value, a text or the addresses that it links to; None for a sentence."""
    line = line.strip().lstrip("-> ").strip()
    marked = _PROPERTY.match(line)
    found = marked or _LABELLED.match(line)
    if not found or not (knows(found[1]) or normalised(found[1]) in ABSTRACTS):
        # Logseq has properties of its own, such as "collapsed:: true".
        return (marked[1], "") if marked and " " not in marked[1] else None
    value = found[2] or ""
    text = plain_text(value)
    links = [piece.href for piece in pieces(value) if piece.href]
    is_address = "urls" in mapping_of((found[1],), {}).fields
    return found[1].strip(), links if links and (is_address or not text) else text


def _is_field(name: str) -> bool:
    return (knows(name) or normalised(name) in ABSTRACTS) and normalised(name) not in _WORDS
