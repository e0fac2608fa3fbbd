"""Inputs that are broken on purpose: cut anywhere, or with one byte changed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from builder.problems import Problem
from builder.records import Origin, Paper
from builder.sources.folder import read_opened

CASES = Path(__file__).resolve().parents[1] / "cases"
FIXTURES = sorted(path for path in CASES.glob("*/*") if not path.name.endswith(".expected.json"))
BYTES = b"\x00\n\"'<>&{}[](),;:\\%@|-=#\xff\xc3\x1b0aZ "


def read_bytes(data: bytes, name: str) -> list[Paper | Problem]:
    return list(read_opened(Origin(name), lambda: io.BytesIO(data), {}))


def cuts(data: bytes, at_most: int) -> Iterator[bytes]:
    """Yields beginnings of `data`, all of them where they are few, else evenly spread."""
    step = max(1, len(data) // at_most)
    yield from (data[:end] for end in range(0, len(data), step))


def changes(data: bytes, at_most: int) -> Iterator[bytes]:
    """Yields `data` with one byte changed, each place with another of the bytes that mean something to a format."""
    step = max(1, len(data) // at_most)
    for number, place in enumerate(range(0, len(data), step)):
        yield data[:place] + BYTES[number % len(BYTES) : number % len(BYTES) + 1] + data[place + 1 :]
