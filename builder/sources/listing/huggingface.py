"""Stage 1, reader: Hugging Face's papers page as copied from a browser, titles and abstracts in turn.

Blank lines divide the text into blocks; page furniture is dropped wherever it stands; what is left is told apart by its
shape alone, never by its position, so that a missing block costs the paper it belongs to and no other. Two abstracts in
a row are not taken for one abstract in two paragraphs: after a lost title that would put one paper's abstract into
another's record. The second becomes a Problem whose hint says how to join paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import zip_longest

from builder.problems import Code, Problem, excerpt
from builder.records import Origin, Paper
from builder.sources.listing.furniture import is_furniture, names_submitter
from builder.sources.source import Source
from builder.sources.values.text import Block, blocks

# Lengths in characters, held against 30,000 papers on machine learning.
_TITLE_LIMIT = 150  # one title in 500 is longer
_ABSTRACT_START = 300  # no title is longer
_SENTENCES_START = 110  # a text longer than this with a full stop inside is no title, but for one in 30,000
_TWO_SENTENCES = re.compile(r".{30,}?[^\W_A-Z]{2}[)\"”’]?(?<!\bvs)(\. (?=[^\W\d_a-z])|。).{15,}", re.DOTALL)
_SENTENCE = re.compile(r"(\S+ ){3,}.*\.|.*。", re.DOTALL)  # "No. 7." is none
_CLOSING = "\"'”’»)]}*"
_ENDS_IN_ADDRESS = re.compile(r"\S*(://|www\.|[\w-]\.(com|org|io|net|ai|dev|edu)/)\S*")


class _Shape(Enum):
    """What a block looks like by itself."""

    TITLE = auto()  # short, without a full stop
    LONG = auto()  # of a length between titles and abstracts, without a full stop
    SENTENCE = auto()  # one short sentence with its full stop
    ABSTRACT = auto()  # long, or of two sentences and more


def sniff(head: str) -> bool:
    """Says yes to any text: a listing has no mark of its own, therefore it stands last for its extension."""
    return bool(head)


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each title with its abstract, and a Problem for each block without its other half."""
    origin = source.origin
    body = _body(tuple(blocks(source.text())))
    if not body:
        yield Problem(Code.EMPTY_FILE, origin, "the listing has no papers, only page furniture", "copy the whole page")
    title: Block | None = None
    for index, block in enumerate(body):
        following = body[index + 1] if index + 1 < len(body) else None
        if _is_title(block, following, title):
            if title:
                yield _lone_title(title, "another title", origin)
            title = block
        elif title:
            yield Paper(title.text, block.text, (_at(title, origin),))
            if following is None and _is_broken_off(block.text):
                yield _truncated(title, block, origin)
            title = None
        else:
            yield _lone_abstract(block, origin)
    if title:
        yield _lone_title(title, "the end of the listing", origin)


def _body(everything: tuple[Block, ...]) -> tuple[Block, ...]:
    """Returns the blocks that belong to papers."""
    kept = [index for index, block in enumerate(everything) if not is_furniture(block)]
    body = list[Block]()
    for index, following in zip_longest(kept, kept[1:]):
        block, before = everything[index], everything[index - 1] if index else None
        # A one-word title may stand there too: then its abstract comes next, and not another title.
        after = everything[following] if following is not None else None
        if names_submitter(block, before) and after and _shape(after.text) in (_Shape.TITLE, _Shape.LONG):
            continue
        body.append(block)
    return tuple(body)


def _is_title(block: Block, following: Block | None, title: Block | None) -> bool:
    """Decides between title and abstract, from the block's shape first and its neighbours where that leaves it open."""
    shape = _shape(block.text)
    next_is_abstract = following is not None and _shape(following.text) in (_Shape.SENTENCE, _Shape.ABSTRACT)
    if shape is _Shape.LONG:
        return title is None or next_is_abstract
    if shape is _Shape.SENTENCE:
        return title is None and next_is_abstract
    return shape is _Shape.TITLE


def _shape(text: str) -> _Shape:
    if len(text) > _ABSTRACT_START or (len(text) > _SENTENCES_START and _TWO_SENTENCES.match(text)):
        return _Shape.ABSTRACT
    if _SENTENCE.fullmatch(text.rstrip(_CLOSING)):
        return _Shape.SENTENCE
    return _Shape.LONG if len(text) > _TITLE_LIMIT else _Shape.TITLE


def _is_broken_off(abstract: str) -> bool:
    """Says whether the text ends neither with a sentence nor with a web address."""
    if abstract.rstrip(_CLOSING).endswith((".", "!", "?", "…", "。")):
        return False
    return not _ENDS_IN_ADDRESS.fullmatch(abstract.rsplit(" ", 1)[-1])


def _at(block: Block, origin: Origin) -> Origin:
    return Origin(origin.path, block.line)


def _lone_title(title: Block, found: str, origin: Origin) -> Problem:
    message = f'expected an abstract after the title "{excerpt(title.text)}", found {found}'
    return Problem(Code.MISSING_ABSTRACT, _at(title, origin), message, "put it below the title, after a blank line")


def _lone_abstract(abstract: Block, origin: Origin) -> Problem:
    message = f'expected a title above the abstract "{excerpt(abstract.text)}", found none'
    hint = "put it there, with a blank line between; a second paragraph follows the first without a blank line"
    return Problem(Code.MISSING_TITLE, _at(abstract, origin), message, hint)


def _truncated(title: Block, abstract: Block, origin: Origin) -> Problem:
    message = f'the abstract of "{excerpt(title.text)}" ends in mid-sentence: "{abstract.text[-30:].lstrip()}"'
    return Problem(Code.TRUNCATED, _at(abstract, origin), message, "copy the listing again to its end")
