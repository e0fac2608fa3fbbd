"""Time grows with the text and not with its square, whatever stands in an abstract."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from builder.analysis import analyse
from builder.progress import Silent
from builder.records import Paper
from builder.settings import Settings

_SIZE = 20_000  # characters of the shorter abstract
_TIMES = 4  # length of the longer one in shorter ones
_MOST = 9  # what that may cost: 4 where time grows with the length, 16 where it grows with its square
_FLOOR = 0.1  # CPU-seconds below which a measurement says nothing
_LETTERS = ("a", "Q", "7", "特", "\u0300", "ß", "(", ".", "-", ".,;:", "\\'{", "&^_")
_PIECES = ("a-", "A.", "a.", "a/", "a_", "AB-", "a@", "x@y.", "A (", "(AB) ", "A b ", "1. ", "e.g. ", "www.")
_SCHEMES = ("http://", "https://a.b/c")
_WORDS = (
    "feature pyramid ",
    "feature pyramid (FP) ",
    "Feature ",
    "GAN ",
    "a.com/b ",
    "a.aaa/b",
    "https: ",
    "we propose ",
    "networks model the ",
)
_ENDED = {"stops and a letter": ".", "stops in brackets": ".)", "plus signs": "+"}  # what only fails at its end


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Names and texts of about `size` characters."""
    for piece in (*_LETTERS, *_PIECES, *_SCHEMES, *_WORDS):
        yield piece, piece * (size // len(piece))
    for name, piece in _ENDED.items():
        yield name, f"AB{piece * (size // len(piece))}@x.y a"
    yield "brackets inside an address", f"https://x.org/{'(' * (size // 2)}{')' * (size // 2)}"
    yield "names of their own", " ".join(f"Net{number}X" for number in range(size // 8))
    yield "words of their own", " ".join(f"word{number}" for number in range(size // 10))


SHORT, LONG = dict(texts(_SIZE)), dict(texts(_TIMES * _SIZE))


def seconds(text: str) -> float:
    """CPU-seconds for one paper with this abstract beside another."""
    papers = [Paper("Feature Pyramids at Length", text, (), "a"), Paper("Feature Pyramids", "They stand.", (), "b")]
    start = time.process_time()
    analyse(papers, Settings(title="Test"), Silent())
    return time.process_time() - start


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    seconds("What is loaded once does not count.")


@pytest.mark.alone
@pytest.mark.parametrize("name", SHORT)
def test_four_times_the_abstract_costs_about_four_times(name: str) -> None:
    shorter = max(_FLOOR, seconds(SHORT[name]))
    assert seconds(LONG[name]) < _MOST * shorter
