"""How well records of one paper are found among records of many.

usage: python -m benchmarks.merging CORPUS [--from N] [--to N] [--errors N] [--seed N] [--no-abstracts]

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
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from builder.merging import joins
from builder.merging.folding import letters
from builder.records import Author, Origin, Paper
from builder.slugs import normal_form

Change = Callable[[Paper, random.Random], Paper]
_VERSIONS = ("(v2)", "[v3]", "(Extended Version)", "(extended abstract)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Case:
    """A record and the number of the paper that it is of."""

    record: Paper
    paper: str
    how: str


def read(path: Path) -> list[dict[str, Any]]:
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


def _typo(word: str, rng: random.Random) -> str:
    i = rng.randrange(len(word))
    swapped = word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]
    dropped, other = word[:i] + word[i + 1 :], word[:i] + rng.choice(_LETTERS) + word[i + 1 :]
    return rng.choice([swapped, dropped, other, word[:i] + rng.choice(_LETTERS) + word[i:]])


def typos(paper: Paper, rng: random.Random) -> Paper:
    """One or two letters of the title wrong."""
    words = paper.title.split()
    for _ in range(rng.choice([1, 1, 2])):
        long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
        if long:
            i = rng.choice(long)
            words[i] = _typo(words[i], rng)
    return replace(paper, title=" ".join(words))


def case(paper: Paper, rng: random.Random) -> Paper:
    """Another casing."""
    return replace(paper, title=rng.choice([paper.title.upper(), paper.title.lower(), paper.title.title()]))


def subtitle_cut(paper: Paper, rng: random.Random) -> Paper:
    """Without what stands behind the colon, or broken off with dots."""
    main, colon, _ = paper.title.partition(": ")
    if colon and len(main.split()) > 1:
        return replace(paper, title=main)
    words = paper.title.split()
    return replace(paper, title=" ".join(words[: max(5, len(words) * 2 // 3)]) + "…") if len(words) > 6 else paper


def accents_lost(paper: Paper, rng: random.Random) -> Paper:
    """Letters without accents, hyphens as blanks."""
    authors = tuple(replace(a, family=_ascii(a.family), given=_ascii(a.given)) for a in paper.authors)
    return replace(paper, title=_ascii(paper.title).replace("-", rng.choice(["-", " ", ""])), authors=authors)


def _ascii(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)) or text


def tex(paper: Paper, rng: random.Random) -> Paper:
    """As a .bib file has it: braces round capitals, accents as commands, a style."""
    title = re.sub(r"\b([A-Z]{2,}\w*)\b", r"{\1}", paper.title)
    title = re.sub(r"\b([A-Z])(\w+)", r"{\1}\2", title) if rng.random() < 0.5 else title
    words = title.split()
    i = rng.randrange(len(words))
    words[i] = rng.choice([f"\\emph{{{words[i]}}}", f"\\textit{{{words[i]}}}", words[i]])
    authors = tuple(replace(a, family=_tex(a.family), given=_tex(a.given)) for a in paper.authors)
    return replace(paper, title=_tex(" ".join(words)).replace("&", r"\&").replace("%", r"\%"), authors=authors)


def _tex(text: str) -> str:
    marks = {"\u0301": "'", "\u0300": "`", "\u0308": '"', "\u0302": "^", "\u0303": "~", "\u030c": "v", "\u0327": "c"}
    parts = []
    for char in text:
        split = unicodedata.normalize("NFD", char)
        parts.append(f"{{\\{marks[split[1]]}{{{split[0]}}}}}" if len(split) == 2 and split[1] in marks else char)
    return "".join(parts)


def version(paper: Paper, rng: random.Random) -> Paper:
    """A version behind the title."""
    return replace(paper, title=f"{paper.title} {rng.choice(_VERSIONS)}")


def more_authors(paper: Paper, rng: random.Random) -> Paper:
    """One or two authors that joined later."""
    more = [Author("Quist", "Maria"), Author("Okonkwo", "Chidi")][: rng.choice([1, 2])]
    return replace(paper, authors=(*paper.authors, *more)) if paper.authors else paper


def fewer_authors(paper: Paper, rng: random.Random) -> Paper:
    """ "and others" behind the first."""
    return replace(paper, authors=paper.authors[: rng.choice([1, 2, 3])])


def initials(paper: Paper, rng: random.Random) -> Paper:
    """Given names as initials."""
    dot = rng.choice([". ", ".", " ", ""])
    shortened = [replace(a, given=dot.join(w[0] for w in a.given.split()) + dot.strip()) for a in paper.authors]
    return replace(paper, authors=tuple(shortened))


def author_order(paper: Paper, rng: random.Random) -> Paper:
    """The authors in another order."""
    return replace(paper, authors=tuple(rng.sample(paper.authors, len(paper.authors))))


def family_first(paper: Paper, rng: random.Random) -> Paper:
    """Family and given names changed places."""
    return replace(
        paper, authors=tuple(Author(a.given or a.family, a.family if a.given else "") for a in paper.authors)
    )


def no_authors(paper: Paper, rng: random.Random) -> Paper:
    """The authors missing."""
    return replace(paper, authors=())


def no_year(paper: Paper, rng: random.Random) -> Paper:
    """The year missing."""
    return replace(paper, year=None)


def other_venue(paper: Paper, rng: random.Random) -> Paper:
    """A preprint of the year before."""
    return replace(paper, venue=rng.choice(["", "arXiv", "CoRR"]), year=paper.year - 1 if paper.year else None)


def no_abstract(paper: Paper, rng: random.Random) -> Paper:
    """The abstract missing."""
    return replace(paper, abstract="")


def abstract_cut(paper: Paper, rng: random.Random) -> Paper:
    """The first half of the abstract."""
    return replace(paper, abstract=paper.abstract[: len(paper.abstract) // 2] + rng.choice(["…", "...", ""]))


CHANGES: tuple[Change, ...] = (
    typos, case, subtitle_cut, accents_lost, tex, version, more_authors, fewer_authors, initials, author_order,
    family_first, no_authors, no_year, other_venue, no_abstract, abstract_cut,
)  # fmt: skip


def next_part(paper: Paper, rng: random.Random) -> Paper:
    """The next part, by the same authors, with an abstract of its own or none."""
    return replace(paper, title=f"{paper.title}{rng.choice([', Part II', ' II', ': Part 2', ' 2'])}")


def about(paper: Paper, rng: random.Random) -> Paper:
    """What was said of it."""
    said = ["Erratum: ", "Corrigendum to: ", "Comment on ", "Reply to: ", "Correction to "]
    return replace(paper, title=f"{rng.choice(said)}{paper.title}")


def other_authors(paper: Paper, rng: random.Random) -> Paper:
    """One title by others."""
    return replace(paper, authors=(Author("Brandt", "Lise"), Author("Ferreira", "Rui")))


def other_title(paper: Paper, rng: random.Random) -> Paper:
    """By the same authors, with words of the title exchanged."""
    words = paper.title.split()
    for i in rng.sample(range(len(words)), max(1, len(words) // 3)):
        words[i] = rng.choice(["Robust", "Bayesian", "Efficient", "Graphs", "Learning", "Online", "Speech"])
    return replace(paper, title=" ".join(words))


NEGATIVES: tuple[Change, ...] = (next_part, about, other_authors, other_title)


def cases(rows: Sequence[dict[str, Any]], rng: random.Random, with_abstracts: bool) -> list[Case]:
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
        for change in sorted(rng.sample(CHANGES, rng.choice([1, 2, 3])), key=lambda change: change is tex):
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
    options = parser.parse_args()
    rows = read(options.corpus)[options.first : options.to]
    made = cases(rows, random.Random(options.seed), not options.no_abstracts)
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
