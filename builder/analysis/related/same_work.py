"""Stage 3, analysis: papers that seem to be one work, for the author to decide."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from zlib import crc32

from builder.problems import Code, Problem, excerpt
from builder.records import Origin, Paper, Related, SameWork
from builder.slugs import normal_form

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+|[ivx]+")
_SHINGLE = 4  # words: rarely the same in two texts by chance
_SAMPLED = 8  # one shingle of 8 is looked up to find pairs; all are compared in the pairs found
_CROWD = 12  # papers; a shingle of more is a form of words
_MEETINGS = 2  # sampled shingles that two papers must share to be compared
_FEWEST_WORDS = 40  # in an abstract that is evidence: shorter ones are "withdrawn" and "Preface to the proceedings"
_TITLE_WORDS = 3  # in a title that is evidence
_COPIED = 0.65  # resemblance of two abstracts that makes one work of two titles
_REWORKED = 0.5  # share of the shorter abstract that is in both, where the titles are alike
_ALIKE = 0.6  # share of the words of two titles that both have, to call them alike
_RETOLD = 0.1  # share of the shorter abstract that is in both, under one title
_SAME_AUTHORS = 0.5  # share of the shorter author list that both have, to take it as the same group


def find_same_work(papers: Sequence[Paper], related: Mapping[str, Sequence[Related]]) -> tuple[SameWork, ...]:
    """Returns the pairs that seem to be one work, the most alike first: precision goes before finding all.

    Compared are papers with the same title, papers that share rare shingles of their abstracts (Broder 1997), and
    papers in each other's related list. The likeness is the share of the shorter abstract's shingles that the other
    has as well, 1 where both records bear one DOI or arXiv number.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    texts = [_Text(paper) for paper in ordered]
    found = [same for one, other in _pairs(ordered, texts, related) if (same := _judged(texts[one], texts[other]))]
    return tuple(sorted(found, key=lambda same: (-same.likeness, same.papers)))


def same_work_problems(papers: Sequence[Paper], pairs: Sequence[SameWork]) -> list[Problem]:
    """Returns a problem for each pair, except for those with one title: merging has told of them."""
    by_id = {paper.id: paper for paper in papers}
    problems = []
    for pair in pairs:
        first, second = sorted((by_id[id_] for id_ in pair.papers), key=lambda paper: (_place(paper), paper.id))
        if normal_form(first.title) != normal_form(second.title):
            message = (
                f'"{excerpt(second.title)}" seems to be the same work as "{excerpt(first.title)}"'
                f"{f' at {first.origins[0]}' if first.origins else ''}: {pair.reason}; both were kept"
            )
            place = second.origins[0] if second.origins else None
            problems.append(Problem(Code.SAME_WORK, place, message, "remove one of them if it is"))
    return sorted(
        problems, key=lambda problem: (problem.place is not None, problem.place or Origin(""), problem.message)
    )


class _Text:
    """A paper as it is compared."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.title = tuple(_WORD.findall(paper.title.casefold()))
        words = _WORD.findall(paper.abstract.casefold())
        self.length = len(words)
        self._words = words
        self.families = {author.family.casefold() for author in paper.authors if author.family}

    def shingles(self) -> frozenset[int]:
        """Returns the digests of all runs of four words."""
        runs = zip(*(self._words[start:] for start in range(_SHINGLE)), strict=False)
        return frozenset(crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)


def _pairs(
    papers: Sequence[Paper], texts: Sequence[_Text], related: Mapping[str, Sequence[Related]]
) -> Iterator[tuple[int, int]]:
    """Yields each pair of positions that is worth a comparison once, in order."""
    position = {paper.id: index for index, paper in enumerate(papers)}
    pairs = {
        (min(a, b), max(a, b)) for id_, row in related.items() for a in [position[id_]] for b in _places(row, position)
    }
    for holders in _holders(texts).values():
        if len(holders) <= _CROWD:
            pairs.update(combinations(holders, 2))
    shared: Counter[tuple[int, int]] = Counter()
    for holders in _sampled(texts).values():
        if 1 < len(holders) <= _CROWD:
            shared.update(combinations(holders, 2))
    pairs.update(pair for pair, count in shared.items() if count >= _MEETINGS)
    yield from sorted(pairs)


def _places(row: Sequence[Related], position: Mapping[str, int]) -> list[int]:
    return [position[entry.id] for entry in row if entry.id in position]


def _holders(texts: Sequence[_Text]) -> dict[str, list[int]]:
    """Maps titles and identifiers to the positions of the papers that bear them."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        for key in {" ".join(text.title), *_identifiers(text.paper)} - {""}:
            holders[key].append(index)
    return holders


def _identifiers(paper: Paper) -> set[str]:
    doi = f"doi:{paper.doi.casefold()}" if paper.doi else ""
    arxiv = f"arxiv:{re.sub(r'v[0-9]+$', '', paper.arxiv.casefold())}" if paper.arxiv else ""
    return {doi, arxiv} - {""}


def _sampled(texts: Sequence[_Text]) -> dict[int, list[int]]:
    """Maps one shingle of eight to the positions of the papers that have it; which ones hangs on its words alone."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if text.length >= _FEWEST_WORDS:
            for shingle in text.shingles():
                if shingle % _SAMPLED == 0:
                    holders[shingle].append(index)
    return holders


def _judged(one: _Text, other: _Text) -> SameWork | None:
    ids = tuple(sorted((one.paper.id, other.paper.id)))
    named = sorted(_identifiers(one.paper) & _identifiers(other.paper))
    if named:
        return SameWork((ids[0], ids[1]), 1.0, f"both bear {named[0]}")
    if _numbers(one) != _numbers(other):
        return None
    runs, others = one.shingles(), other.shingles()
    common = len(runs & others)
    contained = common / max(1, min(len(runs), len(others)))
    reason = f"{contained:.0%} of the shorter abstract's wording is in both"
    if one.title == other.title and len(one.title) >= _TITLE_WORDS:
        reason = f"one title, and {reason}"
        is_one = contained >= _RETOLD or _same_authors(one, other)
    elif min(one.length, other.length) < _FEWEST_WORDS:
        is_one = False
    else:
        is_alike = contained >= _REWORKED and _title_likeness(one, other) >= _ALIKE
        is_one = is_alike or common / max(1, len(runs | others)) >= _COPIED
    return SameWork((ids[0], ids[1]), round(contained, 4), reason) if is_one else None


def _title_likeness(one: _Text, other: _Text) -> float:
    words, others = set(one.title), set(other.title)
    return len(words & others) / max(1, len(words | others))


def _numbers(text: _Text) -> list[str]:
    """Returns the numbers of the title: Part I is not Part II, nor one year's challenge the next one's."""
    return sorted(word for word in text.title if _NUMBER.fullmatch(word))


def _same_authors(one: _Text, other: _Text) -> bool:
    fewer = min(len(one.families), len(other.families))
    return fewer > 0 and len(one.families & other.families) >= _SAME_AUTHORS * fewer


def _place(paper: Paper) -> tuple[str, int]:
    return (paper.origins[0].path, paper.origins[0].line or 0) if paper.origins else ("", 0)
