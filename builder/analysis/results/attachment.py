"""Stage 3, analysis: which data set of a sentence each claim was measured on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from builder.analysis.results.claim import Claim
from builder.analysis.results.datasets import Datasets, dataset_at_end, find_datasets, known_in
from builder.records import Span

_BREAK = re.compile(
    r"(?i);|: |\bwhile\b|\bwhereas\b|, (?:but|which|and (?:on|for|it|we|our|also|\w+s)\b)|\band (?:on|it|we|our)\b"
)
_ASIDE = re.compile(r"\([^()]*\)")
_OTHER_SUBJECT = re.compile(r"(?i)\bthan\b[^,]*$|\bcompared (?:to|with)\b[^,]*$")
_OWN_PLACE = re.compile(r"\b(?:on|for|in|over|across|from|at)\b")
_LISTED = re.compile(r",|\band\b|\(|/")
_ROW = re.compile(r"(?i)^[^;:]{0,90}$")


def attach_datasets(sentence: str, claims: list[Claim]) -> list[Datasets | None]:
    """Returns for each claim the data set that the sentence gives for it, None where that is not clear."""
    if not claims:
        return []
    groups = find_datasets(sentence)
    shared = _respectively(sentence, claims, groups)
    if shared:
        return shared
    found = [_own(sentence, claims, i, groups) for i in range(len(claims))]
    for i in range(len(claims) - 2, -1, -1):  # "46.9 % box mAP and 42.2 % mask mAP on COCO"
        if found[i] is None and found[i + 1] and _share(sentence, claims[i], claims[i + 1], found[i + 1]):
            found[i] = found[i + 1]
    free = [group for group in groups if group not in found]
    found = [item or _before(sentence, claims, i, free) for i, item in enumerate(found)]
    return [None if item and _is_unclear(item, found) else item for item in found]


def _is_unclear(dataset: Datasets, found: list[Datasets | None]) -> bool:
    """Whether several numbers share several names: which belongs to which is not said."""
    return found.count(dataset) > 1 and (len(dataset.names) > 1 or not dataset.is_whole)


def _own(sentence: str, claims: list[Claim], i: int, groups: list[Datasets]) -> Datasets | None:
    """The data set that stands in a bracket's front, in the metric's name, or after the number and before the next."""
    claim = claims[i]
    start, end = claim.value.span.start, claim.value.span.end
    if claim.metric_span and (name := known_in(claim.metric)):
        first = claim.metric_span.start
        return Datasets(Span(first, first + len(name)), (name,), name)
    opening = sentence[:start].rstrip("+~ $")
    if opening.endswith("(") and (named := dataset_at_end(opening[max(0, len(opening) - 100) : -1])):
        shift = max(0, len(opening) - 100)
        return replace(named, span=Span(named.span.start + shift, named.span.end + shift))
    later = [
        other.value.span.start for other in claims[i + 1 :] if not (other.value.is_bracketed and not other.value.unit)
    ]
    limit = later[0] if later else end + 200
    for group in groups:
        if end <= group.span.start and group.span.end <= limit and not _breaks(sentence[end : group.span.start]):
            return group
    return None


def _breaks(between: str) -> bool:
    """Whether a new clause begins, or a bracket closes that was opened before."""
    bare = _ASIDE.sub("", between)
    return ")" in bare or bool(_BREAK.search(bare))


def _share(sentence: str, claim: Claim, following: Claim, dataset: Datasets | None) -> bool:
    """Whether the data set after the following claim is this one's too: both stand in one row before it."""
    between = sentence[claim.value.span.end : following.value.span.start]
    if dataset is None or dataset.span.start < following.value.span.end or claim.kind != following.kind:
        return False
    if _OWN_PLACE.search(between):
        return False
    return bool(_ROW.match(between)) and not _BREAK.search(between) and bool(_LISTED.search(between))


def _before(sentence: str, claims: list[Claim], i: int, groups: list[Datasets]) -> Datasets | None:
    """The data set that stands before the number, after the claim before it: "On LFW, it reaches 99.6 %"."""
    start = claims[i].value.span.start
    floor = 0
    for group in reversed(groups):
        if floor <= group.span.start and group.span.end <= start and start - group.span.end < 200:
            between = sentence[group.span.end : start]
            opening = sentence[max(0, group.span.start - 60) : group.span.start]
            other_claims = [claim for claim in claims if group.span.end <= claim.value.span.start < start]
            if _OTHER_SUBJECT.search(opening) or any(
                re.search(r"\b(?:on|for|in) (?:the )?[A-Z]\w", between) for _ in other_claims
            ):
                return None
            if re.search(r";|\bwhile\b|\bwhereas\b", between):
                return None
            return group
    return None


def _respectively(sentence: str, claims: list[Claim], groups: list[Datasets]) -> list[Datasets | None] | None:
    """ "2.1 and 3.4 points on A and B": as many names as numbers, all in one row."""
    if len(claims) < 2:
        return None
    lists = [group for group in groups if len(group.names) == len(claims)]
    if len(lists) != 1:
        return None
    group = lists[0]
    if len({claim.metric for claim in claims}) > 1 and "respectively" not in sentence:
        return None
    first, last = claims[0].value.span, claims[-1].value.span
    if first.end <= group.span.start < last.end or any(
        len(sentence[a.value.span.end : b.value.span.start]) > 25 for a, b in pairwise(claims)
    ):
        return None
    found: list[Datasets | None] = []
    place = group.span.start
    for name in group.names:
        place = sentence.index(name, place)
        found.append(Datasets(Span(place, place + len(name)), (name,), name))
        place += len(name)
    return found
