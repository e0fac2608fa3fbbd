"""BibTeX, beyond what a copied listing knows: names in parts, types, numbers, keys of the source, whole files."""

from __future__ import annotations

import pytest

from builder.exports import EXPORTS, bibliography
from builder.exports.bibtex import bibtex_entry
from builder.exports.keys import keys_of
from builder.records import Author, PaperType
from tests.exports.support import BARE, WHOLE, whole, written


def test_a_whole_entry_has_all_that_a_reader_of_bibtex_takes() -> None:
    assert written("bibtex", [WHOLE]).splitlines() == [
        "@article{lovelace1843,",
        "  author = {van Beethoven, Jr., Ludwig and {{Simon and Schuster, Inc.}} and Lovelace, Ada},",
        "  editor = {Babbage, Charles},",
        "  title = {Notes on Engines},",
        "  journal = {Journal of Engines},",
        "  year = {1843},",
        "  month = sep,",
        "  volume = {3},",
        "  number = {2},",
        "  pages = {137--144},",
        r"  publisher = {Taylor \& Sons},",
        "  doi = {10.1000/xyz_1},",
        "  eprint = {2303.08134},",
        "  archiveprefix = {arXiv},",
        "  url = {https://example.org/a_b},",
        "  keywords = {engines, looms},",
        "  day = {5},",
        "  isbn = {978-3-16-148410-0},",
        "  issn = {1234-5679},",
        "  pmid = {1234567},",
        "  language = {en},",
        r"  abstract = {We note 50\% of it.},",
        "  annote = {Read twice. Good.},",
        "}",
    ]


def test_an_entry_to_cite_has_no_abstract_and_no_notes() -> None:
    entry = bibliography([WHOLE])[WHOLE.id]
    assert "volume = {3}" in entry
    assert "abstract" not in entry
    assert "annote" not in entry


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (Author("Beethoven", "Ludwig", "van"), "van Beethoven, Ludwig"),
        (Author("King", "Martin Luther", "", "Jr."), "King, Jr., Martin Luther"),
        (Author("Plato"), "{Plato}"),
        (Author("Dijk", "", "van"), "van Dijk"),
        (Author("Lovelace", "A, B"), "Lovelace, {A, B}"),
    ],
)
def test_names(author: Author, expected: str) -> None:
    assert f"  author = {{{expected}}},\n" in bibtex_entry(whole(authors=(author,)))


@pytest.mark.parametrize(
    ("kind", "start", "venue"),
    [
        ("article", "@article{", "journal"),
        ("conference paper", "@inproceedings{", "booktitle"),
        ("chapter", "@incollection{", "booktitle"),
        ("thesis", "@phdthesis{", "school"),
        ("report", "@techreport{", "institution"),
        ("preprint", "@misc{", "howpublished"),
    ],
)
def test_the_source_tells_the_type(kind: PaperType, start: str, venue: str) -> None:
    entry = bibtex_entry(whole(type=kind, venue="Letters"))
    assert entry.startswith(start)
    assert f"  {venue} = {{Letters}},\n" in entry


def test_the_sources_own_key_is_kept_where_it_is_unique() -> None:
    assert keys_of([WHOLE, BARE]) == ["lovelace1843", "looms-5678"]


def test_a_key_that_two_papers_have_is_taken_by_neither() -> None:
    twin = whole(id="x-9999", key="Lovelace1843")
    assert keys_of([WHOLE, twin]) == ["beethoven1843notes-1234", "beethoven1843notes-9999"]


@pytest.mark.parametrize("key", ["a b", "a,b", "a}b", "é", "-a", "a%b"])
def test_a_key_that_would_break_an_entry_is_replaced(key: str) -> None:
    assert keys_of([whole(key=key)]) == ["beethoven1843notes-1234"]


def test_no_key_of_ours_is_a_key_of_the_source() -> None:
    other = whole(id="y-1234", key="beethoven1843notes-1234")
    keys = keys_of([whole(key=""), other])
    assert keys[1] == "beethoven1843notes-1234"
    assert keys[0].startswith("beethoven1843notes-1234-")


def test_records_without_ids_get_different_keys() -> None:
    assert len({*keys_of([whole(id="", key="")] * 20)}) == 20


def test_the_formats_have_names_and_extensions_of_their_own() -> None:
    assert len({export.name for export in EXPORTS}) == len({export.extension for export in EXPORTS}) == len(EXPORTS)
    assert all(export.write([]) is not None for export in EXPORTS)
