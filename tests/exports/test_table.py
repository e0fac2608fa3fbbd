"""CSV: cells that a spreadsheet shows as text, under a header."""

from __future__ import annotations

import csv
import io

import pytest

from builder.records import Paper
from tests.exports.support import BARE, WHOLE, whole, written


def row_of(paper: Paper) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(written("csv", [paper])))
    return row


def test_a_paper_of_which_all_is_known() -> None:
    row = row_of(WHOLE)
    assert row["authors"] == "van Beethoven, Ludwig, Jr.; Simon and Schuster, Inc.; Lovelace, Ada"
    assert row["keywords"] == "engines; looms"
    assert (row["title"], row["year"], row["date"]) == ("Notes on Engines", "1843", "1843-09-05")
    assert (row["doi"], row["arxiv"], row["key"]) == ("10.1000/xyz_1", "2303.08134", "lovelace1843")


def test_what_is_not_known_is_empty() -> None:
    assert {name: value for name, value in row_of(BARE).items() if value} == {"title": "Looms"}


@pytest.mark.parametrize("title", ["=1+1", "+1", "-omics", "@SUM(A1)", "  =HYPERLINK(0)", "\t=1", "\r=1", "\x01=1"])
def test_no_cell_is_a_formula(title: str) -> None:
    cell = row_of(whole(title=title))["title"]
    assert cell.startswith("'")
    assert cell[1] in "=+-@"


def test_quotes_commas_and_line_ends_stay_in_their_cell() -> None:
    row = row_of(whole(title='a "b", c', abstract="one\r\ntwo"))
    assert (row["title"], row["abstract"]) == ('a "b", c', "one two")


def test_each_paper_is_a_row() -> None:
    assert len(written("csv", [WHOLE, BARE]).splitlines()) == 3
