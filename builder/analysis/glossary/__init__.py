"""Stage 3, analysis: the acronyms of the collection with their long forms, and where each paper uses them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from builder.analysis.glossary.context import Context
from builder.analysis.glossary.places import acronym_places
from builder.analysis.glossary.senses import Use, by_meaning, long_form, most_common
from builder.analysis.language.acronyms import bare
from builder.analysis.language.definitions import definitions
from builder.analysis.links import find_links
from builder.records import Acronym, Expansion, Paper, Quote, Sense, Span

_Meaning = tuple[str, Sense]  # the acronym as the glossary has it, and one of its senses


def build_glossary(papers: Sequence[Paper]) -> tuple[dict[str, Acronym], dict[str, tuple[Expansion, ...]]]:
    """Returns the acronyms by short form, and for each paper id the places in its abstract that can be spelt out.

    The acronyms are those that an abstract defines. What a paper defines itself holds in it; else the only meaning in
    the collection, or the one that the paper's words speak for. Where that is unclear, the place is left out.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    meanings = _meanings(ordered)
    own = {(use.paper, use.short): number for number, (uses, _) in enumerate(meanings) for use in uses}
    by_form: defaultdict[str, list[int]] = defaultdict(list)
    for number, (uses, _) in enumerate(meanings):
        for form in sorted({use.short for use in uses}):
            by_form[form].append(number)
    senses = [meaning for _, meaning in meanings]
    context = Context(ordered)
    expansions = {paper.id: tuple(_expansions(paper, by_form, own, senses, context)) for paper in ordered}
    return _glossary(senses), expansions


def _meanings(papers: Sequence[Paper]) -> list[tuple[list[Use], _Meaning]]:
    """Returns every meaning of every acronym with the definitions that it is made from, in a fixed order."""
    uses: defaultdict[str, list[Use]] = defaultdict(list)
    for paper in papers:
        for use in uses_of(paper):
            uses[use.short.casefold().replace("-", "")].append(use)
    found: list[tuple[list[Use], _Meaning]] = []
    for _, group in sorted(uses.items()):
        for alike in by_meaning(group):
            ids = tuple(dict.fromkeys(use.paper for use in alike))
            sense = Sense(long_form(alike), ids, Quote(ids[0], alike[0].span))
            found.append((alike, (most_common([use.short for use in alike]), sense)))
    return found


def uses_of(paper: Paper) -> list[Use]:
    """Returns the acronyms that an abstract defines, in order of standing; of two definitions the first counts."""
    found: dict[str, Use] = {}
    text = paper.abstract
    for definition in definitions(text):
        short = bare(text[definition.short.start : definition.short.end])
        start = min(definition.short.start, definition.long.start)
        end = max(definition.short.end, definition.long.end)
        end += text.startswith((")", "]"), end)
        long = text[definition.long.start : definition.long.end]
        found.setdefault(short, Use(paper.id, short, long, Span(start, end)))
    return list(found.values())


def _expansions(
    paper: Paper,
    by_form: Mapping[str, Sequence[int]],
    own: Mapping[tuple[str, str], int],
    senses: Sequence[_Meaning],
    context: Context,
) -> Iterator[Expansion]:
    """Yields the places in one abstract that can be spelt out, in order of standing."""
    chosen: dict[str, int | None] = {}
    addresses = [link.span for link in find_links(paper.abstract)]
    for span, form in acronym_places(paper.abstract, by_form.keys(), addresses):
        if form not in chosen:
            known = own.get((paper.id, form))
            chosen[form] = _chosen(paper, by_form[form], senses, context) if known is None else known
        number = chosen[form]
        if number is not None:
            short, sense = senses[number]
            yield Expansion(span, short, sense.long)


def _chosen(paper: Paper, numbers: Sequence[int], senses: Sequence[_Meaning], context: Context) -> int | None:
    place = context.chosen(paper.id, [(senses[number][1].long, senses[number][1].papers) for number in numbers])
    return None if place is None else numbers[place]


def _glossary(senses: Sequence[_Meaning]) -> dict[str, Acronym]:
    """Returns the acronyms in alphabetical order, each with its senses, the most papers first."""
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for short, sense in senses:
        found[short].append(sense)
    return {
        short: Acronym(short, tuple(sorted(found[short], key=lambda sense: (-len(sense.papers), sense.long))))
        for short in sorted(found, key=lambda short: (short.casefold(), short))
    }
