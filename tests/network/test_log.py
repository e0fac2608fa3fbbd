"""content/searches.yml is the author's: lines come and go, the rest stays to the letter."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from builder.network.log import Entry, logged, read_log
from builder.problems import SurveyError

FILE = "papers/fetched/arxiv-maps.atom"
ENTRY = Entry("arXiv", "maps: a #1", "", date(2026, 11, 24), 120, 50, FILE, "https://example.org/?a={b}&c=d")
LINE = (
    "- {source: arXiv, query: 'maps: a #1', date: 2026-11-24, found: 120, kept: 50, "
    f"file: {FILE}, address: 'https://example.org/?a={{b}}&c=d'}}\n"
)


def test_the_first_line_makes_the_file() -> None:
    assert logged("", [ENTRY]) == LINE


@pytest.mark.parametrize(
    "text",
    [
        "# by hand\n- {source: Scopus, query: x}\n# end",
        "- source: Scopus\n  query: 'a\n\n    b'\n",
        "- source: Scopus\n  note: |\n    two\n    lines\n\n# end\n",
    ],
)
def test_what_stands_there_stays_as_it_is(text: str) -> None:
    assert logged(text, [ENTRY]) == (text if text.endswith("\n") else f"{text}\n") + LINE


def test_a_list_that_is_set_in_goes_on_so() -> None:
    assert logged("  - {source: Scopus}\n", [ENTRY]) == f"  - {{source: Scopus}}\n  {LINE}"


@pytest.mark.parametrize(
    "old",
    [f"- {{source: arXiv, file: {FILE}}}\n", f"- source: arXiv\n  file: {FILE}\n", f"- file: {FILE}\n  found: 3\n"],
)
def test_the_line_of_the_same_file_is_replaced_where_it_stands(old: str) -> None:
    assert logged(f"# a\n{old}# b\n- source: B\n", [ENTRY]) == f"# a\n{LINE}# b\n- source: B\n"


def test_what_the_author_noted_with_a_line_stays() -> None:
    (entry,) = read_log(logged(f"- file: {FILE}\n  note: |\n    read\n    twice\n\n", [ENTRY]))
    assert (entry["note"], entry["kept"]) == ("read\ntwice\n", 50)


@pytest.mark.parametrize("text", ["[]", "[{source: A}] # c\n", "# c\n---\n- {source: A}\n...\n"])
def test_other_forms_of_list_lose_no_entry(text: str) -> None:
    after = logged(text, [ENTRY])
    assert read_log(after) == [*read_log(text), ENTRY.values()]
    assert ("# c" in after) == (text.startswith("# c"))


def test_the_same_again_changes_nothing() -> None:
    assert logged(logged("# a\n", [ENTRY]), [ENTRY]) == f"# a\n{LINE}"


def test_an_arxiv_id_stays_a_text() -> None:
    entry = Entry("arXiv", "", "2303.08130", date(2026, 11, 24), None, 1, FILE, "")
    assert yaml.safe_load(logged("", [entry]))[0]["identifier"] == "2303.08130"


@pytest.mark.parametrize("text", ["a: [", "a: b", "- text", "text", "- {date: 2026-99-99}", "- !!python/none x"])
def test_what_is_no_log_is_refused(text: str) -> None:
    with pytest.raises(SurveyError):
        read_log(text)
