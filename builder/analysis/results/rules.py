"""Stage 3, analysis: whether a number by itself is a measured result: one rule for each way of saying so, in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from builder.analysis.results.claim import (
    END,
    TERMS,
    Claim,
    directed,
    is_plausible,
    kind_of,
    left_start,
    made,
    metric_after_preposition,
    only_judges,
    with_its_pair,
)
from builder.analysis.results.metrics import Named, metric_after, metric_before, metrics_in, quantity_in
from builder.analysis.results.numbers import Value
from builder.analysis.results.patterns import (
    CHANGE_NOUN,
    CHANGES,
    COMPARATIVE,
    COMPARATIVES,
    LENGTHS_AND_TIMES,
    ONLY_COMPARED,
    REACHING,
    RUNNING,
    VERBS,
)
from builder.records import ResultKind, Span

_BY = re.compile(r"(?i)\bby(?: an?)?$")

_CHANGE_AFTER = re.compile(rf"(?i)^ (?P<between>(?:[\w@-]+ ){{0,4}}?)(?P<noun>{CHANGE_NOUN})\b")

_CHANGE_BEFORE = re.compile(
    rf"(?i)\b(?P<noun>{CHANGE_NOUN})(?P<between>(?: rates?| ratios?| factors?)?)"
    rf"(?:,|(?P<related>(?: (?:in|of|on|for) [^,;()]{{1,60}}?)?)"
    r" ?(?:of|by|is|was|are|were|from|:|\(|reaching))?$"
)

_CHANGE_IN_FRONT = re.compile(
    rf"(?i)\b(?P<noun>{CHANGE_NOUN})(?P<between>)(?P<related>(?: (?:in|of|on|for|over) [^,;()]{{1,80}})?)$"
)

_COMPARED_AFTER = re.compile(rf"(?i)^ (?P<between>(?:[\w-]+ ){{0,2}}?)(?P<word>{COMPARATIVE})\b")

_LINK = re.compile(
    r"(?i)(?: ?\([A-Za-z][\w@-]{0,10}\))?(?: values?)?(?: (?:achieved|obtained|reached|measured))?"
    r"(?:,? ?(?:of|is|was|were|are|be|at|to|reach(?:es|ed|ing)?|from|rang(?:es|ed|ing) from|achiev(?:es|ed|ing)|being|"
    r"equal to|falls? to|drops? to|improves? from|increas(?:es|ed|ing)(?: from| to)|"
    r"(?:rises?|rose|grows?|grew|risen)(?: from| to)|exceed(?:s|ed|ing)|can reach|"
    r"is increased to|is reduced to|improved from))?$"
)

_OTHER_THING = re.compile(
    r"(?i) (?:gap|differences?|margin|confidence|of (?:the |all )?(?:data|labels|parameters|training|cases))\b"
)

_UNTELLING = frozenset({"performance", "quality"})
_PASSIVE = re.compile(r"(?i) (?:is|was|are|were|can be|has been|have been|be)(?: \w+ly)?$")
_RIVAL = re.compile(r"(?i)out|surp|exc|beat")

_PLACE = re.compile(r" (?:on|for|in|across|over) (?:(?!\b(?:with|using|while|and|over|on|than)\b)[^,;()]){1,60}$")

_CONDITION = re.compile(
    r"(?i)(?:\b(?:at|when|given|if|assuming|threshold|under)(?: an?| the| low| high| fixed| same)*|@)$"
)

_SPEED_CONTEXT = re.compile(r"(?i)\b(?:runs?|running|real[- ]time|inference|speed|achiev\w+|reach\w+|frame rate)\b")


def judge(value: Value) -> Claim | None:
    """Returns the claim that the first fitting rule makes of the number, None where it is no result by itself."""
    return next((claim for rule in _RULES if (claim := rule(value))), None)


def _by(value: Value) -> Claim | None:
    """ "improves accuracy by 3 %"."""
    match = _BY.search(value.left)
    if not match:
        return None
    clause = value.left[: match.start()]
    found = [(m, kind) for verb, kind in VERBS for m in verb.finditer(clause)]
    if not found:
        return None
    verb, kind = max(found, key=lambda item: item[0].start())
    between = clause[verb.end() :]
    if len(between) > 160 or ";" in between:
        return None
    after = metric_after(value.right) or metric_after_preposition(value.right)
    inside = metrics_in(between)
    if inside and _RIVAL.match(verb[0]) and inside[0].text.isupper() and inside[0].span.start < 6:
        inside = []  # "outperforms MAE by": a method of that name
    if after and (not inside or inside[0].head.casefold() in _UNTELLING or _is_close(value.right, after)):
        claim = made(value, kind, after, value.span.end)
    elif inside:
        claim = made(value, kind, with_its_pair(between, inside), left_start(value) + verb.end())
    elif kind == "reduced by" and (quantity := quantity_in(between)) and len(between) < 80:
        claim = made(value, kind, quantity, left_start(value) + verb.end())
    else:
        subject = metric_before(_PASSIVE.sub("", clause[: verb.start()].rstrip()))
        claim = made(value, kind, subject, left_start(value))
    return directed(claim, verb[0]) if value.unit or claim.metric else None


def _is_close(right: str, name: Named) -> bool:
    """Whether the metric follows at once, or after "in terms of"."""
    return right.startswith(f" {name.text}") or bool(TERMS.search(right[: name.span.start + 1]))


def _change_after(value: Value) -> Claim | None:
    """ "a 3 % gain", "2.0 mAP gains"."""
    match = _CHANGE_AFTER.match(value.right[:80])
    if not match:
        return None
    between = match["between"]
    word = match["noun"]
    names = metrics_in(between)
    if between and not names and not only_judges(between):
        return None
    kind = kind_of(match["noun"], CHANGES)
    name: Named | None = None
    if names and names[-1].span.end == len(between.rstrip()):
        name, offset = names[-1], value.span.end + 1
    else:
        name, offset = metric_after_preposition(value.right[match.end() :]), value.span.end + match.end()
    claim = directed(made(value, kind, name, offset), word) if name or value.unit else None
    return _with_word(claim, match.end())


def _compared(value: Value) -> Claim | None:
    """ "3 % faster", "10x fewer parameters"."""
    match = _COMPARED_AFTER.match(value.right[:80])
    if not match or not (value.unit or "magnitude" in value.text):
        return None
    between = match["between"].strip()
    names = metrics_in(between)
    if between not in {"", "or", "times"} and not (names and names[-1].span.end == len(between)):
        return None
    rest = value.right[match.end() :]
    name = metric_after(rest) if rest[:1] == " " else None
    if not name and match["word"].casefold() in {"lower", "higher", "less", "better"}:
        name = metric_after_preposition(rest)
    if match["word"].casefold() == "more" and not name:
        return None  # "3x more than"
    kind = kind_of(match["word"], COMPARATIVES)
    claim = directed(made(value, kind, name, value.span.end + match.end()), match["word"])
    return _with_word(claim, match.end())


def _with_word(claim: Claim | None, end: int) -> Claim | None:
    """The claim with the words after its number up to `end`."""
    if claim is None:
        return None
    return replace(claim, word_span=Span(claim.value.span.end, claim.value.span.end + end))


def _change_before(value: Value) -> Claim | None:
    """ "an improvement of 3 %"."""
    match = (_CHANGE_IN_FRONT if value.is_bracketed else _CHANGE_BEFORE).search(value.left[-120:])
    if not match:
        return None
    if (match["noun"].casefold() == "compression" and match["between"]) or match[0].endswith(" from"):
        return None
    kind = kind_of(match["noun"], CHANGES)
    offset = len(value.left) - len(value.left[-120:])
    inside = metrics_in(match["related"] or "")
    if inside:
        return directed(
            made(value, kind, inside[0], left_start(value) + offset + match.start("related")), match["noun"]
        )
    before = metric_before(value.left[: offset + match.start()])
    after = metric_after(value.right) or metric_after_preposition(value.right)
    if before and not (after and before.head.casefold() in _UNTELLING):
        return directed(made(value, kind, before, left_start(value)), match["noun"])
    if after:
        return directed(made(value, kind, after, value.span.end), match["noun"])
    return made(value, kind, None, 0) if value.unit else None


def _signed(value: Value) -> Claim | None:
    """ "+0.15 dB"."""
    if not value.is_signed:
        return None
    name = metric_after(value.right)
    return made(value, "better by", name, value.span.end) if name or value.unit in {"%", "points", "dB"} else None


def _metric_before(value: Value) -> Claim | None:
    """ "an accuracy of 76 %", "FID: 2.1"."""
    link = _LINK.search(value.left[-30:])
    if not link:
        return None
    stem = value.left[: len(value.left) - len(link[0])]
    name = metric_before(stem)
    if not name and link[0].strip() and (place := _PLACE.search(stem)):  # "accuracy on CIFAR-10 is"
        stem = stem[: place.start()]
        name = metric_before(stem)
    if not name or _CONDITION.search(stem[: name.span.start].rstrip()):
        return None
    if _OTHER_THING.match(value.right) or (name.head == "scores" and not link[0].strip()):
        return None
    if link[0].endswith("from") and not re.search(r"\bto\b|[-\u2013]", value.text):
        return None
    if not is_plausible(name.head, value) or not (link[0].strip() or value.unit or "." in value.text):
        return None
    kind: ResultKind = "reached"
    by = _BY.search(front := stem[: name.span.start].rstrip())
    nouns = re.search(rf"(?i)\b(?P<noun>{CHANGE_NOUN}) in(?: the)?$", front)
    if by and (verbs := [(m.start(), of) for verb, of in VERBS for m in verb.finditer(front)]):
        return made(value, max(verbs)[1], name, left_start(value))
    if nouns and not link[0].strip():
        return directed(made(value, kind_of(nouns["noun"], CHANGES), name, left_start(value)), nouns["noun"])
    changed = re.search(r"(?i)(\w+) (?:the |its |their |overall )?$", stem[: name.span.start])
    if changed and not re.search(r"(?i)\b(?:to|reach\w*|from|is|was|were|are)$", link[0]):
        kind = next((of for verb, of in VERBS if verb.fullmatch(changed[1])), kind)
    return made(value, kind, name, left_start(value))


def _metric_after(value: Value) -> Claim | None:
    """ "76 % accuracy", "49.7 box AP"."""
    if value.right[:1] != " ":
        return None
    name = metric_after(value.right)
    if not name and value.unit == "%" and (name := metric_after_preposition(value.right)) and name.head.islower():
        return None  # "22.8 % of mAP", not "5 % of the parameters"
    if not name or ONLY_COMPARED.search(name.head) or not is_plausible(name.head, value):
        return None
    if value.unit in {"x", "points"} | LENGTHS_AND_TIMES and name.head.islower() and value.unit == "x":
        return None
    if re.search(r"(?i)\b(?:at|iou)$", value.left) and re.match(r"(?i)iou|recall|precision|fpr|fp", name.head):
        return None
    if not value.unit and "." not in value.text and name.head.islower():
        return None
    return made(value, "reached", name, value.span.end)


def _reaching(value: Value) -> Claim | None:
    """ "achieves 88.53 % on CIFAR-100": what was measured is not said."""
    if value.unit in {"%", "dB", "FPS"} and REACHING.search(value.left[-60:]) and END.match(value.right):
        return made(value, "reached", None, 0)
    return None


def _running(value: Value) -> Claim | None:
    """ "runs at 30 FPS", "takes 20 ms"."""
    if value.unit == "FPS" and re.search(r"(?i)\b(?:at|of|achieves?|reach\w*|\()$", value.left.rstrip() or "("):
        return made(value, "reached", None, 0) if _SPEED_CONTEXT.search(value.left[-120:]) else None
    if value.unit in {"ms", "\u00b5s", "s", "min", "h", "GB", "MB"} and RUNNING.search(value.left[-80:]):
        return made(value, "reached", None, 0)
    return None


_RULES: tuple[Callable[[Value], Claim | None], ...] = (
    _signed,
    _by,
    _change_after,
    _compared,
    _change_before,
    _metric_after,
    _metric_before,
    _reaching,
    _running,
)
