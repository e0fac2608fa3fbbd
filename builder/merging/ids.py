"""Ids of papers: a function of the title, the same whatever the order the records came in.

An id hangs on the title that the paper shows (see builder.slugs), so a new paper changes no other's; where a joined
record makes another title win, the id of the old one is kept in `former`. Of papers that share a title, the one whose
abstract has the smallest digest keeps the plain id; the others' ids end in a digest of the abstract, or where they have
none, of authors and year. Of different titles with one id (one pair in 65,536 of those with the same slug), the one
with the smallest digest keeps it; the others' digests grow by four digits until they differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.records import Paper
from builder.slugs import digest, normal_form, paper_id

_FULL, _STEP = 64, 4  # hex digits: a whole SHA-256, and by how many an id grows until no other has it


@dataclass(frozen=True, slots=True)
class _Variant:
    """One of the papers with a title."""

    position: int
    title: str  # as it is shown
    normal: str  # its normal form
    text: str  # what tells it from others of its title
    rank: int  # among those with the same title; 0 has the plain id

    def ids(self) -> Iterator[str]:
        """Yields the ids it may have, the best first, with ever longer digests."""
        for extra in range(0, _FULL + 1, _STEP):
            plain = paper_id(self.title, extra)
            yield plain if self.rank == 0 else f"{plain}-{digest(self.text, _STEP + extra)}"


def with_ids(papers: Sequence[Paper], titles: Sequence[Sequence[str]]) -> list[Paper]:
    """Returns each paper, in their order, with an id of its own and the former ones.

    `titles` has for each paper those of all its records. Papers must be in order of place, which decides between
    those that nothing else tells apart.
    """
    taken: dict[str, int] = {}
    for variant in sorted(_variants(papers), key=lambda v: (v.rank, digest(v.normal, _FULL), v.normal, v.text)):
        taken[next(key for key in variant.ids() if key not in taken)] = variant.position
    ids = {position: key for key, position in taken.items()}
    former = _former(papers, titles, ids)
    return [replace(paper, id=ids[i], former=former[i]) for i, paper in enumerate(papers)]


def _former(
    papers: Sequence[Paper], titles: Sequence[Sequence[str]], ids: Mapping[int, str]
) -> dict[int, tuple[str, ...]]:
    """Returns the ids by which each was or would have been known, none of them another paper's."""
    taken = set(ids.values())
    found: dict[int, tuple[str, ...]] = {}
    for i in sorted(ids, key=lambda i: ids[i]):
        wanted = {*papers[i].former, *map(paper_id, {*titles[i]} - {papers[i].title}), papers[i].id} - {""}
        found[i] = tuple(sorted(wanted - taken))
        taken.update(found[i])
    return found


def _variants(papers: Sequence[Paper]) -> Iterator[_Variant]:
    by_title: dict[str, list[int]] = {}
    for i, paper in enumerate(papers):
        by_title.setdefault(normal_form(paper.title), []).append(i)
    for normal, positions in by_title.items():
        if len(positions) == 1:
            yield _Variant(positions[0], papers[positions[0]].title, normal, "", 0)
            continue
        told = Counter[str]()
        texts = {}
        for i in positions:
            text = _telling(papers[i])
            told[text] += 1
            texts[i] = text if told[text] == 1 else f"{text}\n{told[text]}"
        ordered = sorted(positions, key=lambda i: (not normal_form(papers[i].abstract), digest(texts[i], _FULL)))
        for rank, i in enumerate(ordered):
            yield _Variant(i, papers[i].title, normal, texts[i], rank)


def _telling(paper: Paper) -> str:
    """Returns what tells a paper from others of its title: the abstract, else authors, year and identifiers."""
    if abstract := normal_form(paper.abstract):
        return abstract
    families = " ".join(author.family for author in paper.authors)
    return normal_form(f"{families} {paper.year or ''} {paper.doi} {paper.arxiv} {paper.pmid} {paper.venue}") or ""
