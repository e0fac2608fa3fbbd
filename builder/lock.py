"""One build at a time in one folder; the lock goes with the process that holds it, however that ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.problems import Code, Problem, SurveyError


@contextmanager
def build_lock(state: Path) -> Iterator[None]:
    """Holds the folder's lock; the same process may hold it twice. Raises SurveyError where another one has it."""
    from filelock import FileLock, Timeout

    state.mkdir(parents=True, exist_ok=True)
    # A singleton counts its holders, so that MkDocs' hook may enter while our own build runs MkDocs.
    lock = FileLock(state / "lock", timeout=0, is_singleton=True)
    try:
        lock.acquire()
    except Timeout:
        raise SurveyError(
            Problem(Code.LOCKED, None, "another build is at work in this folder", "wait for it to end, then try again")
        ) from None
    try:
        yield
    finally:
        lock.release()
