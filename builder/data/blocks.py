"""Stage 4c, data: what is known of single papers, some papers a file: "records/<block>", "exports/<format>/<block>"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from builder.data.contents import BLOCK, EXPORT_BLOCK, Contents, result_values
from builder.records import DataFile, Paper


def record_blocks(contents: Contents) -> Iterator[DataFile]:
    """Yields lists of records, BLOCK papers in each: the paper numbered n is in block n // BLOCK."""
    papers = contents.papers
    for start in range(0, len(papers), BLOCK):
        block = [_record(contents, paper) for paper in papers[start : start + BLOCK]]
        yield DataFile(f"records/{start // BLOCK}", block)


def export_blocks(contents: Contents) -> Iterator[DataFile]:
    """Yields lists of bibliography entries, EXPORT_BLOCK papers in each."""
    for name, exported in contents.exports.items():
        for start in range(0, len(exported.entries), EXPORT_BLOCK):
            block = list(exported.entries[start : start + EXPORT_BLOCK])
            yield DataFile(f"exports/{name}/{start // EXPORT_BLOCK}", block)


def _record(contents: Contents, paper: Paper) -> dict[str, Any]:
    """Returns what pages of single papers are made from, in short; what is not known is left out."""
    survey = contents.survey
    sentence = survey.key_sentences.get(paper.id)
    place = survey.place_of.get(paper.id)
    record = {
        "id": paper.id,
        "title": paper.title,
        "authors": [str(author) for author in paper.authors],
        "year": paper.year or paper.date[:4],
        "venue": paper.venue,
        "abstract": paper.abstract,
        "sentence": [sentence.start, sentence.end] if sentence else None,  # in the abstract
        "summary": paper.summary,
        "tags": [[tag, survey.tags[tag].name] for tag in survey.tags_of.get(paper.id, ())],
        "topic": [place.topic, survey.topics[place.topic].label] if place else None,
        "keyphrases": [phrase.text for phrase in survey.keyphrases.get(paper.id, ())],
        "links": [[link.kind, link.url] for link in survey.links.get(paper.id, ())],
        "results": result_values(survey.results.get(paper.id, ())),
        "names": list(survey.names.get(paper.id, ())),
        "addresses": [[name, address] for name, address in _addresses(paper) if address],
        "doi": paper.doi,
        "arxiv": paper.arxiv,
        "url": paper.url,
    }
    return {name: value for name, value in record.items() if value}


def _addresses(paper: Paper) -> list[tuple[str, str]]:
    """Returns where a paper itself is to be found, and what such a place is called."""
    is_web = paper.url.lower().startswith(("http://", "https://"))
    return [
        ("DOI", paper.doi and f"https://doi.org/{quote(paper.doi, safe='/:;()')}"),
        ("arXiv", paper.arxiv and f"https://arxiv.org/abs/{quote(paper.arxiv, safe='/')}"),
        ("Source", paper.url if is_web else ""),
    ]
