"""Stage 3, analysis: vectors kept from build to build in an SQLite file, by model and by the digest of their text."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_TABLES = (
    "CREATE TABLE IF NOT EXISTS vectors (model TEXT, text BLOB, vector BLOB, build INTEGER, PRIMARY KEY (model, text))"
    " WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS builds (last INTEGER)",
)
_SELECT = "SELECT text, vector, CAST(coalesce(build, 0) AS INTEGER) FROM vectors WHERE model = ? AND text IN"
_INSERT = "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)"
# What says nothing against the file: another process, a full or read-only disk, a folder that may not be entered.
_IN_THE_WAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
_WAIT = 30.0  # seconds for another process to end its transaction
_ASKED = 500  # digests in one question; SQLite takes no more than 999 values in older versions
_KEPT_FOR = 20  # builds that a vector may go unused; one that opens the file twice counts twice
_NOTED_EVERY = 5  # builds; a vector's last use is written down no more often, so that most builds write nothing


def text_digest(text: str) -> bytes:
    """Returns the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def well_formed(text: str) -> str:
    """Returns the text with a question mark for each half of a surrogate pair, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


class VectorStore:
    """A file of vectors that only saves time: it may be deleted, cut off or overwritten at any moment.

    Each `put` is one transaction: what it wrote is there after a crash, and what it did not finish is not. A file that
    is no database makes room for a new one; where the file cannot be used at all, nothing is kept.
    """

    def __init__(self, path: Path, model: str) -> None:
        """`model` names everything but the text that a vector depends on. Counts as one build."""
        self._path = path
        self._is_taken = False  # by another process, which has been waited for once
        self._model = model
        self._build = self._work(_begin, 0)

    def get(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """Returns the vectors that are kept of the texts with these digests."""
        nothing: dict[bytes, bytes] = {}
        return self._work(lambda database: self._read(database, digests), nothing)

    def put(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keeps vectors by the digests of their texts."""
        rows = [(self._model, text, vector, self._build) for text, vector in vectors.items()]
        self._work(lambda database: database.executemany(_INSERT, rows), None)

    def _read(self, database: sqlite3.Connection, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        unnoted: list[tuple[int, str, bytes]] = []
        for start in range(0, len(digests), _ASKED):
            part = digests[start : start + _ASKED]
            question = f"{_SELECT} ({','.join('?' * len(part))})"
            for text, vector, build in database.execute(question, (self._model, *part)):
                found[text] = vector
                if build + _NOTED_EVERY <= self._build:
                    unnoted.append((self._build, self._model, text))
        database.executemany("UPDATE vectors SET build = ? WHERE model = ? AND text = ?", unnoted)
        return found

    def _work(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Does one transaction, or returns `otherwise` and nothing has changed."""
        if self._is_taken or not self._path.parent.is_dir():
            return otherwise  # no build has been here, and a check leaves nothing behind
        try:
            with closing(sqlite3.connect(self._path, timeout=_WAIT)) as database, database:
                for table in _TABLES:
                    database.execute(table)
                return work(database)
        except sqlite3.DatabaseError as error:
            code = error.sqlite_errorcode & 0xFF
            self._is_taken = code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if code not in _IN_THE_WAY:
                self._set_aside()
            return otherwise

    def _set_aside(self) -> None:
        """Removes a file that is no database, or a damaged one, with what SQLite put beside it."""
        for tail in ("", "-journal", "-wal", "-shm"):
            self._path.with_name(self._path.name + tail).unlink(missing_ok=True)


def _begin(database: sqlite3.Connection) -> int:
    """Returns the number of this build, and drops what no build has used for long."""
    number = int(database.execute("SELECT max(CAST(last AS INTEGER)) FROM builds").fetchone()[0] or 0) + 1
    database.execute("DELETE FROM builds")
    database.execute("INSERT INTO builds VALUES (?)", (number,))
    database.execute("DELETE FROM vectors WHERE build < ?", (number - _KEPT_FOR,))
    return number
