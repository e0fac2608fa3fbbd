"""RIS: one tag a line, whatever stands in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.support import BARE, WHOLE, whole, written


def test_a_paper_of_which_all_is_known() -> None:
    assert written("ris", [WHOLE]).splitlines() == [
        "TY  - JOUR",
        "ID  - lovelace1843",
        "TI  - Notes on Engines",
        "AU  - van Beethoven, Ludwig, Jr.",
        "AU  - Simon and Schuster Inc.,",
        "AU  - Lovelace, Ada",
        "ED  - Babbage, Charles",
        "PY  - 1843",
        "DA  - 1843/09/05",
        "T2  - Journal of Engines",
        "AB  - We note 50% of it.",
        "VL  - 3",
        "IS  - 2",
        "PB  - Taylor & Sons",
        "DO  - 10.1000/xyz_1",
        "LA  - en",
        "SP  - 137",
        "EP  - 144",
        "SN  - 978-3-16-148410-0",
        "SN  - 1234-5679",
        "UR  - https://example.org/a_b",
        "UR  - https://example.org/a.pdf",
        "AN  - arXiv:2303.08134",
        "PM  - 1234567",
        "KW  - engines",
        "KW  - looms",
        "N1  - Read twice.",
        "N1  - Good.",
        "ER  - ",
        "",
    ]


def test_what_is_not_known_is_left_out() -> None:
    assert written("ris", [BARE]) == "TY  - GEN\nID  - looms-5678\nTI  - Looms\nER  - \n\n"


@pytest.mark.parametrize(("pages", "lines"), [("e12", ["SP  - e12"]), ("1-4, 7-9", ["SP  - 1-4, 7-9"]), ("", [])])
def test_pages_that_are_no_range_stay_as_they_are(pages: str, lines: list[str]) -> None:
    assert [line for line in written("ris", [whole(pages=pages)]).splitlines() if line[:2] in ("SP", "EP")] == lines


@given(st.text(st.sampled_from("aER -TY\n\r\x0b\x0c\x85\u2028\u2029\x1c\x1e\x00") | st.characters(codec="utf-8")))
def test_no_text_begins_a_line_of_its_own(text: str) -> None:
    file = written("ris", [whole(title=f"a{text}", abstract=text, keywords=(text,), notes=(text,), key=text)])
    tags = [line[:2] for line in file.splitlines() if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in file.splitlines() if line)
    assert tags.count("TY") == tags.count("ER") == 1
    assert tags[-1] == "ER"


def test_the_university_of_a_thesis_is_its_publisher() -> None:
    lines = written("ris", [whole(type="thesis", venue="University of Looms", publisher="")]).splitlines()
    assert [line for line in lines if line[:2] in ("T2", "PB")] == ["PB  - University of Looms"]
