"""Names that `same` and `different` give records: paper id, DOI, arXiv, PubMed or OpenReview id, key, place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import TypeAlias

from builder.merging.grouping import Orders
from builder.problems import Code, Problem
from builder.records import Origin, Paper
from builder.slugs import digest, normal_form, paper_id

Names: TypeAlias = Mapping[str, Sequence[int]]  # a name, case folded, to positions of records
_SETTINGS = Origin("content/survey.yml")
_PREFIXES = (
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "doi:",
    "https://arxiv.org/abs/",
    "http://arxiv.org/abs/",
    "arxiv:",
    "https://openreview.net/forum?id=",
    "https://pubmed.ncbi.nlm.nih.gov/",
    "pmid:",
    "content/",
)
_NEAREST = 60  # 0 to 100: likeness from which a name is proposed


def orders_of(
    groups: Sequence[tuple[str, Sequence[Sequence[str]]]], records: Sequence[Paper], ids: Callable[[], Names]
) -> tuple[Orders, list[Problem]]:
    """Returns what `same` and `different` order, and a problem for each name that no record has.

    `groups` holds ("same", groups of names) and ("different", ...); `ids` gives the papers' ids as they are without
    the author's word, and is asked only where no record bears a name itself.
    """
    if not any(named for _, named in groups):
        return Orders(), []
    lookup = _Lookup(records, ids)
    same: list[tuple[int, int]] = []
    different: defaultdict[int, set[int]] = defaultdict(set)
    problems = []
    for setting, named in groups:
        for names in named:
            found = [lookup.find(name) for name in names]
            problems += [lookup.unknown(setting, name) for name, at in zip(names, found, strict=True) if not at]
            if setting == "same":
                every = sorted({i for at in found for i in at})
                same += [(every[0], i) for i in every[1:]]
            else:
                _part(found, different)
    return Orders(tuple(same), {i: frozenset(others) for i, others in different.items()}), problems


def _part(found: Sequence[Sequence[int]], different: defaultdict[int, set[int]]) -> None:
    for mine, theirs in combinations(found, 2):
        common = set(mine) & set(theirs)  # what both names stand for is with neither
        for i, j in product(set(mine) - common, set(theirs) - common):
            different[i].add(j)
            different[j].add(i)


class _Lookup:
    def __init__(self, records: Sequence[Paper], ids: Callable[[], Names]) -> None:
        self._own: defaultdict[str, list[int]] = defaultdict(list)
        for i, record in enumerate(records):
            for name in sorted(_names(record)):
                self._own[name].append(i)
        self._ids = ids
        self._known_ids: Names | None = None

    def find(self, name: str) -> Sequence[int]:
        """Returns the positions of the records that bear the name."""
        plain = _plain(name)
        if plain in self._own:
            return self._own[plain]
        if self._known_ids is None:
            self._known_ids = self._ids()
        return self._known_ids.get(plain, ())

    def unknown(self, setting: str, name: str) -> Problem:
        """Returns the problem of a name that no record bears, with the nearest that one does."""
        from rapidfuzz import process

        known = sorted({*self._own, *(self._known_ids or {})})
        nearest = process.extractOne(_plain(name), known, score_cutoff=_NEAREST)
        hint = f'write "{nearest[0]}"' if nearest else "name a paper's id, DOI, arXiv id, citation key or place"
        return Problem(Code.UNKNOWN_PAPER, _SETTINGS, f'"{setting}" names "{name}", which no record bears', hint)


def _names(record: Paper) -> Iterable[str]:
    plain = paper_id(record.title)
    places = [str(origin).removeprefix("content/") for origin in record.origins]
    own = (record.doi, record.arxiv, record.pmid, record.openreview, record.key, record.id, *record.former)
    abstract = normal_form(record.abstract)
    variant = f"{plain}-{digest(abstract, 4)}" if abstract else ""
    return {text.casefold() for text in (plain, variant, *places, *own) if text}


def _plain(name: str) -> str:
    folded = name.strip().casefold()
    prefix = next((prefix for prefix in _PREFIXES if folded.startswith(prefix)), "")
    return folded.removeprefix(prefix)
