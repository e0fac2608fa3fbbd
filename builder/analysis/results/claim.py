"""Stage 3, analysis: a number that is claimed as a result, and what the words beside it make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.analysis.results.metrics import Named, metric_after
from builder.analysis.results.numbers import NEAR, Value
from builder.analysis.results.patterns import ONLY_COMPARED
from builder.records import ResultKind, Span

_JUDGES = frozenset(
    {
        "average",
        "absolute",
        "relative",
        "overall",
        "further",
        "additional",
        "significant",
        "performance",
        "maximum",
        "mean",
        "percentage",
        "of",
        "speed",
    }
)
_GOOD = re.compile(
    r"(?i)(?:accurac(?:y|ies)|precision|recall|performance|success|quality|throughput|BLEU|mAP|\bAP|IoU|F1|scores?|PSNR|AUC)$"
)

_COSTS = re.compile(
    r"(?i)(?:errors?|error rates?|latency|time|perplexity|costs?|memory.*|parameters|FID|delay|runtime)$"
)

_RELATED = re.compile(
    r"(?i)^,? ?(?:\([^()]*\) )?(?:in terms of|in|of|on|w\.r\.t\.|with respect to|regarding) (?:the )?(?:\w+ing )?"
)

TERMS = re.compile(r"(?i)\b(?:in terms of|measured (?:by|in)|w\.r\.t\.) (?:the )?")

END = re.compile(
    r"(?i)^(?: (?:on|for|in|and|over|across|to|at|with|when|under|average|compared|respectively|than)\b|[.,;)]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a sentence claims as a result."""

    value: Value
    kind: ResultKind
    metric: str = ""
    metric_span: Span | None = None  # in the sentence
    word_span: Span | None = None  # of "improvement" or "faster" after the number


def made(value: Value, kind: ResultKind, name: Named | None, offset: int) -> Claim:
    """Returns the claim; `offset` is where the text in which the metric was found begins in the sentence."""
    if name is None:
        return Claim(value, kind)
    return Claim(value, kind, name.text, Span(name.span.start + offset, name.span.end + offset))


def directed(claim: Claim, word: str) -> Claim:
    """The same with its kind right: less accuracy is worse, and so is more time."""
    if claim.kind == "reduced by" and _GOOD.search(claim.metric):
        return replace(claim, kind="worse by")
    if claim.kind == "worse by" and not _GOOD.search(claim.metric) and re.match(r"(?i)drop|decl|fall", word):
        return replace(claim, kind="reduced by")
    if claim.kind == "better by" and _COSTS.search(claim.metric) and re.match(r"(?i)incr|rais|high|great", word):
        return replace(claim, kind="worse by")
    return claim


def metric_after_preposition(text: str) -> Named | None:
    """Returns the metric of "in terms of mIoU" or "in accuracy", which `text` begins with."""
    match = _RELATED.match(text[:60])
    if not match:
        return None
    name = metric_after(" " + text[match.end() :])
    return (
        replace(name, span=Span(name.span.start + match.end() - 1, name.span.end + match.end() - 1)) if name else None
    )


def is_plausible(head: str, value: Value) -> bool:
    """Whether the number can be one of this metric: a time has seconds, a count of tokens is none."""
    low = head.casefold()
    if value.unit == "x":
        return low.startswith("ratio") or low in {"speed", "compression"}
    if ONLY_COMPARED.search(head):
        if re.search(r"(?:times?|latency|delay|runtimes?)$", low):
            return value.unit in {"ms", "\u00b5s", "s", "min", "h"}
        if re.search(r"(?:distances?|deviation)$", low):
            return value.unit in {"mm", "cm", "\u00b5m", "m", "px"}
        if low.startswith("ratio"):
            return value.unit == "%"
        return bool(re.search(r"(?:rates|robustness|coverage|overhead|coefficients?|success)$", low)) and (
            value.unit == "%" or "." in value.text
        )
    if low in {"latency", "delay", "delays", "runtime"}:
        return bool(value.unit)
    return True


def kind_of(word: str, table: tuple[tuple[str, ResultKind], ...]) -> ResultKind:
    """Returns the kind of the table's pattern that fits the word, as one of them must."""
    return next(kind for pattern, kind in table if re.fullmatch(f"(?i){pattern}", word))


def with_its_pair(text: str, names: list[Named]) -> Named:
    """The first name, joined with the second of "FLOPs and latency"."""
    first = names[0]
    if len(names) > 1 and text[first.span.end : names[1].span.start] == " and ":
        span = Span(first.span.start, names[1].span.end)
        return Named(text[span.start : span.end], span, names[1].head)
    return first


def only_judges(words: str) -> bool:
    """Tells whether the words only say how large something is: "average relative"."""
    return all(word.casefold() in _JUDGES for word in words.split())


def left_start(value: Value) -> int:
    """Where `value.left` begins in the sentence."""
    return max(0, value.span.start - NEAR)
