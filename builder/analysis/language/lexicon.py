"""Stage 3, analysis: the word lists in words/, one word or phrase a line, "#" before a remark."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_PHRASE_LISTS = frozenset({"fixed", "generic_phrases", "telling"})


@cache
def word_list(name: str) -> frozenset[str]:
    """The lower-case entries of words/`name`.txt. Raises FileNotFoundError for a list that does not exist."""
    text = files("builder.analysis.language").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0].split() for line in text.splitlines())
    if name in _PHRASE_LISTS:
        return frozenset(" ".join(line) for line in lines if line)
    return frozenset(word for line in lines for word in line)
