"""Stage 4, pages: measured results as one table over the whole survey, and those of one paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.listing import Group, by_letter, pages_of, sort_key
from builder.pages.markdown import fold
from builder.pages.template import fill
from builder.records import Page, Paper, Result, ResultKind

_ON_ONE_PAGE = 1000  # rows; some 700 bytes each, which a phone still sorts at once
_BEFORE, _AFTER = 90, 60  # characters of a sentence that a claim keeps around it
_KINDS: tuple[ResultKind, ...] = ("reached", "better by", "reduced by", "worse by")  # never sorted into each other
_SIGNS = {"x": "\N{MULTIPLICATION SIGN}", "\N{DEGREE SIGN}": "\N{DEGREE SIGN}"}  # units that stand close to the number


@dataclass(frozen=True, slots=True)
class _Row:
    """One result as a page shows it."""

    dataset: str
    metric: str
    said: str  # "better by 2.3 %"
    number: str  # for sorting
    kind: int  # rank of the kind, for sorting
    claim: str  # what stands around the number, cut at words
    link: str  # to the sentence
    title: str
    paper: str  # link to the paper


def results_pages(edition: Edition) -> Iterator[Page]:
    """Yields results/index.md; of a large survey also pages by the data set's first letter, and for none named."""
    found = _all(edition)
    split = len(found) > _ON_ONE_PAGE
    named = [item for item in found if item[1].dataset]
    unnamed = tuple(item for item in found if not item[1].dataset)
    groups = [(g.label, g.letter, g) for g in by_letter(named, lambda item: item[1].dataset)] if split else []
    if split and unnamed:
        groups.append(("No data set", paths.NO_DATASET, Group(paths.NO_DATASET, unnamed)))
    yield Page(
        paths.RESULTS,
        fill(
            "results.md.jinja",
            label="",
            number=1,
            total=len(found),
            papers=len({paper.id for paper, _ in found}),
            letters=[
                (label, letter, len(group.items), paths.relative(paths.results_path(letter), paths.RESULTS))
                for label, letter, group in groups
            ],
            rows=[] if split else [_row(paper, result, paths.RESULTS) for paper, result in _sorted(found)],
            pager=[],
            index="",
        ),
    )
    for label, letter, group in groups:
        yield from _group_pages(label, letter, _sorted(group.items))


def results_of(edition: Edition, paper: Paper) -> list[tuple[str, str, str]]:
    """Returns what each result of the paper says, the link to its sentence on the same page, and its data set."""
    return [
        (
            f"{said(result)} {fold(result.metric)}".strip(),
            f"#{paths.sentence_anchor(result.sentence)}",
            result.dataset,
        )
        for result in edition.survey.results.get(paper.id, ())
    ]


def said(result: Result) -> str:
    """Returns number and unit as readers see them; what is no level reached says so: "better by 2.3 %"."""
    close = _SIGNS.get(result.unit)
    unit = close if close else f" {result.unit}" if result.unit else ""
    change = "" if result.kind == "reached" else f"{result.kind} "
    return f"{change}{fold(result.value)}{unit}"


def _all(edition: Edition) -> list[tuple[Paper, Result]]:
    survey = edition.survey
    return [(survey.papers[id_], result) for id_ in sorted(survey.results) for result in survey.results[id_]]


def _sorted(found: Sequence[tuple[Paper, Result]]) -> list[tuple[Paper, Result]]:
    """By data set, those without one last; then by metric, kind, and the largest number first."""

    def key(item: tuple[Paper, Result]) -> tuple[object, ...]:
        paper, result = item
        names = (not result.dataset, sort_key(result.dataset), not result.metric, sort_key(result.metric))
        return (*names, _KINDS.index(result.kind), result.unit, -result.number, paper.id, result.span.start)

    return sorted(found, key=key)


def _group_pages(label: str, letter: str, found: Sequence[tuple[Paper, Result]]) -> Iterator[Page]:
    pages = pages_of(found, _ON_ONE_PAGE)
    for number, items in enumerate(pages, start=1):
        here = paths.results_path(letter, number)
        yield Page(
            here,
            fill(
                "results.md.jinja",
                label=label,
                number=number,
                total=len(found),
                papers=len({paper.id for paper, _ in found}),
                letters=[],
                rows=[_row(paper, result, here) for paper, result in items],
                pager=paths.pager(partial(paths.results_path, letter), len(pages), here),
                index=paths.relative(paths.RESULTS, here),
            ),
        )


def _row(paper: Paper, result: Result, here: str) -> _Row:
    page = paths.relative(paths.paper_path(paper.id), here)
    return _Row(
        dataset=result.dataset,
        metric=result.metric,
        said=said(result),
        number=f"{result.number:.15g}",
        kind=_KINDS.index(result.kind),
        claim=_claim(paper.abstract, result),
        link=f"{page}#{paths.sentence_anchor(result.sentence)}",
        title=paper.title,
        paper=page,
    )


def _claim(abstract: str, result: Result) -> str:
    """The words around the claim within its sentence; an ellipsis stands for what is left out."""
    sentence, span = result.sentence, result.span
    start, end = max(sentence.start, span.start - _BEFORE), min(sentence.end, span.end + _AFTER)
    if start > sentence.start:
        cut = abstract.find(" ", start, span.start)
        start = span.start if cut < 0 else cut + 1
    if end < sentence.end:
        cut = abstract.rfind(" ", span.end, end)
        end = span.end if cut < 0 else cut
    text = fold(abstract[start:end])
    dots = "\N{HORIZONTAL ELLIPSIS}"
    return f"{dots if start > sentence.start else ''}{text}{dots if end < sentence.end else ''}"
