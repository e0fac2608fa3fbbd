"""Stage 1, XML for all formats that are XML: lxml reads the stream record by record, and nothing from elsewhere.

No DTD is loaded and no entity expanded, so that a file can neither fetch another one nor swell in memory. Broken XML is
read on as far as libxml2's recovery goes, with one Problem that says where it broke.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html.entities import html5
from typing import TYPE_CHECKING, TypeAlias

from builder.problems import Code, Problem
from builder.records import Origin
from builder.sources.source import Source

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

    Element: TypeAlias = _Element

_CHUNK = 65_536  # characters; the longest piece of a line that is read at once
_DECLARES_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_CDATA = re.compile(r"(<!\[CDATA\[|\]\]>)")
_REFERENCE = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(?:(\w{2,31});)?")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]{1,40}:)?([\w.-]{1,60})")
_CUT = ("ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_END", "ERR_DOCUMENT_EMPTY")


def root_of(head: str) -> str:
    """Returns the name of the first element, without its prefix; "" where the text does not begin like XML."""
    if not head.lstrip("\ufeff \n\t").startswith("<"):
        return ""
    found = _ROOT.search(_without_comments(head))
    return found[1] if found else ""


def records(source: Source, tags: Collection[str]) -> Iterator[tuple[Element, Origin] | Problem]:
    """Yields each element that is called one of `tags`, without namespace, with its line; it is gone at the next one.

    A record inside another is part of it. What is wrong with the XML comes last, as one Problem.
    """
    from lxml import etree

    if _DECLARES_ENTITY.search(source.head):
        hint = "remove its <!ENTITY ...> declarations"
        yield Problem(Code.UNREADABLE_FILE, source.origin, "the file declares entities, which are not expanded", hint)
        return
    parser = etree.XMLPullParser(
        events=("start", "end"),
        encoding="utf-8",  # whatever the declaration says: the text has been decoded already
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    depth = 0  # of records that are open
    try:
        for event, element in _events(parser, source):
            if _name(element) not in tags:
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                line = element.sourceline
                yield element, Origin(source.origin.path, line if isinstance(line, int) else None)
                _forget(element)
    except etree.XMLSyntaxError as error:
        yield _broken(source.origin, error.lineno, error.msg, "")
        return
    first = next((entry for entry in parser.feed_error_log if entry.level_name in ("ERROR", "FATAL")), None)
    if first is not None:
        yield _broken(source.origin, first.line, first.message, first.type_name)


def text_of(element: Element | None) -> str:
    """Returns all text inside an element, "" for None; references to entities that nobody declared stay as written."""
    return "".join(str(part) for part in element.itertext()) if element is not None else ""


def markup_of(element: Element | None) -> str:
    """Returns the text inside an element with the tags in it, for markup.plain to take off with their meaning."""
    if element is None:
        return ""
    from lxml import etree

    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "").replace("&", "&amp;").replace("<", "&lt;") + inner


def first_text(element: Element, paths: Sequence[str]) -> str:
    """Returns the text of the first of `paths` (ElementPath) that leads to any."""
    found = (text_of(part).strip() for path in paths for part in element.iterfind(path))
    return next(filter(None, found), "")


def texts(element: Element, path: str) -> list[str]:
    """Returns the texts of all elements that `path` leads to, empty ones left out."""
    return [text for part in element.iterfind(path) if (text := text_of(part).strip())]


def filled(element: Element, table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Returns for each field of `table` the text that its paths lead to."""
    return {name: first_text(element, paths) for name, paths in table.items()}


def _events(parser: XMLPullParser, source: Source) -> Iterator[tuple[str, Element]]:
    inside = False  # of a CDATA section, where "&" is a plain character
    while line := source.stream.readline(_CHUNK):
        repaired, inside = _repaired(line, inside)
        parser.feed(repaired.encode("utf-8", "replace"))
        yield from parser.read_events()  # type: ignore[misc]  # the stubs know no kinds of events
    parser.close()
    yield from parser.read_events()  # type: ignore[misc]


def _repaired(line: str, inside: bool) -> tuple[str, bool]:
    """Resolves HTML's names of characters, which XML does not know, and escapes an "&" that stands for itself."""
    if "&" not in line and "<![" not in line and "]]>" not in line:
        return line, inside
    pieces = list[str]()
    for piece in _CDATA.split(line):
        pieces.append(piece if inside else _REFERENCE.sub(_resolved, piece))
        inside = (inside or piece == "<![CDATA[") and piece != "]]>"
    return "".join(pieces), inside


def _resolved(found: re.Match[str]) -> str:
    character = html5.get(f"{found[1]};", "") if found[1] else ""
    return character.replace("&", "&amp;").replace("<", "&lt;") or f"&amp;{found[0][1:]}"


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _forget(element: Element) -> None:
    """Frees the record and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def _without_comments(head: str) -> str:
    return re.sub(r"<!--.*?(-->|\Z)", "", head, flags=re.DOTALL)


def _broken(origin: Origin, line: int | None, message: str, kind: str) -> Problem:
    place = Origin(origin.path, line or None)
    if kind in _CUT:
        return Problem(Code.TRUNCATED, place, "the file ends before its last element does", "export or copy it again")
    said = " ".join(message.split())
    return Problem(
        Code.BAD_RECORD, place, f"the XML is broken: {said}; what stands near it may be lost", "export it again"
    )
