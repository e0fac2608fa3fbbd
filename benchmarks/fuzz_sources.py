"""Breaks the fixtures of all formats for as long as it is given, and reads them: nothing may be raised, nor take long.

python -m benchmarks.fuzz_sources [--minutes 10] [--seed 1] [--only ris]

For half of the time fixtures are cut at random bytes, and at each byte where the time is enough; then they are changed
at random: bytes replaced, stretches removed, doubled or moved in from another fixture. Prints how many inputs were
read, the slowest, and the memory at the end; ends with exit code 1 at the first exception, with the input that raised
it in fuzz-failure.<extension>.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
import traceback
from pathlib import Path

from tests.sources.mutants import BYTES, FIXTURES, read_bytes

_SLOW = 2.0  # seconds for one fixture of a few kilobytes


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Returns `data` after one to six changes."""
    for _ in range(chance.randint(1, 6)):
        start, length = chance.randint(0, len(data)), min(chance.randint(1, 40), len(data))
        piece = data[start : start + length]
        kind = chance.randrange(5)
        if kind == 0:
            data = data[:start] + bytes([chance.choice(BYTES)]) + data[start + 1 :]
        elif kind == 1:
            data = data[:start] + data[start + length :]
        elif kind == 2:
            data = data[:start] + piece * chance.randint(2, 50) + data[start + length :]
        elif kind == 3:
            other = chance.choice(others)
            place = chance.randint(0, len(other))
            data = data[:start] + other[place : place + length * 10] + data[start:]
        else:
            data = data[:start] + bytes([chance.randrange(256)]) + data[start:]
    return data


def read(data: bytes, name: str) -> float:
    """Returns the seconds that reading took; ends the program where it raised."""
    begun = time.perf_counter()
    try:
        read_bytes(data, name)
    except Exception:  # noqa: BLE001  # whatever it is, it is what this program looks for
        failure = Path(f"fuzz-failure{Path(name).suffix}")
        failure.write_bytes(data)
        traceback.print_exc()
        print(f"the input is in {failure}")
        sys.exit(1)
    return time.perf_counter() - begun


def main() -> None:
    """Runs the fuzzer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="fixtures of this format's folder only")
    asked = parser.parse_args()
    fixtures = [(path.name, path.read_bytes()) for path in FIXTURES if asked.only in ("", path.parent.name)]
    chance, others = random.Random(asked.seed), [data for _, data in fixtures]
    middle = time.monotonic() + 30 * asked.minutes
    end = middle + 30 * asked.minutes
    read(others[0], fixtures[0][0])  # what is loaded once is no matter
    slowest, count = (0.0, ""), 0
    cuts = [(name, data, cut) for name, data in fixtures for cut in range(len(data))]
    chance.shuffle(cuts)
    for name, data, cut in cuts:
        slowest, count = max(slowest, (read(data[:cut], name), name)), count + 1
        if time.monotonic() > middle:
            break
    print(f"{count:,} of {len(cuts):,} cuts read, the slowest in {slowest[0]:.2f} s ({slowest[1]})")
    count = 0
    while time.monotonic() < end:
        name, data = chance.choice(fixtures)
        slowest, count = max(slowest, (read(mutated(data, others, chance), name), name)), count + 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} changed inputs read, the slowest in {slowest[0]:.2f} s ({slowest[1]}), {memory:,.0f} MB at the most"
    )
    if slowest[0] > _SLOW:
        sys.exit(f"an input took more than {_SLOW} s")


if __name__ == "__main__":
    main()
