"""The values that a search by meaning stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Vector:
    """A row of small numbers: (2 n - most) * scale for each number n of the codes, where most is the largest n."""

    scale: float  # 0 for a row of zeros; three digits
    codes: bytes  # the first number in the lowest bits


@dataclass(frozen=True, slots=True)
class Meaning:
    """Papers and words in one space: a query is the sum of its words, and near the papers that it asks for."""

    dimensions: int
    paper_bits: int  # of each number of a paper
    word_bits: int  # of each number of a word or a sentence
    papers: Mapping[str, Vector]  # by paper id
    words: Mapping[str, Vector]  # by normal form, in order; also words that no paper has
    sentences: Mapping[str, Sequence[Vector]] = field(default_factory=dict)  # by paper id; none of very many papers
