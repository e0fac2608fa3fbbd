"""Vectors: shape, length, stability, and no trace of their library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from builder.analysis.embedding.static import embed

ROOT = Path(__file__).parents[2]


def test_rows_are_unit_vectors_and_an_empty_text_is_zero() -> None:
    rows = embed(["diffusion models", "", "   ", "🦄 中文", "word " * 40_000, "half \ud83d"])
    assert rows.shape == (6, 256)
    assert rows.dtype == np.float32
    assert np.isfinite(rows).all()
    lengths = np.linalg.norm(rows, axis=1)
    assert np.allclose(lengths[[0, 3, 4, 5]], 1, atol=1e-3)
    assert not lengths[[1, 2]].any()
    assert embed([]).shape == (0, 256)


def test_a_row_depends_on_its_own_text_alone() -> None:
    alone = embed(["state space models"])[0]
    beside = embed(["x", "a much longer text about quite other things, to be padded to", "state space models"])[2]
    assert (alone == beside).all()


def test_near_meanings_are_nearer() -> None:
    cat, kitten, tax = embed(["a cat sleeps", "a kitten naps", "income tax law"])
    assert cat @ kitten > cat @ tax + 0.2


def test_logging_is_left_alone() -> None:
    code = (
        "import logging; from builder.analysis.embedding.static import embed; embed(['anything'])\n"
        "print(logging.getLogger().handlers, logging.getLogger().level == logging.WARNING)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["[]", "True"]
    assert run.stderr == ""
