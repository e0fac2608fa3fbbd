"""Stage 3, analysis: the one sentence of an abstract that says what the paper contributes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import sqrt

from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import sentences, word_forms
from builder.records import Span

_WE = r"\b(?:we|this (?:paper|work|article|study|letter|thesis)|the (?:present|current) (?:paper|work)|the authors)\b"
_FEW_WORDS = r"(?: \w+,?){0,3}? "  # "we, for the first time, propose"
# What a sentence gains or loses for each pattern that it matches. The weights here and below come from a least-squares
# fit of ROUGE to one-sentence summaries on the half of the papers that benchmarks/key_sentence.py does not report.
CUES: tuple[tuple[float, str], ...] = (
    (
        0.81,
        rf"{_WE}{_FEW_WORDS}(?:proposes?|presents?|introduces?|develops?|describes?|design(?:s|ed)?|devises?|offers?|"
        r"provides?|contributes?|formulates?|builds?|releases?|creates?|suggests?|advocates?|derives?)\b",
    ),
    (
        0.38,
        rf"{_WE}{_FEW_WORDS}(?:shows?|stud(?:y|ies)|investigates?|explores?|examines?|address(?:es)?|analy[sz]es?|"
        r"considers?|proves?|demonstrates?|establish(?:es)?|tackles?|revisits?|aims?|argues?|uses?|finds?|reveals?|"
        r"identif(?:y|ies)|extends?|adopts?|integrates?)\b",
    ),
    (0.43, r"\b(?:in this|this|the present) (?:paper|work|article|study|letter|thesis)\b|^here\b|\bin summary\b"),
    (0.25, r"\b(?:novel|new|first|simple)\b"),
    (-0.26, r"https?:|github|\bcode (?:is|and|will)|available|supplementary"),
    (
        -0.24,
        r"^(?:however|although|while|despite|unfortunately|yet|existing|previous|prior|recent\w*|many|most|current|"
        r"traditional\w*|conventional\w*|nevertheless|in recent|for example|for instance)\b",
    ),
    # Set by hand after reading: ROUGE is indifferent to them (a tenth of a point at the most), readers are not.
    # The paper speaks of itself; the sentence adds to the contribution and does not say it; it cannot stand alone.
    (0.4, rf"(?:{_WE}|\bour\b)(?! (?:should|want|need|can|must)\b)"),
    (0.8, r"\b(?:is|are) (?:proposed|presented|introduced|developed|described)\b"),
    (-0.5, r"^(?:additionally|moreover|furthermore|in addition|besides|finally|also)\b"),
    (-0.4, r"^(?:these|those|such|it|they|both|this (?!paper|work|article|study|letter|thesis)\w+)\b"),
)
_TITLE = 1.89  # for a sentence that has the words of the title
_CENTRE = 1.66  # for one that has the words of the whole abstract (Radev et al. 2004)
_TOO_LONG = -0.018  # for each word beyond 25
_TOO_SHORT = -0.056  # for each word missing to 12
_POSITION = -0.18  # for the last sentence; half of it for the middle one


def key_sentence(title: str, abstract: str) -> Span | None:
    """Returns where the key sentence stands; None for an abstract of one sentence or none, which needs no marking."""
    spans = sentences(abstract)
    if len(spans) < 2:
        return None
    scores = score_sentences(title, [abstract[span.start : span.end] for span in spans])
    return spans[scores.index(max(scores))]


def score_sentences(title: str, texts: Sequence[str]) -> list[float]:
    """Returns a score for each sentence of an abstract, rounded to 4 places; only the order of scores means anything.

    Cue phrases, title words and position after Edmundson (1969).
    """
    bags = [bag(text) for text in texts]
    heading = bag(title)
    centre = Counter[str]()
    for words in bags:
        centre.update(words)
    scores: list[float] = []
    for index, (text, words) in enumerate(zip(texts, bags, strict=True)):
        length = len(text.split())
        score = sum(weight for weight, cue in CUES if re.search(cue, text, re.IGNORECASE))
        score += _TITLE * cosine(words, heading) + _CENTRE * cosine(words, centre)
        score += _TOO_LONG * max(0, length - 25) + _TOO_SHORT * max(0, 12 - length)
        score += _POSITION * index / max(1, len(texts) - 1)
        scores.append(round(score, 4))
    return scores


def bag(text: str) -> Counter[str]:
    """Returns how often each normal form of a word stands in the text, without stop words."""
    return Counter(form for form in word_forms(text) if form not in word_list("stop"))


def cosine(one: Counter[str], other: Counter[str]) -> float:
    """Returns the cosine of two counts of words, 0 to 1; 0 where one is empty."""
    product = sum(count * other[word] for word, count in one.items())
    length = sqrt(sum(count**2 for count in one.values()) * sum(count**2 for count in other.values()))
    return product / length if length else 0.0
