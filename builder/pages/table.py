"""Stage 4, pages: the table of all papers and the comparison of some, which scripts fill, and what leads to both.

Without a script each of them says where the same papers stand in plain lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.template import fill
from builder.records import Page


def table_pages(edition: Edition) -> Iterator[Page]:
    """Yields table/index.md and table/compare.md."""
    values = {"total": len(edition.survey.papers), "facets": _facets(edition)}
    yield Page(paths.TABLE, fill("table.md.jinja", lists=_lists(edition, paths.TABLE), **values))
    yield Page(
        paths.COMPARE,
        fill(
            "compare.md.jinja",
            lists=_lists(edition, paths.COMPARE),
            table=paths.relative(paths.TABLE, paths.COMPARE),
        ),
    )


def table_link(here: str, **asked: str) -> str:
    """Returns the link from `here` to the table with only the papers that are asked for: tag="looms"."""
    return f"{paths.relative(paths.TABLE, here)}?{urlencode(asked)}"


def _facets(edition: Edition) -> str:
    """What papers can be found by, in words, as far as the survey knows it."""
    survey, notes = edition.survey, edition.curation.notes.values()
    known = {
        "topic": bool(survey.topics),
        "tag": bool(survey.tags),
        "data set": any(result.dataset for own in survey.results.values() for result in own),
        "author": any(paper.authors for paper in survey.papers.values()),
        "year": any(paper.year or paper.date for paper in survey.papers.values()),
        "venue": any(paper.venue for paper in survey.papers.values()),
        "status": any(note.status for note in notes),
        "collection": bool(edition.curation.collections),
    }
    names = [name for name, is_known in known.items() if is_known]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _lists(edition: Edition, here: str) -> list[tuple[str, str]]:
    """Returns the plain lists that hold the same papers, as label and link."""
    survey = edition.survey
    lists = [
        ("Papers by title", paths.PAPERS, True),
        ("Topics", paths.TOPICS, bool(survey.topics)),
        ("Tags", paths.TAGS, bool(survey.tags)),
        ("Results", paths.RESULTS, any(survey.results.values())),
    ]
    return [(label, paths.relative(path, here)) for label, path, is_there in lists if is_there]
