"""Stage 3, analysis: the claims of a sentence; numbers in a row share what is said of one of them."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.analysis.results.claim import END, TERMS, Claim, made, metric_after_preposition
from builder.analysis.results.metrics import metric_after, metrics_in
from builder.analysis.results.numbers import Value
from builder.analysis.results.rules import judge

_CLAUSE = re.compile(r";|(?<=\S): |, (?:while|whereas|but|and (?:it|we|our))\b|\bwhile\b|\bwhereas\b")

_CHAIN = re.compile(
    r"(?i)^(?:[ (]+(?:on|for|in|at|over|from|with|of|multi-scan of|under|when) [^.;:()]{1,60}?)?\)?\s*"
    r"(?:,|,?\s*and|,?\s*or|\(and|,?\s*&|/|\()\s*(?:by|an?|the|of|even|finally|then|\+|up to|about|over|more than|only|"
    r"nearly|around|almost|approximately|~|\$|\s)*$"
)

_BESIDE = re.compile(r"(?i)^\s*(?:,|,?\s*and|or|/|to|vs\.?)\s*(?:up to|about|over|even|~|\$|\s)*$")


def find_claims(sentence: str, values: list[Value]) -> list[Claim]:
    """Returns the claims among the values, in order; those in a row with one ("2.1 and 3.4 points") share its kind."""
    values = _with_shared_units(sentence, values)
    claims: list[Claim | None] = [judge(value) for value in values]
    for i in range(1, len(values)):
        if claims[i] is None:
            claims[i] = _inherited(sentence, claims[i - 1], values[i], forward=True)
    for i in range(len(values) - 2, -1, -1):
        if claims[i] is None:
            claims[i] = _inherited(sentence, claims[i + 1], values[i], forward=False)
    found = _with_terms([claim for claim in claims if claim], sentence)
    for i in range(1, len(found)):
        found[i] = _in_a_row(sentence, found[i - 1], found[i])
    return found


def _with_shared_units(sentence: str, values: list[Value]) -> list[Value]:
    """ "2.1 and 3.4 points": the first number has the unit too."""
    shared = list(values)
    for i in range(len(values) - 2, -1, -1):
        value, following = shared[i], shared[i + 1]
        beside = _BESIDE.match(sentence[value.span.end : following.span.start])
        if beside and following.unit and not value.unit and "magnitude" not in value.text:
            shared[i] = replace(value, unit=following.unit)
    return shared


def _inherited(sentence: str, neighbour: Claim | None, value: Value, *, forward: bool) -> Claim | None:
    """Returns a claim of the neighbour's kind where the two numbers stand in one row."""
    if neighbour is None:
        return None
    first, second = (neighbour.value, value) if forward else (value, neighbour.value)
    between = sentence[first.span.end : second.span.start]
    if len(between) > 90 or not (_CHAIN if forward else _BESIDE).match(between):
        return None
    if value.unit != neighbour.value.unit and (value.unit or forward):
        return None
    if not value.unit and "." not in value.text and not neighbour.value.unit:
        return None
    if not forward:
        value = replace(value, unit=neighbour.value.unit)
    elif not END.match(value.right) and not re.match(r" (?:multi|single)", value.right):
        return None
    own = metric_after_preposition(value.right) or (metric_after(value.right) if value.right[:1] == " " else None)
    if own and forward:
        return made(value, neighbour.kind, own, value.span.end)
    return Claim(value, neighbour.kind, neighbour.metric, neighbour.metric_span)


def _in_a_row(sentence: str, last: Claim, claim: Claim) -> Claim:
    """ "improving by 1.9 % mIoU and 2.9 % IoU": the second is a gain too."""
    between = sentence[last.value.span.end : claim.value.span.start]
    if claim.kind != "reached" or last.kind == "reached" or last.word_span:
        return claim
    row = re.fullmatch(r"(?: in| of| on)? ?(?P<metric>[^,.;:()]{0,40}?)(?:,|,? and|,? &) (?:by )?(?:up to )?", between)
    same = row and (row["metric"] == last.metric or (not last.metric and " " not in row["metric"]))
    return replace(claim, kind=last.kind) if same else claim


def _with_terms(claims: list[Claim], sentence: str) -> list[Claim]:
    """Adds the metrics of "in terms of mIoU" later in the clause; of two metrics each number has its own."""
    blanks = [claim for claim in claims if not claim.metric]
    named = list(claims)
    for i, claim in enumerate(claims):
        end = claim.value.span.end
        clause = _CLAUSE.split(sentence[end : end + 200], maxsplit=1)[0]
        match = TERMS.search(clause)
        if claim.metric or not match or not metric_after(" " + clause[match.end() :]):
            continue
        rest = clause[match.end() :]
        names = metrics_in(rest)
        pair = len(names) > 1 and rest[names[0].span.end : names[1].span.start] == " and "
        place = blanks.index(claim) if pair and len(blanks) > 1 else 0
        if place < len(names):
            named[i] = made(claim.value, claim.kind, names[place], end + match.end())
    return named
