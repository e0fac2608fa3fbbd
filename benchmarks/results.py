"""How well results are taken out of abstracts, beside a plain pattern.

usage: python -m benchmarks.results --labels LABELS.json PAPERS [--wrong]

LABELS maps paper ids to lists of {quote, value, unit, metric, dataset, kind}, where what is not listed is no result and
a list stands for several right answers; PAPERS is a survey's content/papers/, or a JSON file that maps the ids to
abstracts. A metric is also right without its first words ("accuracy" of "top-1 accuracy"). Entries marked "optional"
count neither way. A result as a whole is right when nothing that it says is wrong; blanks count against recall of their
field only. The peer takes every number with "%" or "x" for a result and a listed word nearby for its metric.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.linkage import read_papers
from builder.analysis.results import extract_results
from builder.records import Result, Span

_FIELDS = ("value", "unit", "kind", "metric", "dataset")
_PEER = re.compile(r"(\d+(?:\.\d+)?) ?(%|x\b|times\b)")
_PEER_METRIC = re.compile(r"(?i)\b(?:accuracy|mAP|mIoU|F1|BLEU|FID|error rate|precision|recall)\b")


@dataclass(slots=True)
class Score:
    """Counts of one field."""

    said: int = 0
    right: int = 0
    there: int = 0

    def __str__(self) -> str:
        precision = self.right / self.said if self.said else 1.0
        recall = self.right / self.there if self.there else 1.0
        counts = f"({self.right} right, {self.said} said, {self.there} there)"
        return f"precision {precision:.3f}  recall {recall:.3f}  {counts}"


def measure(
    labels: Mapping[str, Sequence[Mapping[str, Any]]],
    found: Mapping[str, Sequence[Result]],
    abstracts: Mapping[str, str],
) -> tuple[dict[str, Score], list[str]]:
    """Returns the counts of each field and what was wrong or missed, in words."""
    scores = {field: Score() for field in (*_FIELDS, "whole")}
    wrong: list[str] = []
    for id_, abstract in abstracts.items():
        open_ = [dict(label) for label in labels.get(id_, ())]
        for result in found[id_]:
            label = next((label for label in open_ if _is_it(label, result, abstract)), None)
            if label:
                open_.remove(label)
            if label and label.get("optional"):
                continue
            _count(scores, result, label, wrong, abstract)
        for label in open_:
            if not label.get("optional"):
                wrong.append(f"missed   {label['value']} {label['unit']} | {label['quote']}")
                for field in scores:
                    scores[field].there += field == "whole" or bool(label.get(field))
    return scores, wrong


def _is_it(label: Mapping[str, Any], result: Result, abstract: str) -> bool:
    """Whether the label speaks of the same number at the same place."""
    quote = abstract.find(label["quote"])
    value = result.value
    return label["value"] == value and quote <= result.span.end and result.span.start <= quote + len(label["quote"])


def _count(
    scores: dict[str, Score], result: Result, label: Mapping[str, Any] | None, wrong: list[str], abstract: str
) -> None:
    whole = label is not None
    for field in _FIELDS:
        said = getattr(result, field)
        good = label is not None and (not said or fits(said, label[field], field))
        scores[field].said += bool(said)
        scores[field].right += bool(said) and good
        scores[field].there += label is not None and bool(label[field])
        whole = whole and good
        if label is not None and (not good or (label[field] and not said)):
            wrong.append(
                f"{'WRONG' if said else 'blank'} {field}: {said!r} for {label[field]!r} | {_around(abstract, result)}"
            )
    scores["whole"].said += 1
    scores["whole"].right += whole
    scores["whole"].there += label is not None
    if label is None:
        wrong.append(f"FALSE    {result.value} {result.unit} {result.kind} | {_around(abstract, result)}")


def fits(said: str, label: str | Sequence[str], field: str) -> bool:
    """Whether a field holds one of the right answers."""
    answers = [label] if isinstance(label, str) else label
    given = " ".join(said.casefold().split())
    for answer in (" ".join(answer.casefold().split()) for answer in answers):
        if given == answer or (field == "metric" and answer.endswith(" " + given)):
            return True
    return False


def _around(abstract: str, result: Result) -> str:
    return abstract[max(result.sentence.start, result.span.start - 60) : result.span.end + 60]


def peer(abstract: str) -> tuple[Result, ...]:
    """Every percentage and factor, with the closest word of a short list."""
    found = []
    for match in _PEER.finditer(abstract):
        near = abstract[max(0, match.start() - 60) : match.end() + 60]
        metric = _PEER_METRIC.search(near)
        span = Span(*match.span())
        unit = "%" if match[2] == "%" else "x"
        found.append(Result(span, span, match[1], float(match[1]), unit=unit, metric=metric[0] if metric else ""))
    return tuple(found)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="print what is wrong and what is missed")
    options = parser.parse_args()
    if options.papers.suffix == ".json":
        abstracts = json.loads(options.papers.read_text(encoding="utf-8"))
    else:
        abstracts = {paper.id: paper.abstract for paper in read_papers(options.papers)}
    labels = json.loads(options.labels.read_text(encoding="utf-8"))
    count = sum(not label.get("optional") for rows in labels.values() for label in rows)
    print(f"abstracts {len(abstracts)}; labelled results {count} in {len(labels)}")
    for name, method in (("a plain pattern", peer), ("results", extract_results)):
        scores, wrong = measure(labels, {id_: method(text) for id_, text in abstracts.items()}, abstracts)
        print(name)
        for field, score in scores.items():
            print(f"  {field:8} {score}")
    if options.wrong:
        print("\n".join(wrong))
        print(Counter(line.split()[0] for line in wrong))


if __name__ == "__main__":
    main()
