"""How the time of some work grows with its size, on a machine that others use as well."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_FLOOR = 0.1  # CPU-seconds below which a measurement says nothing
_MOST = 9  # times the time for four times the size; work that grows with the square takes 16 times


def grows_as_its_size(work: Callable[[int], object], size: int) -> bool:
    """Says whether four times the size takes about four times as long."""

    def seconds(at: int) -> float:
        gc.collect()
        gc.freeze()  # what other tests left is none of this one's work: the collector must not go through it again
        try:
            start = time.process_time()
            work(at)
            return time.process_time() - start
        finally:
            gc.unfreeze()

    seconds(size)  # what is loaded once does not count
    return seconds(4 * size) < _MOST * max(_FLOOR, seconds(size))
