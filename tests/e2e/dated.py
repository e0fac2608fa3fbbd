"""End-to-end tests: papers of twelve years, on subjects that come and go, as a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

_YEARS = range(2010, 2022)

# What papers are about, and in which years; what they are about stands in the title and in two sentences.
_SUBJECTS = (
    ("support vector machines", "kernel functions", range(2010, 2015)),
    ("object detection", "feature pyramids", range(2013, 2019)),
    ("word embeddings", "sparse codes", range(2010, 2022)),
    ("diffusion models", "score matching", range(2018, 2022)),
)
_TURNS = (
    ("A study of {one} with {other}", "We study {one} and show how {other} help on four data sets."),
    ("{other} make {one} robust", "Noise harms {one}. We find that {other} remove most of the harm."),
    ("On the limits of {one}", "Where do {one} fail? Our experiments compare {other} with three baselines."),
    ("Faster {one}", "Training of {one} is slow. With {other} it takes half the time at equal accuracy."),
)


def _rows() -> Iterator[tuple[str, str, int, str]]:
    for year in _YEARS:
        for one, other, years in _SUBJECTS:
            for number, (title, sentence) in enumerate(_TURNS if year in years else ()):
                about = {"one": one, "other": other}
                yield (
                    f"{title.format(**about)}: lessons of {year}".capitalize(),
                    f"{sentence.format(**about)} The literature on {one} of {year} is reviewed, too. "
                    f"Code and results of run {number} are given for {other}.",
                    year,
                    f"Author {one[:3].title()}{number}",
                )


def spreadsheet() -> str:
    """The papers as a table with a line of headings."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("title", "abstract", "year", "authors"))
    table.writerows(_rows())
    return written.getvalue()
