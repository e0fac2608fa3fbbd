"""Every page of the small survey, held against the pages in golden/.

`REWRITE_GOLDEN=1 pytest tests/pages` writes them anew; the difference is then what to review.
"""

from __future__ import annotations

import os
from pathlib import Path

from builder.pages import render
from tests.pages.nasty_survey import CITATIONS, CURATION, SETTINGS, SURVEY

GOLDEN = Path(__file__).with_name("golden")


def test_pages_are_as_reviewed() -> None:
    rendered = {page.path: page.text for page in render(SURVEY, SETTINGS, CITATIONS, CURATION)}
    if os.environ.get("REWRITE_GOLDEN"):
        _write(rendered)
    golden = {path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.md")}
    assert rendered.keys() == golden.keys()
    for path, text in rendered.items():
        assert text == golden[path], path


def _write(pages: dict[str, str]) -> None:
    for old in GOLDEN.rglob("*.md"):
        old.unlink()
    for path, text in pages.items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_text(text, encoding="utf-8", newline="\n")
