"""Stage 1, reader: notes in Markdown, one paper a file or one below each heading.

What a note says of its paper stands in front matter, in properties ("title:: ...", "**DOI:** ..."), or below headings
such as "Abstract". Without one of these the first paragraphs are the abstract; what has a heading of its own is a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.sources.markdown.blocks import LARGEST, MdBlock, md_blocks
from builder.sources.markdown.entries import byline
from builder.sources.markdown.frontmatter import front_matter
from builder.sources.markdown.notes import ABSTRACTS, PARTS, Body, pair_of
from builder.sources.markdown.text import plain_text
from builder.sources.raw import Raw, finished
from builder.sources.source import Source
from builder.sources.tables.columns import mapping_of, normalised
from builder.sources.tables.filling import is_empty, raw_of, text_of
from builder.sources.values.text import clean

_ABSTRACT_LENGTH = 150  # characters; a shorter paragraph alone makes no paper of a heading
_BYLINE_LENGTH = 500  # characters
_HINT = "begin the note with a heading, or with front matter: ---, title: …, authors: […], year: 2024, ---"


def sniff(head: str) -> bool:
    """Says yes to any text: lists of papers, which have a mark, stand above notes."""
    return bool(head.strip())


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the paper of a note, or one for each heading that tells of a paper, and a Problem for what is broken."""
    text = source.stream.read(LARGEST + 1)
    if len(text) > LARGEST:
        message = f"the file has more than {LARGEST:,} characters, which no note has"
        yield Problem(Code.UNREADABLE_FILE, source.origin, message, "part it into several files")
        return
    origin = Origin(source.origin.path, 1)
    lines = text.split("\n")
    front = front_matter(lines, origin)
    if front.problem:
        yield front.problem
    blocks = md_blocks("\n".join([*([""] * front.body), *lines[front.body :]]))
    level = 0 if _tells_of_paper(front.values) else level_of(blocks)[0]
    if level:
        for section in _sections(blocks, level):
            place = Origin(origin.path, section[0].line)
            yield finished(_note({}, section, source.columns), place, hint=_HINT)
        return
    raw = _note(front.values, blocks, source.columns)
    if not raw.title and _tells_of_paper(front.values):
        raw.title = _file_title(origin.path)
    if raw.title and not front.values and not (raw.abstract or raw.authors or raw.doi or raw.arxiv or raw.urls):
        yield Problem(Code.BAD_RECORD, origin, "the note tells of no paper", _HINT)
        return
    yield finished(raw, origin, hint=_HINT)


def is_note(text: str) -> bool:
    """Says whether front matter, or properties, say that the text is of one paper."""
    values = front_matter(text.split("\n"), Origin("")).values
    if _tells_of_paper(values):
        return True
    keys = {normalised(key) for key, value in Body(md_blocks(text)).pairs if value}
    return len(keys & {"title", "authors", "author", "year", "doi", "citekey", "abstract"}) > 1


def _tells_of_paper(values: Mapping[str, object]) -> bool:
    """A title alone stands at the top of any page; something else that papers have must be with it."""
    found = mapping_of(tuple(values), {}).fields.keys()
    return len(found - {"date", "keywords", "type", "language", "key", "summary", "notes"}) > 1 or bool(
        found & {"authors", "doi", "arxiv", "pmid", "abstract"}
    )


def level_of(blocks: Sequence[MdBlock]) -> tuple[int, int]:
    """Returns the level of headings below which a paper each is told of, and how many; 0 where there is none."""
    headings = [(at, block) for at, block in enumerate(blocks) if block.kind == "heading"]
    counts, abstracts = Counter[int](), Counter[int]()
    for at, block in headings:
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if following is None or normalised(plain_text(block.text)) in PARTS:
            continue
        inner = following.kind == "heading" and following.level > block.level
        if inner and normalised(following.text) not in ABSTRACTS:
            continue
        told = blocks[at + 1 : at + 8]
        end = next((i for i, other in enumerate(told) if other.kind == "heading" and i), len(told))
        counts[block.level] += following.kind != "heading" or inner
        abstracts[block.level] += inner or any(_is_telling(other) for other in told[:end])
    level = max(counts, key=lambda level: (abstracts[level], -level), default=0)
    is_enough = abstracts[level] > 1 and abstracts[level] * 2 >= counts[level]
    return (level, abstracts[level]) if is_enough else (0, 0)


def _is_telling(block: MdBlock) -> bool:
    if block.kind in ("paragraph", "quote") and len(block.text) >= _ABSTRACT_LENGTH:
        return True
    return any(pair_of(line) for line in block.text.split("\n"))


def _sections(blocks: Sequence[MdBlock], level: int) -> Iterator[Sequence[MdBlock]]:
    """Yields the blocks from each heading of a level to the next of it or above, parts of a note left with the one."""
    begin: int | None = None
    for at, block in enumerate((*blocks, MdBlock("heading", 0, "", 1))):
        if block.kind != "heading" or block.level > level:
            continue
        if begin is not None:
            yield blocks[begin:at]
        is_paper = block.level == level and block.text and normalised(plain_text(block.text)) not in PARTS
        begin = at if is_paper else None


def _note(values: Mapping[str, object], blocks: Sequence[MdBlock], columns: Mapping[str, str]) -> Raw:
    """Returns what front matter and text of a note give together; front matter counts first."""
    body = Body(blocks)
    said = {key: _unmarked(value) for key, value in values.items() if not is_empty(value)}
    known = {normalised(key) for key in said}
    pairs = [*said.items(), *((key, value) for key, value in body.pairs if normalised(key) not in known)]
    raw = raw_of(mapping_of([key for key, _ in pairs], columns), [value for _, value in pairs])
    raw.title = raw.title or body.title or text_of(said.get("aliases")).split(";")[0]
    _take_byline(raw, body)
    raw.abstract = raw.abstract or "\n".join(body.abstract or body.opening)
    if body.opening and raw.abstract != "\n".join(body.opening):
        raw.notes.append(" ".join(body.opening))
    raw.notes.extend(body.items)
    raw.notes.extend(f"{heading}: {' '.join(texts)}" for heading, texts in body.parts.items() if texts)
    raw.urls.extend(body.links)
    raw.keywords = raw.keywords or body.tags
    raw.venue = re.sub(r"^(?:published )?in[: ]\s*(?=[A-Z])", "", clean(raw.venue), flags=re.IGNORECASE)
    return raw


def _take_byline(raw: Raw, body: Body) -> None:
    """A short line of people above the abstract is no part of it."""
    if raw.authors or not body.opening or len(body.opening[0]) > _BYLINE_LENGTH:
        return
    said = byline(body.opening[0])
    if said.authors and not said.notes:
        raw.authors, raw.venue, raw.year = said.authors, raw.venue or said.venue, raw.year or said.year
        del body.opening[0]


def _unmarked(value: object) -> object:
    """Front matter without the marks of Markdown and of links between notes."""
    if isinstance(value, str):
        marked = any(sign in value for sign in ("[[", "](", "**", "*", "_", "`"))
        is_address = value.strip().startswith(("http://", "https://"))
        return plain_text(value) if marked and not is_address and "\n\n" not in value else value
    if isinstance(value, list):
        return [_unmarked(item) for item in value]
    return {key: _unmarked(item) for key, item in value.items()} if isinstance(value, dict) else value


def _file_title(path: str) -> str:
    """A note of Obsidian is named by its file; a name in one word is a citation key."""
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return name if " " in name.strip() and not name.startswith("@") else ""
