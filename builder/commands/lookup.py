"""Finds the paper that a person means by an id, a citation key, a DOI, an arXiv id or another name of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.exports.keys import bibtex_keys
from builder.problems import Code, Problem, SurveyError
from builder.records import Paper
from builder.sources.values.identifiers import arxiv_of, doi_of, openreview_of, pmid_of

_NEAREST = 3  # ids that a message proposes
_NEAR = 70  # of 100: how much of the name must stand in an id for it to be proposed


def find_paper(papers: Sequence[Paper], name: str) -> Paper:
    """Returns the one paper called `name`. Raises SurveyError where none is, or several are."""
    wanted = name.strip()
    found = _unique(_named(papers, wanted)) or _unique(_beginning(papers, wanted))
    if len(found) == 1:
        return found[0]
    if found:
        hint = f"which of these: {', '.join(paper.id for paper in found[:10])}"
        raise SurveyError(Problem(Code.UNKNOWN_PAPER, None, f'"{name}" may be any of {len(found):,} papers', hint))
    near = _nearest(papers, wanted.lower())
    hint = f"did you mean {', '.join(near)}" if near else '"litsurvey list" shows all ids'
    raise SurveyError(Problem(Code.UNKNOWN_PAPER, None, f'no paper is called "{name}"', hint))


def _named(papers: Sequence[Paper], wanted: str) -> Iterator[Paper]:
    """Yields the papers that have the whole name."""
    lowered = wanted.lower()
    keys = bibtex_keys(papers)
    identifiers = {doi_of(wanted).lower(), arxiv_of(wanted)} - {""}
    others = {("pmid", pmid_of(wanted)), ("openreview", openreview_of(wanted))}
    for paper in papers:
        names = {paper.id, *paper.former, paper.key.lower(), keys[paper.id].lower(), paper.title.lower(), paper.url}
        is_other = any(value and getattr(paper, field) == value for field, value in others)
        if names & {wanted, lowered} or identifiers & {paper.doi.lower(), paper.arxiv} or is_other:
            yield paper


def _beginning(papers: Sequence[Paper], wanted: str) -> Iterator[Paper]:
    """Yields the papers whose id or citation key begins so."""
    lowered = wanted.lower()
    if lowered:
        yield from (p for p in papers if p.id.startswith(lowered) or p.key.lower().startswith(lowered))


def _nearest(papers: Iterable[Paper], wanted: str) -> list[str]:
    from rapidfuzz import fuzz, process

    names = sorted({name for paper in papers for name in (paper.id, paper.key) if name})
    found = process.extract(wanted, names, scorer=fuzz.partial_ratio, limit=_NEAREST, score_cutoff=_NEAR)
    return [name for name, _, _ in found]


def _unique(papers: Iterable[Paper]) -> list[Paper]:
    return list({paper.id: paper for paper in papers}.values())
