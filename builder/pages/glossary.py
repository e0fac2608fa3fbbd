"""Stage 4, pages: the glossary, which spells the collection's acronyms out and says where each is defined."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from builder.pages import paths
from builder.pages.edition import Edition
from builder.pages.listing import Group, by_letter, pages_of
from builder.pages.template import fill
from builder.records import Acronym, Expansion, Page, Sense, Tag

_LISTED = 5  # papers named for one meaning at the most


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One meaning of an acronym as a page shows it."""

    long: str
    link: str  # to the tag of that name; empty where there is none
    papers: int
    sources: tuple[tuple[str, str], ...]  # title and link of papers that define it


def glossary_pages(edition: Edition) -> Iterator[Page]:
    """Yields glossary/index.md, and a page or more for each letter where it would list more than the page size."""
    groups = _groups(edition)
    split = _is_split(edition)
    tags = _forms(edition.survey.tags.values())
    total = len(edition.survey.glossary)
    yield Page(
        paths.GLOSSARY,
        fill(
            "glossary.md.jinja",
            total=total,
            clashes=sum(len(acronym.senses) > 1 for acronym in edition.survey.glossary.values()),
            split=split,
            letters=[
                (g.label, g.letter, len(g.items), paths.relative(paths.glossary_path(g.letter), paths.GLOSSARY))
                for g in groups
            ],
            groups=[]
            if split
            else [(g.label, g.letter, _entries(edition, g.items, tags, paths.GLOSSARY)) for g in groups],
        ),
    )
    if split:
        for group in groups:
            yield from _letter_pages(edition, group, tags)


def acronym_addresses(edition: Edition) -> Mapping[str, str]:
    """Returns acronym to the path of the page that lists it, with its anchor."""
    found: dict[str, str] = {}
    for group in _groups(edition):
        for number, acronyms in enumerate(pages_of(group.items, edition.settings.page_size), start=1):
            page = paths.glossary_path(group.letter, number) if _is_split(edition) else paths.GLOSSARY
            found |= {acronym.short: f"{page}#{paths.acronym_anchor(acronym.short)}" for acronym in acronyms}
    return found


def spelt_out(
    edition: Edition, expansions: Sequence[Expansion], addresses: Mapping[str, str], here: str
) -> list[tuple[str, str, str, list[str]]]:
    """Returns the acronyms of one paper for its page: the acronym, its link, its long form, its other meanings."""
    meanings = dict.fromkeys((expansion.short, expansion.long) for expansion in expansions)
    return [
        (
            short,
            paths.relative(addresses[short], here),
            long,
            [sense.long for sense in edition.survey.glossary[short].senses if sense.long != long],
        )
        for short, long in meanings
        if short in addresses
    ]


def _groups(edition: Edition) -> tuple[Group[Acronym], ...]:
    return by_letter(edition.survey.glossary.values(), lambda acronym: acronym.short)


def _is_split(edition: Edition) -> bool:
    return len(edition.survey.glossary) > edition.settings.page_size


def _letter_pages(edition: Edition, group: Group[Acronym], tags: Mapping[str, str]) -> Iterator[Page]:
    pages = pages_of(group.items, edition.settings.page_size)
    for number, acronyms in enumerate(pages, start=1):
        here = paths.glossary_path(group.letter, number)
        yield Page(
            here,
            fill(
                "glossary-letter.md.jinja",
                label=group.label,
                total=len(group.items),
                entries=_entries(edition, acronyms, tags, here),
                number=number,
                pager=paths.pager(partial(paths.glossary_path, group.letter), len(pages), here),
                index=paths.relative(paths.GLOSSARY, here),
            ),
        )


def _entries(
    edition: Edition, acronyms: Sequence[Acronym], tags: Mapping[str, str], here: str
) -> list[tuple[str, str, list[_Meaning]]]:
    """Returns acronym, anchor and meanings of each entry."""
    return [
        (
            acronym.short,
            paths.acronym_anchor(acronym.short),
            [_meaning(edition, acronym, sense, tags, here) for sense in acronym.senses],
        )
        for acronym in acronyms
    ]


def _meaning(edition: Edition, acronym: Acronym, sense: Sense, tags: Mapping[str, str], here: str) -> _Meaning:
    tag = tags.get(sense.long.casefold()) or (tags.get(acronym.short.casefold()) if len(acronym.senses) == 1 else None)
    named = sense.papers[:_LISTED] if len(acronym.senses) > 1 else (sense.quote.paper,)
    return _Meaning(
        sense.long,
        paths.relative(paths.tag_path(tag), here) if tag else "",
        len(sense.papers),
        tuple((edition.survey.papers[paper].title, _source(sense, paper, here)) for paper in named),
    )


def _source(sense: Sense, paper: str, here: str) -> str:
    """Returns the link to a paper that defines the acronym, of the quoted one to the very place."""
    link = paths.relative(paths.paper_path(paper), here)
    return f"{link}#{paths.sentence_anchor(sense.quote.span)}" if paper == sense.quote.paper else link


def _forms(tags: Collection[Tag]) -> dict[str, str]:
    """Returns every form of every tag, in lower case, with the tag's id; a name goes before another tag's alias."""
    aliases = {alias.casefold(): tag.id for tag in tags for alias in tag.aliases}
    return aliases | {tag.name.casefold(): tag.id for tag in tags}
