"""Stage 3, analysis: papers to findings about the whole collection; a finding is one file and one step in `analyse`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from builder.analysis.collector import collecting_seldom
from builder.problems import Problem
from builder.progress import Progress
from builder.records import Paper, Spot, Survey, VocabularyEdits
from builder.settings import Settings

_NO_EDITS = VocabularyEdits()
_NO_TOPICS: Mapping[str, AbstractSet[str]] = {}
_NO_LAYOUT: Mapping[str, Spot] = {}


@collecting_seldom()
def analyse(
    papers: Sequence[Paper],
    settings: Settings,
    progress: Progress,
    *,
    edits: VocabularyEdits = _NO_EDITS,
    known_topics: Mapping[str, AbstractSet[str]] = _NO_TOPICS,
    known_layout: Mapping[str, Spot] = _NO_LAYOUT,
    store: Path | None = None,
) -> tuple[Survey, list[Problem]]:
    """Returns everything that is found out about the papers, and what was wrong; the order of `papers` does not matter.

    Each paper must carry an id of its own, as merging gives it. `edits` is the author's hand in the vocabulary;
    `known_topics` maps the topic ids of the last build to the ids of their papers, `known_layout` its papers to
    their spots on the map; `store` is the file in which vectors are kept, None for nowhere.
    """
    # Imported here because they load numpy and the embedding: `litsurvey --help` must not wait for that.
    from builder.analysis.doubts import find_doubts
    from builder.analysis.embedding import open_embedder
    from builder.analysis.everywhere import find_everywhere
    from builder.analysis.glossary import build_glossary
    from builder.analysis.key_sentence import key_sentence
    from builder.analysis.keyphrases.extract import extract_with_relevance
    from builder.analysis.language.phrase_index import index_papers
    from builder.analysis.layout import lay_out
    from builder.analysis.layout.territories import find_regions
    from builder.analysis.links import find_links
    from builder.analysis.meaning import learn_meaning
    from builder.analysis.reading_path import find_ways
    from builder.analysis.related.kinds import with_kinds
    from builder.analysis.related.mentions import find_mentions, own_names
    from builder.analysis.related.relate import relate
    from builder.analysis.related.same_work import find_same_work, same_work_problems
    from builder.analysis.results import extract_results
    from builder.analysis.start_here import start_here
    from builder.analysis.topics import find_topics
    from builder.analysis.topics.space import read_words, topic_space
    from builder.analysis.vocabulary.tags import build_vocabulary

    ordered = sorted(papers, key=lambda paper: paper.id)
    indexes = index_papers(ordered)
    embedder, problems = open_embedder(settings.embedding, len(ordered), store, progress)
    keyphrases, relevance, missing = extract_with_relevance(
        ordered, settings.keyphrases, progress, settings.style, store
    )
    vocabulary, unknown = build_vocabulary(ordered, indexes, keyphrases, settings.tags, edits, relevance)
    vectors = embedder.embed([weighted_text(paper) for paper in ordered])
    words = read_words(ordered)
    mentions, mentioned_by = find_mentions(ordered)
    topics, place_of = find_topics(
        ordered,
        indexes,
        vectors,
        words,
        vocabulary.tags,
        settings.topics,
        known_topics,
        keyphrases=keyphrases,
        embed=embedder.embed,
    )
    layout = lay_out([paper.id for paper in ordered], topic_space(vectors, words.latent), known_layout)
    nearest = relate(ordered, indexes, vectors, words, settings.related)
    same_work = find_same_work(ordered, nearest)
    related = with_kinds(nearest, mentions, place_of, topics, same_work, settings.related)
    twice = same_work_problems(ordered, same_work)
    glossary, expansions = build_glossary(ordered)
    spans = {}
    links = {}
    results = {}
    for paper in progress.track(ordered, "reading abstracts", len(ordered)):
        spans[paper.id] = key_sentence(paper.title, paper.abstract)
        links[paper.id] = find_links(paper.abstract)
        results[paper.id] = extract_results(paper.abstract)
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
        names={paper.id: own_names(paper) for paper in ordered},
        mentioned_by=mentioned_by,
        topics=topics,
        place_of=place_of,
        layout=layout,
        regions=find_regions(topics, layout),
        ways=find_ways(
            {paper.id: paper for paper in ordered}, topics, vocabulary.tags, vocabulary.tags_of, related, mentioned_by
        ),
        glossary=glossary,
        expansions=expansions,
        results=results,
        same_work=same_work,
        start_here=start_here(topics, related),
        everywhere=find_everywhere(ordered, indexes),
        meaning=learn_meaning(ordered, vectors, embedder.embed),
    )
    return survey, [*find_doubts(ordered, settings.language), *problems, *missing, *twice, *unknown]


def weighted_text(paper: Paper) -> str:
    """Returns what is embedded of a paper: its title counts twice."""
    return f"{paper.title}. {paper.title}. {paper.abstract}"
