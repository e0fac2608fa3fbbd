"""How the time of some work grows with its size, on a machine that others use as well."""

from __future__ import annotations

import time
from collections.abc import Callable

_FLOOR = 0.02  # CPU-seconds below which a measurement says nothing
_MOST = 12  # times the time for four times the size; work that grows with the square takes 16 times


def grows_as_its_size(work: Callable[[int], object], size: int) -> bool:
    """Says whether four times the size takes about four times as long; one slow measurement of three does not count."""

    def seconds(at: int) -> float:
        start = time.process_time()
        work(at)
        return time.process_time() - start

    return any(seconds(4 * size) < _MOST * max(_FLOOR, seconds(size)) for _ in range(3))
