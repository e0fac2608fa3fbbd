"""Measures in files of which size bibliography entries should lie: files, and what a reader fetches for some papers.

    python benchmarks/exports.py papers.jsonl [number of papers]

Bytes are those of gzip -6, as hosts send them. "Some papers" are spread evenly, which is the worst case.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.large_survey import large_contents
from builder.records import DataFile

SIZES = (32, 64, 128, 256, 512)
ASKED = (1, 5, 50, 300)


def main(path: str, count: str = "10000") -> None:
    """Prints a table for each format."""
    contents = large_contents(Path(path), int(count))
    total = len(contents.papers)
    print(f"{total:,} papers; requests / KB of gzip for papers spread evenly")
    for name, exported in contents.exports.items():
        print(f"{name:10} {'files':>6} {'MB':>6} " + " ".join(f"{n:>5} papers" for n in (*ASKED, total)))
        for size in SIZES:
            raw, packed = _weigh(name, exported.entries, size)
            cells = [_fetched(packed, size, asked, total) for asked in (*ASKED, total)]
            print(f"{size:>10} {len(packed):>6} {sum(raw) / 1e6:>6.1f} " + " ".join(f"{cell:>12}" for cell in cells))


def _weigh(name: str, entries: Sequence[str], size: int) -> tuple[list[int], list[int]]:
    files = [
        DataFile(f"exports/{name}/{start}", list(entries[start : start + size])).text.encode()
        for start in range(0, len(entries), size)
    ]
    return [len(file) for file in files], [len(gzip.compress(file, 6, mtime=0)) for file in files]


def _fetched(packed: Sequence[int], size: int, asked: int, total: int) -> str:
    blocks = {number * total // asked // size for number in range(asked)}
    return f"{len(blocks)} / {sum(packed[block] for block in blocks) // 1000}"


if __name__ == "__main__":
    main(*sys.argv[1:])
