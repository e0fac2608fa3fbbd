"""Stage 4b, citation keys: the one that the author's own bibliography gives a paper, else one of ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from builder.records import Paper
from builder.slugs import digest, slug

_WEAK = (
    "a an and are as at be beyond by can do does for from how in into is it its of on or our the this through to "
    "towards using via we what when which who why will with without you your"
)
_WEAK_WORDS = frozenset(_WEAK.split())
_TITLE_LIMIT = 200  # characters of a title that a key looks at
_KEY_WORDS = 3  # title words in a key where no author is known
# What BibTeX, biber and pandoc all take in a key; a key with anything else in it would break the entry.
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*")


def citation_key(paper: Paper) -> str:
    """Returns a key like "lovelace2024engines-5563", or "gifd-generative-gradient-0f27" where no author is known.

    The tail of the paper's id is always there: a key that lost or gained a tail when another paper came in would break
    the documents that cite it.
    """
    words = [word for word in slug(paper.title, _TITLE_LIMIT).split("-") if len(word) > 1 and word not in _WEAK_WORDS]
    year = str(paper.year or paper.date[:4])
    family = slug(paper.authors[0].family, 30).replace("-", "") if paper.authors else ""
    base = f"{family}{year}{''.join(words[:1])}" if family else "-".join(words[:_KEY_WORDS])
    tail = paper.id.rpartition("-")[2] or digest(paper.title, 4)
    return f"{base or 'paper'}-{tail}"


def keys_of(papers: Sequence[Paper]) -> list[str]:
    """Returns a key for each paper, all different, whatever case they are compared in.

    A paper keeps the key that its source gives it where no other paper has the same. Other keys are those of
    citation_key; where two agree all the same (one pair in 65,536 of those with the same words), the later paper gets a
    digest of its id besides, or a number where it has no id.
    """
    own = Counter(paper.key.lower() for paper in papers)
    unique = {key for key, number in own.items() if number == 1 and _SAFE.fullmatch(key)}
    taken, keys = set(unique), list[str]()
    for paper in papers:
        if paper.key.lower() in unique:
            keys.append(paper.key)
        else:
            keys.append(next(key for key in _candidates(paper) if key.lower() not in taken))
            taken.add(keys[-1].lower())
    return keys


def bibtex_keys(papers: Iterable[Paper]) -> dict[str, str]:
    """Returns the key of each paper by its id, in order of id."""
    ordered = sorted(papers, key=lambda paper: paper.id)
    return {paper.id: key for paper, key in zip(ordered, keys_of(ordered), strict=True)}


def _candidates(paper: Paper) -> Iterator[str]:
    key = citation_key(paper)
    yield key
    if paper.id:
        yield from (f"{key}-{digest(paper.id, length)}" for length in range(4, 65, 4))
    yield from (f"{key}-{number}" for number in count(2))
