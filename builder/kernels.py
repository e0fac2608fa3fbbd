"""Which kernels NumPy's linear algebra runs on; it must be said before NumPy is loaded."""

from __future__ import annotations

import os
from pathlib import Path

_PROCESSORS = Path("/proc/cpuinfo")
_WIDE = frozenset(("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"))  # what the kernels are compiled for


def choose_kernels(processors: Path = _PROCESSORS) -> None:
    """Lets OpenBLAS use registers of 512 bits on AMD processors that have them, where nobody has chosen otherwise.

    The wheels of NumPy carry these kernels under an Intel name alone (numpy pull request 27147), and on AMD's OpenBLAS
    falls back to 256 bits: vectors of MiniLM then take half as long again.
    """
    try:
        said = processors.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return  # not Linux
    values = [(name.strip(), value.split()) for name, _, value in (line.partition(":") for line in said.splitlines())]
    flags = [set(value) for name, value in values if name == "flags"]
    if ("vendor_id", ["AuthenticAMD"]) in values and flags and all(own >= _WIDE for own in flags):
        os.environ.setdefault("OPENBLAS_CORETYPE", "SkylakeX")
