"""`litsurvey dedupe`: which records were joined into one paper and why, and which nearly were."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from builder.commands import options
from builder.commands.outcome import OK, survey_of
from builder.console import Console
from builder.progress import counted

if TYPE_CHECKING:
    from builder.merging import Join, Joined, Joins, Near

HELP = "show which records were joined into one paper, which nearly were, and why"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds --unsure and --json."""
    parser.add_argument("--unsure", action="store_true", help="only what likeness alone joined, and what nearly was")
    options.as_json(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Shows each joined paper with its records, then the pairs that were kept apart."""
    from builder.reading import read_joins

    found = read_joins(survey_of(asked))
    shown = [item for item in found.papers if item.joins and not (asked.unsure and _is_sure(item))]
    if asked.json:
        report = {"joined": list(map(_joined, shown)), "nearly": list(map(_near, found.nearly))}
        console.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        console.write("".join(f"{line}\n" for line in _lines(shown, found.nearly)))
        console.say(_summary(found))
    return OK


def _is_sure(item: Joined) -> bool:
    return all(join.is_sure for join in item.joins)


def _lines(shown: Sequence[Joined], nearly: Sequence[Near]) -> Iterator[str]:
    for item in shown:
        yield f"{item.paper.id}: {item.paper.title}"
        yield f"  {item.records[0].origins[0]}"
        yield from (f"  {join.later.origins[0]}: {_reason(join)}" for join in item.joins)
    for near in nearly:
        yield f"kept apart: {near.earlier.id} and {near.later.id}: {near.reason}"
        yield f"  {near.earlier.origins[0]}: {near.earlier.title}"
        yield f"  {near.later.origins[0]}: {near.later.title}"


def _reason(join: Join) -> str:
    return join.reason if join.is_sure else f"{join.reason} (not sure)"


def _summary(found: Joins) -> str:
    records = sum(len(item.records) for item in found.papers)
    made = f"{counted(len(found.papers), 'paper')} from {counted(records, 'record')}"
    return (
        f"{made}, {counted(len(found.nearly), 'pair')} nearly joined; "
        '"same" and "different" in content/survey.yml overrule both'
    )


def _joined(item: Joined) -> dict[str, object]:
    joins = [
        {"record": str(join.later.origins[0]), "to": str(join.earlier.origins[0]), "reason": join.reason}
        | {"sure": join.is_sure}
        for join in item.joins
    ]
    records = [str(record.origins[0]) for record in item.records]
    return {"id": item.paper.id, "title": item.paper.title, "records": records, "joins": joins}


def _near(near: Near) -> dict[str, object]:
    return {"papers": [near.earlier.id, near.later.id], "reason": near.reason}
