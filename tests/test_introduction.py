"""The author's introduction fits under the home page's title, whatever headings it begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.curation.introduction import below_title, read_introduction
from builder.problems import SurveyError


def test_it_is_taken_as_the_author_wrote_it(tmp_path: Path) -> None:
    (tmp_path / "introduction.md").write_text("Sleep and *memory*.\n\n## Why\n\nBecause.\n")
    assert read_introduction(tmp_path) == "Sleep and *memory*.\n\n## Why\n\nBecause."


def test_none_is_none(tmp_path: Path) -> None:
    assert read_introduction(tmp_path) == ""


def test_headings_go_below_the_title() -> None:
    text = "Setext title\nover two lines\n===\n\nText.\n\n## Second\n\n```sh\n# no heading\n```\n\n###### Sixth"
    assert below_title(text) == (
        "## Setext title over two lines\n\nText.\n\n### Second\n\n```sh\n# no heading\n```\n\n###### Sixth"
    )


def test_a_heading_in_a_quotation_or_a_list_stays_there() -> None:
    text = "# Title\n\n> # Quoted\n\n- # Item\n\n> Over two\n> lines\n> ===\n\n# #1 of all"
    assert below_title(text) == "## Title\n\n> ## Quoted\n\n- ## Item\n\n> ## Over two lines\n\n## #1 of all"


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "introduction.md").write_bytes(b"caf\xe9")
    with pytest.raises(SurveyError, match=r"content|introduction\.md.*UTF-8"):
        read_introduction(tmp_path)
