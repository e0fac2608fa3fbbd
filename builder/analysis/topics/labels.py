"""Stage 3, analysis: what a topic is called and what holds it together, phrases that its papers themselves use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.analysis.keyphrases.selection import near_duplicates
from builder.analysis.topics.candidates import Candidate
from builder.analysis.topics.fit import Fit

_PHRASES = 6  # that hold a topic together, shown at the most
_HALF = 0.5  # share of a topic's papers that one phrase has to speak for to name it alone
_SECONDS = 10  # phrases that may come second in a label
_WORTH = 0.25  # of the first phrase's score that a second one must have
_GAIN = 1.5  # papers more that a second phrase must speak for
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """What a topic is called: nothing, one phrase, or two that complement each other."""

    parts: tuple[Candidate, ...] = ()
    further: tuple[Candidate, ...] = ()  # what else holds it together, the best first

    @property
    def label(self) -> str:
        """Returns "pruning", or "graph neural networks and logic"; empty where no phrase names the topic."""
        return " and ".join(part.name for part in self.parts)

    @property
    def key(self) -> str:
        """Returns the label in normal form."""
        return " and ".join(part.key for part in self.parts)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Returns all phrases, those of the label first."""
        return tuple(phrase.name for phrase in (*self.parts, *self.further))


def name_topics(fitting: Sequence[Sequence[Fit]]) -> list[Naming]:
    """Returns the names of topics, given the phrases that fit each of them, the best first.

    A phrase names a topic alone where it speaks for half of the papers. Where it does not, or where it is the name of
    another topic already, that phrase is joined with the one that speaks best for the rest. No two topics have one
    name: it goes to the topic that it fits better.
    """
    offers = sorted((-fit.score, topic, rank) for topic, row in enumerate(fitting) for rank, fit in enumerate(row))
    parts: dict[int, tuple[Candidate, ...]] = {}
    taken: set[frozenset[str]] = set()
    for _, topic, rank in offers:
        if topic not in parts:
            chosen = _label(fitting[topic][rank], fitting[topic], taken)
            if chosen:
                parts[topic] = chosen
                taken.add(frozenset(part.key for part in chosen))
    return [Naming(parts.get(topic, ()), _further(parts.get(topic, ()), row)) for topic, row in enumerate(fitting)]


def _label(first: Fit, row: Sequence[Fit], taken: set[frozenset[str]]) -> tuple[Candidate, ...]:
    """Returns the one or two phrases of a label, those of more papers first; none where there is no free one."""
    alone = frozenset((first.phrase.key,))
    is_free = alone not in taken
    if is_free and float(first.speaks_for().mean()) >= _HALF:
        return (first.phrase,)
    least = _WORTH * first.score if is_free else 0.0
    gains = [
        (round(second.score * gain, _DECIMALS), second)
        for second in row[:_SECONDS]
        if second.score >= least
        and _complement(first.phrase, second.phrase)
        and alone | {second.phrase.key} not in taken
        and (gain := _gain(first, second)) >= _GAIN
    ]
    if gains:
        second = min(gains, key=lambda pair: (-pair[0], pair[1].phrase.key))[1]
        both = sorted((first, second), key=lambda fit: (-int(fit.carries.sum()), -fit.score, fit.phrase.key))
        return tuple(fit.phrase for fit in both)
    return (first.phrase,) if is_free else ()


def _complement(one: Candidate, other: Candidate) -> bool:
    """Whether two phrases share no word, so that a label with both repeats nothing."""
    return not set(one.key.split()) & set(other.key.split()) and not near_duplicates(one.key, other.key)


def _gain(first: Fit, second: Fit) -> float:
    """Returns how many papers the second phrase speaks for that the first one does not."""
    new = (second.carries & ~first.carries).sum() + (second.reaches & ~first.reaches).sum()
    return float(new) / 2


def _further(parts: tuple[Candidate, ...], row: Sequence[Fit]) -> tuple[Candidate, ...]:
    """Returns the phrases beside the label's, no two of them near-duplicates."""
    kept = list(parts)
    for fit in row:
        phrase = fit.phrase
        if parts and len(kept) < _PHRASES and not any(near_duplicates(phrase.key, other.key) for other in kept):
            kept.append(phrase)
    return tuple(kept[len(parts) :])
