"""Stage 4c, data: what papers and words mean, as vectors: "search/papers/<number>" and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.data.contents import Contents
from builder.data.packing import in_order, packed_bytes, packed_numbers, packed_words
from builder.records import DataFile, Meaning

_PAPERS = 2048  # in a part: few enough to be read without the page standing still
_WORDS = 256  # in a part


def meaning_guide(contents: Contents) -> dict[str, Any] | None:
    """Returns what a script must know to read the parts."""
    meaning = contents.survey.meaning
    if meaning is None:
        return None
    words = in_order(meaning.words)
    return {
        "dimensions": meaning.dimensions,
        "paperBits": meaning.paper_bits,
        "wordBits": meaning.word_bits,
        "block": _PAPERS,
        "parts": len(range(0, len(contents.papers), _PAPERS)),
        "sentences": bool(meaning.sentences),
        "words": [words[start] for start in range(0, len(words), _WORDS)],
    }


def meaning_parts(contents: Contents) -> Iterator[DataFile]:
    """Yields the vectors of papers, of their sentences in "search/sentences", and of words."""
    meaning = contents.survey.meaning
    if meaning is not None:
        yield from _papers(contents, meaning)
        if meaning.sentences:
            yield _sentences(contents, meaning)
        yield from _words(meaning)


def _papers(contents: Contents, meaning: Meaning) -> Iterator[DataFile]:
    """Yields the numbers of each paper's vector; their scale says nothing, for only its direction counts."""
    papers = contents.papers
    for start in range(0, len(papers), _PAPERS):
        vectors = [meaning.papers[paper.id] for paper in papers[start : start + _PAPERS]]
        said = [vector.scale > 0 for vector in vectors]
        codes = b"".join(vector.codes for vector in vectors)
        silent = [place for place, is_said in enumerate(said) if not is_said]
        yield DataFile(f"search/papers/{start // _PAPERS}", [packed_bytes(codes), silent])


def _sentences(contents: Contents, meaning: Meaning) -> DataFile:
    """Returns the numbers of each title's and sentence's vector, and how many each paper has."""
    own = [meaning.sentences[paper.id] for paper in contents.papers]
    codes = b"".join(vector.codes for vectors in own for vector in vectors)
    return DataFile("search/sentences", [packed_bytes(codes), packed_numbers(map(len, own))])


def _words(meaning: Meaning) -> Iterator[DataFile]:
    """Yields words, their scales by the smallest unit, and the numbers of their vectors."""
    words = in_order(meaning.words)
    for start in range(0, len(words), _WORDS):
        some = words[start : start + _WORDS]
        vectors = [meaning.words[word] for word in some]
        codes = packed_bytes(b"".join(vector.codes for vector in vectors))
        scales = [round(1000 * vector.scale * 2**meaning.word_bits) for vector in vectors]
        yield DataFile(f"search/meaning/{start // _WORDS}", [packed_words(some), scales, codes])
