"""What people type who do not know a field's terms: questions for papers, and plain words for terms, written by hand.

papers.jsonl has, for each of some thousand papers, a question in plain words and one as a student types it. Of a paper
there is its digest alone (see `digest`). terms.jsonl has up to three phrases for each term of some fields. They were
written without sight of the questions in benchmarks/questions/, and for none of the papers that these ask for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_HELD = 25  # one paper of so many, and one term, is kept for judging and never learned from


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper and how one asks for it."""

    paper: str  # its digest
    plain: str
    student: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A term and what those say who do not know it."""

    term: str
    plain: tuple[str, ...]
    is_held: bool


def digest(record: Mapping[str, Any]) -> str:
    """Returns what tells a paper from others: the beginning of the SHA-256 of its title and abstract."""
    text = " ".join(f"{record.get('title') or ''} {record.get('abstract') or ''}".split())
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def asked_papers() -> Iterator[Asked]:
    """Yields the papers in order of their digests."""
    for line in (_HERE / "papers.jsonl").read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        yield Asked(read["paper"], read["plain"], read["student"], int(read["paper"], 16) % _HELD == 0)


def terms() -> Iterator[Term]:
    """Yields the terms in alphabetical order."""
    for number, line in enumerate((_HERE / "terms.jsonl").read_text(encoding="utf-8").splitlines()):
        read = json.loads(line)
        yield Term(read["term"], tuple(read["plain"]), number % _HELD == 0)
