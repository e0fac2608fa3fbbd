"""Benchmark: how close the key sentence comes to a summary in one sentence that authors or readers wrote.

Usage: python -m benchmarks.key_sentence --data papers.jsonl.gz

A line of the file is an object with "title", "abstract" and "tldr". Scores are the F-measures of ROUGE-1 and ROUGE-L
(Lin 2004) over lower-case words, without stemming. The weights were fitted on the odd papers and on 917 others whose
titles are not among the even ones; the figures to report are of the even papers. Four weights were set by hand: not for
these scores, which they lower by a tenth of a point on the papers of the fit, but for readers of the first survey.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from builder.analysis.key_sentence import bag, cosine, score_sentences
from builder.analysis.language.text import sentences

Chooser = Callable[[str, Sequence[str]], int]  # title and sentences to the position of one


def main() -> None:
    """Prints one line for each way to choose a sentence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a .jsonl.gz file of papers with a tldr")
    parser.add_argument("--half", choices=("odd", "even"), default="even", help="the papers that are scored")
    options = parser.parse_args()
    records = read_records(options.data)[int(options.half == "odd") :: 2]
    print(f"{len(records)} papers, the {options.half} ones of the file")
    for name, choose in CHOOSERS.items():
        pairs = [(texts[choose(title, texts)], summary) for title, texts, summary in records]
        report(name, pairs)
    best = [(max(texts, key=lambda text: rouge_1(text, summary)), summary) for _, texts, summary in records]
    report("best possible", best)


def read_records(path: Path) -> list[tuple[str, list[str], str]]:
    """Returns title, sentences and summary of the papers that have a summary and two sentences or more."""
    found: list[tuple[str, list[str], str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record.get("tldr") and record.get("abstract"):
                abstract = " ".join(record["abstract"].split())
                texts = [abstract[span.start : span.end] for span in sentences(abstract)]
                if len(texts) > 1:
                    found.append((record["title"], texts, record["tldr"]))
    return found


def by_score(title: str, texts: Sequence[str]) -> int:
    """The choice that pages show."""
    scores = score_sentences(title, texts)
    return scores.index(max(scores))


def by_centroid(title: str, texts: Sequence[str]) -> int:
    """The sentence whose words are most like those of the whole abstract (Radev et al. 2004)."""
    bags = [bag(text) for text in texts]
    centre = sum(bags, Counter())
    return max(range(len(texts)), key=lambda index: (cosine(bags[index], centre), -index))


CHOOSERS: Mapping[str, Chooser] = {
    "first sentence": lambda title, texts: 0,
    "last sentence": lambda title, texts: len(texts) - 1,
    "centroid": by_centroid,
    "most like the title": lambda title, texts: max(
        range(len(texts)), key=lambda index: (cosine(bag(texts[index]), bag(title)), -index)
    ),
    "key sentence": by_score,
}


def rouge_1(text: str, summary: str) -> float:
    """Returns the F-measure of shared words."""
    ours, theirs = _words(text), _words(summary)
    return _f_measure(sum((Counter(ours) & Counter(theirs)).values()), len(ours), len(theirs))


def rouge_l(text: str, summary: str) -> float:
    """Returns the F-measure of the longest common subsequence of words."""
    ours, theirs = _words(text), _words(summary)
    row = [0] * (len(theirs) + 1)
    for word in ours:
        diagonal = 0
        for column, other in enumerate(theirs, 1):
            diagonal, row[column] = row[column], diagonal + 1 if word == other else max(row[column], row[column - 1])
    return _f_measure(row[-1], len(ours), len(theirs))


def _f_measure(shared: int, ours: int, theirs: int) -> float:
    return 2 * shared / (ours + theirs) if shared else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def report(name: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Prints the mean scores in per cent."""
    one = sum(rouge_1(text, summary) for text, summary in pairs) / len(pairs)
    longest = sum(rouge_l(text, summary) for text, summary in pairs) / len(pairs)
    print(f"{name:20} ROUGE-1 {100 * one:5.2f}  ROUGE-L {100 * longest:5.2f}")


if __name__ == "__main__":
    main()
