"""How well records of one paper are found among records of many.

usage: python -m benchmarks.merging CORPUS [--from N] [--to N] [--errors N] [--seed N] [--no-abstracts]
                                   [--changes NAME,...]

CORPUS is a .jsonl.gz of papers with title, abstract, authors, venue and year; --from and --to take a part of it. Of
each paper a second record is made that differs in one to three ways, chosen by the seed: typing mistakes, case, cut
subtitle, lost accents, TeX, version, further or fewer authors, initials, order, names family first, missing year or
venue, missing or cut abstract. Every fourth paper gets a hard negative as well: a record of the same authors that is
another paper (next part, an erratum, a comment, the same subtitle under another title), or of one title by others.
Pairs are counted within the papers that merging makes. The corpus' own pairs with one title and authors count as one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.changed_records import CHANGES, NEGATIVES, Change, other_authors, tex
from builder.merging import joins
from builder.merging.folding import letters
from builder.records import Author, Origin, Paper
from builder.slugs import normal_form

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A record and the number of the paper that it is of."""

    record: Paper
    paper: str
    how: str


def read(path: Path) -> list[Row]:
    """Reads the corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def person(name: str) -> Author:
    """Takes the last word of a name for the family name."""
    given, _, family = name.strip().rpartition(" ")
    return Author(family, given)


def record_of(row: dict[str, Any], line: int, path: str) -> Paper:
    """Returns the corpus' record."""
    return Paper(
        title=" ".join(row["title"].split()),
        abstract=" ".join((row.get("abstract") or "").split()),
        origins=(Origin(path, line),),
        authors=tuple(person(name) for name in row.get("authors") or () if name.strip()),
        year=row.get("year"),
        venue=row.get("venue") or "",
    )


def cases(rows: Sequence[Row], rng: random.Random, with_abstracts: bool, changes: Sequence[Change]) -> list[Case]:
    """Returns the records: each paper's own, a changed one, and hard negatives."""
    found, known = [], dict[object, str]()
    for i, row in enumerate(rows):
        own = record_of(row, i + 1, "content/papers/own.bib")
        own = own if with_abstracts else replace(own, abstract="")
        # The corpus has papers of two conferences: one title and a common author is one paper.
        key = known.setdefault((normal_form(own.title), own.authors[:1] and normal_form(own.authors[0].family)), str(i))
        found.append(Case(own, key, "own"))
        changed, names = replace(own, origins=(Origin("content/papers/other.ris", i + 1),)), []
        # TeX comes last: what is written by hand is not put into capitals again.
        for change in sorted(rng.sample(changes, rng.choice([1, 2, 3])), key=lambda change: change is tex):
            changed = change(changed, rng)
            names.append(change.__name__)
        found.append(Case(changed, key, "+".join(sorted(names))))
        if i % 4 == 0:
            wrong = NEGATIVES[i // 4 % len(NEGATIVES)]
            other = replace(own, origins=(Origin("content/papers/wrong.bib", i + 1),))
            other = replace(other, abstract=rng.choice(["", rows[(i * 7 + 1) % len(rows)].get("abstract") or ""]))
            made = wrong(other, rng)
            if normal_form(made.title) != normal_form(own.title) or wrong is other_authors:
                found.append(Case(made, f"{i} {wrong.__name__}", wrong.__name__))
    return found


def pairs(groups: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
    """Returns all pairs within groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def told(name: str, found: set[tuple[int, int]], right: set[tuple[int, int]], seconds: float) -> str:
    """Returns the line of figures."""
    hits = len(found & right)
    return (
        f"{name:24} precision {hits / max(1, len(found)):.4f}  recall {hits / max(1, len(right)):.4f}"
        f"  joined {len(found):,} of {len(right):,} pairs  {seconds:.1f} s"
    )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--to", type=int, default=None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0, help="print that many errors of each kind")
    parser.add_argument("--no-abstracts", action="store_true", help="leave all abstracts out")
    parser.add_argument("--changes", default="", help="make these alone, three at least, with commas between")
    options = parser.parse_args()
    changes = [change for change in CHANGES if not options.changes or change.__name__ in options.changes.split(",")]
    rows = read(options.corpus)[options.first : options.to]
    made = cases(rows, random.Random(options.seed), not options.no_abstracts, changes)
    at = {case.record.origins[0]: i for i, case in enumerate(made)}
    papers: defaultdict[str, list[int]] = defaultdict(list)
    titles: defaultdict[str, list[int]] = defaultdict(list)
    start = time.process_time()
    for i, item in enumerate(made):
        titles[letters(item.record.title)].append(i)
    middle = time.process_time()
    joined = joins(item.record for item in made)
    end = time.process_time()
    for i, item in enumerate(made):
        papers[item.paper].append(i)
    right = pairs(papers.values())
    found = pairs([at[record.origins[0]] for record in item.records] for item in joined.papers)
    print(f"{len(made):,} records of {len(papers):,} papers; {len(joined.nearly):,} nearly joined")
    print(told("one normalised title", pairs(titles.values()), right, middle - start))
    print(told("merging", found, right, end - middle))
    near = {tuple(sorted((at[n.earlier.origins[0]], at[n.later.origins[0]]))) for n in joined.nearly}
    print(f"nearly joined that are one paper: {len(near & (right - found)):,}")
    missed, wrong = sorted(right - found), sorted(found - right)
    print("missed:", Counter(how for pair in missed for how in made[pair[1]].how.split("+")).most_common(9))
    print("wrong:", Counter(made[j].how if made[j].how != "own" else made[i].how for i, j in wrong).most_common(9))
    for name, errors in (("missed", missed), ("wrong", wrong)):
        for i, j in errors[: options.errors]:
            print(f"\n{name}: {made[i].how} / {made[j].how}")
            for item in (made[i].record, made[j].record):
                print(f"  {item.title} | {'; '.join(map(str, item.authors))} | {item.year} | {item.abstract[:60]}")


if __name__ == "__main__":
    main()
