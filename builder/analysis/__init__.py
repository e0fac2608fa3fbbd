"""Stage 3, analysis: papers to findings about the whole collection; a finding is one file and one step in `analyse`."""

from __future__ import annotations

from collections.abc import Sequence

from builder.problems import Problem
from builder.progress import Progress
from builder.records import Paper, Survey
from builder.settings import Settings


def analyse(papers: Sequence[Paper], settings: Settings, progress: Progress) -> tuple[Survey, list[Problem]]:
    """Returns everything that is found out about the papers, and what was wrong; the order of `papers` does not matter.

    Each paper must carry an id of its own, as merging gives it.
    """
    # Imported here because they load numpy and the embedding: `litsurvey --help` must not wait for that.
    from builder.analysis.embedding.static import embed
    from builder.analysis.key_sentence import key_sentence
    from builder.analysis.keyphrases.extract import extract_keyphrases
    from builder.analysis.language.phrase_index import index_papers
    from builder.analysis.links import find_links
    from builder.analysis.related.mentions import find_mentions
    from builder.analysis.related.relate import relate
    from builder.analysis.themes import main_themes, start_here
    from builder.analysis.vocabulary.tags import build_vocabulary

    ordered = sorted(papers, key=lambda paper: paper.id)
    indexes = index_papers(ordered)
    keyphrases, problems = extract_keyphrases(ordered, indexes, settings.keyphrases, progress)
    vocabulary = build_vocabulary(ordered, indexes, keyphrases, settings.tags)
    related = relate(ordered, indexes, embed([_weighted_text(paper) for paper in ordered]), settings.related)
    mentions, mentioned_by = find_mentions(ordered)
    themes = main_themes(vocabulary.tags, vocabulary.tags_of, related)
    spans = {}
    links = {}
    for paper in progress.track(ordered, "reading abstracts", len(ordered)):
        spans[paper.id] = key_sentence(paper.title, paper.abstract)
        links[paper.id] = find_links(paper.abstract)
    survey = Survey(
        papers={paper.id: paper for paper in ordered},
        keyphrases=keyphrases,
        key_sentences=spans,
        links=links,
        tags=vocabulary.tags,
        tags_of=vocabulary.tags_of,
        tag_of_phrase=vocabulary.tag_of_phrase,
        related=related,
        mentions=mentions,
        mentioned_by=mentioned_by,
        themes=themes,
        start_here=start_here(themes, related),
    )
    return survey, problems


def _weighted_text(paper: Paper) -> str:
    """What is embedded of a paper: its title counts twice."""
    return f"{paper.title}. {paper.title}. {paper.abstract}"
