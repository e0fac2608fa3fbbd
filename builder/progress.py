"""How a long stage tells how far it is, without knowing who watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Told by stages, shown by the command line."""

    def say(self, line: str) -> None:
        """Hands on one line about what was done."""

    def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Hands the items on one by one and shows how many of `total` are done."""


class Silent:
    """Shows nothing: for tests and hooks."""

    def say(self, line: str) -> None:
        """Keeps it to itself."""

    def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Hands the items on."""
        yield from items


def counted(number: int, noun: str) -> str:
    """Returns "1 paper" or "97 papers"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
