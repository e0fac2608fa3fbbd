"""Where keyphrases begin and end: words are read among their neighbours, kept, and not trusted when garbled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from builder.analysis import embedding
from builder.analysis.keyphrases import boundaries
from builder.analysis.keyphrases.boundaries import (
    BOUNDARY_FEATURES,
    UNKNOWN,
    Boundaries,
    BoundaryReader,
    boundary_rows,
    text_of,
    word_states,
)
from builder.analysis.keyphrases.model import load_model
from builder.analysis.keyphrases.ranking import rank_phrases
from builder.analysis.language.phrase_index import index_paper
from builder.analysis.language.text import word_bounds
from builder.records import Paper

DAMS = Paper("Dams", "Concrete dams hold mountain rivers. A gate opens.", (), id="dams")
BRIDGES = Paper("Bridges", "Suspension bridges span wide rivers.", (), id="bridges")


def own() -> Boundaries:
    found = load_model("dense").boundaries
    assert found is not None
    return found


def test_only_the_dense_style_with_minilm_reads_for_boundaries() -> None:
    assert load_model("author").boundaries is None
    assert load_model("dense", "static").boundaries is None
    assert own().weights.shape == (384, 3)


def test_a_words_state_hangs_on_its_neighbours_and_not_on_other_texts() -> None:
    (numbers, river), (_, bank) = word_states(["the bank of a river", "the bank lends"], 4)
    assert numbers == [0, 1, 2, 3, 4]
    assert river.shape == (5, 384)
    assert not np.allclose(river[1], bank[1])
    ((_, alone),) = word_states(["the bank of a river"], 4)
    assert np.array_equal(alone, river)


def test_odd_texts_are_read_as_far_as_they_go() -> None:
    texts = ["", ". ", "🦄 中文", "half \ud83d", "word " * 3000]
    states = list(word_states(texts, 4))
    assert [len(numbers) for numbers, _ in states[:2]] == [0, 0]
    assert 0 < len(states[4][0]) < 3000
    for paper in (Paper("", text, (), id="x") for text in texts):
        (odds,) = BoundaryReader(own(), None).read([paper])
        assert odds.shape == (len(word_bounds(text_of(paper))), 3)
        rows = boundary_rows(paper, index_paper(paper, "dense"), odds, "dense")
        assert np.isfinite(rows).all()


def test_a_row_tells_what_the_words_of_the_best_place_say() -> None:
    words = [text_of(DAMS)[start:end] for start, end in word_bounds(text_of(DAMS))]
    odds = np.array([[number, -number, number / 2] for number in range(len(words))], dtype=np.float16)
    index = index_paper(DAMS, "dense")
    rows = dict(zip(index, boundary_rows(DAMS, index, odds, "dense"), strict=True))
    first, last = words.index("mountain"), words.index("rivers")
    row = dict(zip(BOUNDARY_FEATURES, rows["mountain river"], strict=True))
    assert row == {
        "begins": first,
        "ends": last / 2,
        "least_held": -last,
        "mean_held": -(first + last) / 2,
        "held_before": -(first - 1),
        "held_behind": -(last + 1),
        "ends_inside": first / 2,
        "begins_inside": last,
        "bounded": first + last / 2 - last,
    }
    assert rows["dam"][0] == 2  # in "concrete dams", where the sum is larger than in the title
    assert boundary_rows(DAMS, ["elsewhere"], odds, "dense").tolist() == [[UNKNOWN] * len(BOUNDARY_FEATURES)]


def test_what_was_read_is_kept_and_read_again_only_where_the_text_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "vectors.sqlite"
    first = BoundaryReader(own(), store).read([DAMS, BRIDGES])
    asked: list[str] = []
    read = boundaries.word_states

    def noted(texts: Sequence[str], layers: int) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        asked.extend(texts)
        return read(texts, layers)

    monkeypatch.setattr(boundaries, "word_states", noted)
    again = BoundaryReader(own(), store).read([BRIDGES, DAMS])
    assert not asked
    assert [np.array_equal(one, other) for one, other in zip(first, again[::-1], strict=True)] == [True, True]
    BoundaryReader(Boundaries(4, own().weights * 2, own().bias), store).read([DAMS])
    assert asked == [text_of(DAMS)]


@pytest.mark.parametrize("garbled", [b"", b"short", np.full(60, np.nan, dtype="<f2").tobytes()])
def test_what_was_garbled_is_read_again(tmp_path: Path, garbled: bytes) -> None:
    store = tmp_path / "vectors.sqlite"
    (first,) = BoundaryReader(own(), store).read([DAMS])
    with closing(sqlite3.connect(store)) as database, database:
        database.execute("UPDATE vectors SET vector = ?", (garbled[: first.size * 2],))
    (again,) = BoundaryReader(own(), store).read([DAMS])
    assert np.array_equal(first, again)


def test_boundaries_have_a_say_in_the_dense_order(monkeypatch: pytest.MonkeyPatch) -> None:
    ranked = next(iter(rank_phrases([DAMS, BRIDGES], "dense"))).phrases
    monkeypatch.setattr(boundaries, "word_states", lambda texts, layers: (([], np.zeros((0, 384))) for _ in texts))
    unread = next(iter(rank_phrases([DAMS, BRIDGES], "dense"))).phrases
    scores, without = ({phrase.key: score for score, phrase in one} for one in (ranked, unread))
    assert scores.keys() == without.keys()
    assert scores != without
    assert scores["mountain river"] > 2 * scores["mountain"]


def test_very_large_collections_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "MOST_FOR_MINILM", 1)
    monkeypatch.setattr(boundaries, "word_states", lambda texts, layers: pytest.fail("read by MiniLM"))
    assert [ranking.paper for ranking in rank_phrases([DAMS, BRIDGES], "dense")] == [DAMS, BRIDGES]
    assert next(iter(rank_phrases([DAMS, BRIDGES], "author"))).phrases
