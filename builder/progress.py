"""How a long stage tells how far it is, without knowing who watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Told by stages, shown by the command line."""

    def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Hands the items on one by one and shows how many of `total` are done."""


class Silent:
    """Shows nothing: for tests, hooks and `--quiet`."""

    def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Hands the items on."""
        yield from items
