"""Stage 4: a Survey becomes plain Markdown pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from builder.pages.collections import collections_pages
from builder.pages.edition import Edition
from builder.pages.former import former_paper_pages
from builder.pages.glossary import glossary_pages
from builder.pages.home import home_pages
from builder.pages.made import made_pages
from builder.pages.map import map_pages
from builder.pages.mine import mine_pages
from builder.pages.paper import paper_pages
from builder.pages.papers import papers_pages
from builder.pages.reading_list import reading_list_pages
from builder.pages.results import results_pages
from builder.pages.search import search_pages
from builder.pages.shape import shape_pages
from builder.pages.table import table_pages
from builder.pages.tag import tag_pages
from builder.pages.tags import tags_by_letter_pages, tags_by_size_pages
from builder.pages.topic import topic_pages
from builder.pages.topics import topics_pages
from builder.records import Curation, Page, Survey
from builder.settings import Settings

PageKind: TypeAlias = Callable[[Edition], Iterator[Page]]

PAGE_KINDS: tuple[tuple[str, PageKind], ...] = (
    ("home", home_pages),
    ("topics", topics_pages),
    ("topic", topic_pages),
    ("map", map_pages),
    ("shape of the field", shape_pages),
    ("papers by title", papers_pages),
    ("paper", paper_pages),
    ("tags by letter", tags_by_letter_pages),
    ("tags by size", tags_by_size_pages),
    ("tag", tag_pages),
    ("glossary", glossary_pages),
    ("results", results_pages),
    ("search", search_pages),
    ("table", table_pages),
    ("collections", collections_pages),
    ("reading list", reading_list_pages),
    ("how the survey was made", made_pages),
    ("what the reader keeps", mine_pages),
    ("former addresses of papers", former_paper_pages),
)


def render(survey: Survey, settings: Settings, citations: Mapping[str, str], curation: Curation) -> Iterator[Page]:
    """Yields every generated page of docs/, kind by kind. `citations` maps paper ids to BibTeX, a missing one leaves
    the section out; `curation` is what the author wrote, whose Markdown goes into pages as it is."""
    edition = Edition(survey, settings, citations, curation)
    for _, pages in PAGE_KINDS:
        yield from pages(edition)
