"""Stage 4, pages: "How this survey was made": what was searched, read, joined and left out, in recorded numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from builder.pages import markdown, paths
from builder.pages.edition import Edition
from builder.pages.flow import Box, Step, flow_diagram
from builder.pages.prose import authors_and_year
from builder.pages.template import fill
from builder.records import Excluded, Page, ScreeningStage, Search

_REASONS = 8  # told one by one in the diagram
_NO_REASON = "no reason given"
_STYLES: Mapping[str, str] = {"author": "as authors list them", "dense": "as many as indexers list"}
_EMBEDDINGS: Mapping[str, str] = {
    "auto": "MiniLM, or static vectors for more than 20,000 papers",
    "minilm": "MiniLM",
    "static": "static word vectors",
    "sentence-transformers": "a model of sentence-transformers",
}


def made_pages(edition: Edition) -> Iterator[Page]:
    """Yields made/index.md."""
    reading, excluded = edition.curation.reading, edition.curation.excluded
    steps = _steps(edition)
    read_in_full = [one for one in excluded.values() if one.exclusion.stage == "full text"]
    yield Page(
        paths.MADE,
        fill(
            "made.md.jinja",
            papers=len(edition.survey.papers),
            records=reading.records + reading.untitled,
            diagram=flow_diagram(steps) if steps else "",
            steps=[(_counted(step.box), _counted(step.leaving) if step.leaving else None) for step in steps],
            searches=[_search(edition, search) for search in edition.curation.searches],
            has_files=any(search.file for search in edition.curation.searches),
            files=[(_linked(edition, path), count) for path, count in reading.files[: edition.settings.page_size]],
            more_files=max(0, len(reading.files) - edition.settings.page_size),
            excluded=len(excluded),
            left_out=[
                (one.paper.title, authors_and_year(one.paper), one.exclusion.reason or _NO_REASON)
                for one in read_in_full[: edition.settings.page_size]
            ],
            more_left_out=max(0, len(read_in_full) - edition.settings.page_size),
            methods=_methods(edition),
        ),
    )


def _steps(edition: Edition) -> list[Step]:
    """Returns the flow from records to papers; a step that nothing was recorded of is left out."""
    reading, excluded = edition.curation.reading, list(edition.curation.excluded.values())
    if not reading.files:
        return []
    searches = _by_source(edition.curation.searches)
    found = sum(number for _, number in searches if number is not None)
    known = all(number is not None for _, number in searches)
    first = [Step(Box("Records identified by searches", found if known else None, searches))] if searches else []
    files = (("files in content/papers/", len(reading.files)),)
    read = Box("Records read", reading.records + reading.untitled, files)
    removed = [
        ("duplicate records", reading.records - reading.papers),
        ("records without a title", reading.untitled),
    ]
    parts = tuple((words, number) for words, number in removed if number)
    before = Box("Records removed before screening" if excluded else "Records removed", sum(n for _, n in parts), parts)
    steps = [*first, Step(read, before if parts else None)]
    screened = _leaving(excluded, "screening", "Records excluded")
    in_full = _leaving(excluded, "full text", "Reports excluded")
    if excluded:
        steps.append(Step(Box("Records screened", reading.papers), screened))
    if in_full:
        rest = reading.papers - ((screened.number or 0) if screened else 0)
        steps.append(Step(Box("Reports assessed for eligibility", rest), in_full))
    return [*steps, Step(Box("Studies included in this survey", len(edition.survey.papers)))]


def _by_source(searches: Iterable[Search]) -> tuple[tuple[str, int | None], ...]:
    """Returns each source with what its searches found, None where one of them does not say."""
    found: dict[str, int | None] = {}
    for search in searches:
        so_far = found.get(search.source, 0)
        found[search.source] = None if so_far is None or search.found is None else so_far + search.found
    return tuple(found.items())


def _leaving(excluded: Iterable[Excluded], stage: ScreeningStage, title: str) -> Box | None:
    """Returns how many were left out at a stage and why, the most frequent reason first; None where none was."""
    reasons = Counter(one.exclusion.reason or _NO_REASON for one in excluded if one.exclusion.stage == stage)
    if not reasons:
        return None
    ranked = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    rest = sum(count for _, count in ranked[_REASONS:])
    parts = [*ranked[:_REASONS], *([("other reasons", rest)] if rest else [])]
    return Box(title, reasons.total(), tuple(parts))


def _counted(box: Box) -> tuple[str, str, list[tuple[str, str]]]:
    """Returns the box in words: title, number, and its parts with theirs."""

    def shown(number: int | None) -> str:
        return "not recorded" if number is None else f"{number:,}"

    return box.title, shown(box.number), [(words, shown(number)) for words, number in box.parts]


def _search(edition: Edition, search: Search) -> tuple[str, str, str, str, str, str]:
    """Returns the cells of one search as Markdown."""
    numbers = ("" if number is None else f"{number:,}" for number in (search.found, search.kept))
    source = markdown.link(search.source, search.address) if search.address else markdown.escape(search.source)
    file = f"content/{search.file.removeprefix('content/')}" if search.file else ""
    found, kept = numbers
    return (
        source,
        markdown.escape(search.query),
        markdown.escape(search.date),
        found,
        kept,
        _linked(edition, file) if file else "",
    )


def _linked(edition: Edition, path: str) -> str:
    base = edition.settings.repository.rstrip("/")
    return markdown.link(path, f"{base}/{quote(path)}") if base else markdown.escape(path)


def _methods(edition: Edition) -> list[tuple[str, str]]:
    """Returns what the findings are made with, as the settings have it."""
    settings = edition.settings
    return [
        ("Keyphrases", f"{_STYLES[settings.style]}, up to {settings.keyphrases} a paper"),
        ("Tags", f"terms that two papers or more share, up to {settings.tags} a paper"),
        ("Topics", f"{settings.topics}, as set" if settings.topics else "as many as the papers divide into"),
        ("Likeness of texts", _EMBEDDINGS[settings.embedding]),
        ("Related papers", f"up to {settings.related} a paper"),
    ]
