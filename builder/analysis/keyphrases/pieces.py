"""Stage 3, analysis: which phrases are ranked but not shown, because they are pieces of a longer one or of a clause."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from builder.analysis.keyphrases.evidence import FEATURES, KINDS, Collection
from builder.analysis.keyphrases.model import Numbers
from builder.analysis.language.phrase_index import Phrase
from builder.analysis.language.text import normal_form

_COLUMNS = {name: number for number, name in enumerate(FEATURES)}
_GLUED = 0.2  # share of a word's places from which on it belongs to its neighbour: "point cloud | segmentation"
_LED = 0.5  # share of the papers with a word from which on it leads to the next: "latent | space"
_ACTS = [KINDS.index(kind) for kind in ("ing", "closing gerund", "verb")]
_DOES = [KINDS.index(kind) for kind in ("ing", "closing gerund", "gerund")]


def pieces(index: Mapping[str, Phrase], rows: Numbers, collection: Collection) -> frozenset[str]:
    """Returns the keys of such phrases; `rows` is their evidence, shape (len(index), len(FEATURES)).

    A piece of a longer phrase is a noun phrase from end to end nowhere in the collection, and one of its ends divides
    two words that mostly stand together ("point cloud | segmentation", "latent space | communication"). A piece of a
    clause opens with what may be a verb and stands once ("updating models"), or puts an adverb before one
    ("automatically designing").
    """
    column = {name: rows[:, number] for name, number in _COLUMNS.items()}
    glued = np.maximum(column["glued_before"], column["glued_behind"])
    led = np.array([_led(key, phrase, collection) for key, phrase in index.items()], dtype=np.float64)
    cut = (column["whole_papers"] == 0) & ((glued > _GLUED) | (led > _LED))
    acts = np.isin(column["opening_kind"], _ACTS) & (column["count"] == 1)
    does = np.isin(column["head_kind"], _DOES) & (column["words"] > 1)
    return frozenset(
        key
        for key, is_cut, is_act, may_be_done in zip(index, cut, acts, does, strict=True)
        if is_cut
        or (is_act and key.partition(" ")[0].endswith("ing"))
        or (may_be_done and key.partition(" ")[0].endswith("ly"))
    )


def _led(key: str, phrase: Phrase, collection: Collection) -> float:
    """The share of papers with the word before the phrase where that leads to the phrase's first word; the largest."""
    first = key.partition(" ")[0]
    before = (word for word in map(normal_form, phrase.before) if collection.words.get(word, 0) > 1)
    return max((collection.papers.get(f"{word} {first}", 0) / collection.words[word] for word in before), default=0.0)
