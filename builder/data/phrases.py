"""Stage 4c, data: "phrases", what papers are likened by in a browser: their phrases and their nearest papers, weighted.

Papers that share a phrase have one feature in common, papers that are near to a third one too. A weight is a whole
number from 1 to 9, strong to weak within one paper; how common a phrase is, the script counts for itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from builder.data.contents import Contents
from builder.records import DataFile, Survey

_MOST = 9  # the largest weight


def phrases(contents: Contents) -> Iterator[DataFile]:
    """Yields "phrases": names of phrases, for each paper places in that list and weights in turn, and the same of the
    papers that are near to it by their numbers. Phrases that one paper alone has are left out."""
    survey = contents.survey
    papers = contents.papers
    found = {paper.id: _weighted(survey, paper.id) for paper in papers}
    counts = Counter(key for weights in found.values() for key in weights)
    kept = sorted(key for key, count in counts.items() if count > 1)
    places = {key: place for place, key in enumerate(kept)}
    names = _names(survey)
    numbers = {paper.id: number for number, paper in enumerate(papers)}
    value: dict[str, Any] = {
        "names": [names[key] for key in kept],
        "of": [_flat({places[key]: w for key, w in found[paper.id].items() if key in places}) for paper in papers],
        "near": [_flat(_near(survey, paper.id, numbers)) for paper in papers],
    }
    yield DataFile("phrases", value)


def _weighted(survey: Survey, paper_id: str) -> dict[str, int]:
    """Maps keys of the paper's phrases to weights: a tag counts as the phrase that it stands for."""
    weights: dict[str, int] = {}
    for phrase in survey.keyphrases.get(paper_id, ()):
        key = _key(survey, phrase.key)
        weights[key] = max(weights.get(key, 0), _weight(phrase.score**0.5))
    for tag in survey.tags_of.get(paper_id, ()):
        weights.setdefault(f"tag {tag}", (_MOST + 1) // 2)
    return weights


def _near(survey: Survey, paper_id: str, numbers: Mapping[str, int]) -> dict[int, int]:
    related = survey.related.get(paper_id, ())
    best = max((entry.score for entry in related), default=1.0) or 1.0
    return {numbers[entry.id]: _weight(entry.score / best) for entry in related}


def _key(survey: Survey, phrase: str) -> str:
    tag = survey.tag_of_phrase.get(phrase)
    return f"tag {tag}" if tag else f"phrase {phrase}"


def _names(survey: Survey) -> dict[str, str]:
    """Maps every key to what readers see: a tag's name, or the form of a phrase that most papers have."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for own in survey.keyphrases.values():
        for phrase in own:
            forms[f"phrase {phrase.key}"][phrase.text] += 1
    names = {key: min(counts, key=lambda text: (-counts[text], text)) for key, counts in forms.items()}
    return names | {f"tag {tag.id}": tag.name for tag in survey.tags.values()}


def _weight(share: float) -> int:
    return max(1, min(_MOST, round(_MOST * share)))


def _flat(weights: Mapping[int, int]) -> str:
    """Returns places and weights in turn, as a text: a browser reads ten thousand texts faster than as many lists."""
    return " ".join(f"{place} {weight}" for place, weight in sorted(weights.items()))
