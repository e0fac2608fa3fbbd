"""Benchmark: how many acronyms are read rightly, and whether the meaning that is given to a place is the right one.

Usage: python -m benchmarks.glossary --data papers.jsonl.gz --skip 20000 [--draw 200] [--labels labels.txt]

A line of the file is an object with "title" and "abstract". Definitions are drawn with a fixed seed and printed for a
person to read; a file of labels, one "+" or "-" a line in the order drawn, gives the precision. The peer is the
algorithm of Schwartz and Hearst (2003) as they printed it, on the same papers.

Meanings are tested where papers define an acronym themselves: the paper's own definition and the words of its long form
are hidden, and the rest of the collection must give the same meaning.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from builder.analysis.glossary import uses_of
from builder.analysis.glossary.context import Context
from builder.analysis.glossary.senses import Use, by_meaning
from builder.records import Paper

_SEED = 20031
_BRACKETS = re.compile(r"\(([^()]{2,10})\)")


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a .jsonl.gz file of papers")
    parser.add_argument("--skip", type=int, default=0, help="papers at the head of the file that are left out")
    parser.add_argument("--limit", type=int, default=10_000, help="papers that are read")
    parser.add_argument("--draw", type=int, default=200, help="definitions drawn for reading")
    parser.add_argument("--labels", type=Path, help="a file of + and -, a line each, for the definitions drawn")
    options = parser.parse_args()
    papers = list(read_papers(options.data, options.skip, options.limit))
    uses = [use for paper in papers for use in uses_of(paper)]
    peers = sum(len(peer_definitions(paper.abstract)) for paper in papers)
    print(f"{len(papers)} papers: {len(uses)} definitions, Schwartz and Hearst {peers}")
    drawn = random.Random(_SEED).sample(uses, min(options.draw, len(uses)))
    if options.labels:
        labels = options.labels.read_text(encoding="utf-8").split()
        print(f"precision {labels.count('+') / len(labels):.3f} of {len(labels)} definitions read")
    else:
        for use in drawn:
            print(f"{use.short} | {use.long} | {use.paper}")
    report_meanings(papers, uses)


def read_papers(path: Path, skip: int, limit: int) -> Iterator[Paper]:
    """Yields the papers, each with its line number as id."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in islice(enumerate(lines), skip, skip + limit):
            record = json.loads(line)
            yield Paper(record["title"], " ".join((record.get("abstract") or "").split()), (), id=f"{number:06}")


def peer_definitions(text: str) -> list[tuple[str, str]]:
    """Returns acronym and long form as the algorithm of Schwartz and Hearst (2003) finds them."""
    found: list[tuple[str, str]] = []
    for match in _BRACKETS.finditer(text):
        short = match[1].strip()
        if len(short.split()) <= 2 and short[:1].isalnum() and any(char.isalpha() for char in short):
            words = text[: match.start()].split()[-min(len(short) + 5, 2 * len(short)) :]
            long = _peer_long(short, " ".join(words))
            if long:
                found.append((short, long))
    return found


def _peer_long(short: str, before: str) -> str:
    place = len(before) - 1
    for index in range(len(short) - 1, -1, -1):
        char = short[index].lower()
        if not char.isalnum():
            continue
        while place >= 0 and (before[place].lower() != char or (index == 0 and place and before[place - 1].isalnum())):
            place -= 1
        if place < 0:
            return ""
        place -= 1
    return before[before.rfind(" ", 0, place + 1) + 1 :]


def report_meanings(papers: Sequence[Paper], uses: Sequence[Use]) -> None:
    """Prints how often a meaning is given where the own definition is hidden, and how often it is the right one."""
    by_short: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        by_short[use.short].append(use)
    context = Context(papers)
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for group in by_short.values():
        meanings = by_meaning(group)
        for right, meaning in enumerate(meanings):
            for use in meaning:
                others = [[other.paper for other in each if other.paper != use.paper] for each in meanings]
                known = [number for number, definers in enumerate(others) if definers]
                if known:
                    chosen = context.chosen(use.paper, [("", others[number]) for number in known], hidden=use.long)
                    most = max(known, key=lambda number: (len(others[number]), -number))
                    row = counts["one meaning" if len(known) == 1 else "clash"]
                    row[0] += 1
                    row[1] += chosen is not None
                    row[2] += chosen is not None and known[chosen] == right
                    row[3] += most == right
    for kind, (tests, given, correct, majority) in sorted(counts.items()):
        print(
            f"{kind}: {tests} places, {given / tests:.2f} given a meaning, {correct / max(1, given):.3f} of them right"
        )
        print(f"{kind}: {majority / tests:.3f} right with the meaning of most papers everywhere")


if __name__ == "__main__":
    main()
