"""Stage 4, pages: a page for each topic, with what holds it together, its papers and its neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from builder.pages import paths
from builder.pages.edition import Edition, is_plain_term
from builder.pages.listing import pages_of
from builder.pages.papers import entries
from builder.pages.reading_path import way_through
from builder.pages.table import table_link
from builder.pages.template import fill
from builder.pages.topics import further_phrases
from builder.records import Page, Topic

_REPRESENTATIVE = 5  # papers that stand before the others
_FEW = 8  # papers that need no such choice
_BORDERLINE = 5  # papers of other topics shown at the most
_BESIDE = 3  # phrases beside a neighbour's label


def topic_pages(edition: Edition) -> Iterator[Page]:
    """Yields a page for each topic, and further pages where its papers are more than the page size."""
    tag_paths = {tag.name.casefold(): paths.tag_path(tag.id) for tag in edition.survey.tags.values()}
    close = _close_papers(edition)
    for topic in edition.survey.topics.values():
        first = len(topic.papers) if len(topic.papers) <= _FEW else _REPRESENTATIVE
        pages = pages_of(topic.papers[first:], edition.settings.page_size)
        for number, ids in enumerate(pages, start=1):
            here = paths.topic_path(topic.id, number)
            about = _about(edition, topic, here, tag_paths, topic.papers[:first], close.get(topic.id, ()))
            yield Page(
                here,
                fill(
                    "topic.md.jinja",
                    **(about if number == 1 else dict.fromkeys(about)),
                    label=topic.label,
                    is_plain=is_plain_term(topic.label),
                    is_miscellaneous=topic.is_miscellaneous,
                    index=paths.relative(paths.TOPICS, here),
                    total=len(topic.papers),
                    table=table_link(here, topic=topic.id),
                    is_chosen=len(topic.papers) > first,
                    papers=entries(edition, [edition.survey.papers[id_] for id_ in ids], here),
                    number=number,
                    pager=paths.pager(partial(paths.topic_path, topic.id), len(pages), here),
                ),
            )


def _about(
    edition: Edition, topic: Topic, here: str, tag_paths: Mapping[str, str], best: Sequence[str], close: Sequence[str]
) -> dict[str, object]:
    """Returns what only the first of a topic's pages has."""
    survey = edition.survey
    return {
        "text": edition.curation.topic_texts.get(topic.id, "").strip(),
        "phrases": [
            (phrase, paths.relative(tag_paths[phrase.casefold()], here) if phrase.casefold() in tag_paths else "")
            for phrase in (topic.phrases if len(topic.phrases) > 1 else ())
        ],
        "way": way_through(edition, topic, here),
        "representative": entries(edition, [survey.papers[id_] for id_ in best], here),
        "tags": [
            (survey.tags[id_].name, count, paths.relative(paths.tag_path(id_), here)) for id_, count in topic.tags
        ],
        "years": _years(edition, topic),
        "neighbours": [
            (
                survey.topics[id_].label,
                paths.relative(paths.topic_path(id_), here),
                list(further_phrases(survey.topics[id_])[:_BESIDE]),
            )
            for id_, _ in topic.neighbours
        ],
        "close": [
            (survey.papers[id_].title, paths.relative(paths.paper_path(id_), here), _label_of(edition, id_))
            for id_ in close
        ],
    }


def _years(edition: Edition, topic: Topic) -> list[tuple[str, int]]:
    """Returns how many of the topic's papers each year has, the latest first; nothing where no year is known."""
    years = [edition.survey.papers[id_].year for id_ in topic.papers]
    known = Counter(year for year in years if year is not None)
    unknown = [("year not known", years.count(None))] if known and None in years else []
    return [(str(year), known[year]) for year in sorted(known, reverse=True)] + unknown


def _close_papers(edition: Edition) -> dict[str, list[str]]:
    """Returns for each topic a few papers of others that it fits next best: those least central there come first."""
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for topic in edition.survey.topics.values():
        for rank, id_ in enumerate(topic.papers, start=1):
            found[edition.survey.place_of[id_].next].append((-rank / len(topic.papers), id_))
    return {topic_id: [id_ for _, id_ in sorted(papers)[:_BORDERLINE]] for topic_id, papers in found.items()}


def _label_of(edition: Edition, paper_id: str) -> str:
    return edition.survey.topics[edition.survey.place_of[paper_id].topic].label
