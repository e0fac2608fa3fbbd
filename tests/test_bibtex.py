"""BibTeX: entries that a parser takes, with what is known and nothing more, and keys that stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exports.bibtex import bibtex_entry
from builder.exports.keys import bibtex_keys, citation_key
from builder.merging import merge
from builder.records import Author, Origin, Paper

AUTHORS = (Author("Lovelace", "Ada"), Author("Simon and Schuster, Inc."))
TEXTS = st.text(
    st.sampled_from("aZé学3-: {}\\$&%#_~^\"'@,") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=30
)
PAPERS = st.builds(
    Paper,
    title=TEXTS.filter(str.strip),
    abstract=TEXTS,
    origins=st.just((Origin("a.txt", 1),)),
    authors=st.lists(st.builds(Author, TEXTS.filter(str.strip), TEXTS), max_size=2).map(tuple),
    year=st.none() | st.integers(1900, 2100),
    venue=TEXTS,
    doi=TEXTS,
    arxiv=TEXTS,
    url=TEXTS,
    keywords=st.lists(TEXTS, max_size=2).map(tuple),
)


def paper(title: str, **fields: object) -> Paper:
    return Paper(title=title, abstract="We learn.", origins=(Origin("a.txt", 1),), id="x-1234", **fields)  # type: ignore[arg-type]


def title_of(title: str) -> str:
    found = re.search(r"^  title = \{(.*)\},$", bibtex_entry(paper(title)), re.MULTILINE)
    assert found
    return found[1]


def test_a_paper_of_which_only_the_title_is_known() -> None:
    entry = bibtex_entry(paper("The Impacts of Data on GANs"))
    assert entry == "@misc{impacts-data-gans-1234,\n  title = {The Impacts of Data on {GANs}},\n}"


def test_a_paper_of_which_all_is_known() -> None:
    whole = paper(
        "Notes on Engines",
        authors=AUTHORS,
        year=1843,
        venue="Journal of Engines & Looms",
        doi="10.1/a_b%c",
        arxiv="2303.08134",
        url="https://example.org/a_b#c%20d{e}",
        keywords=("engines", "C#"),
    )
    assert bibtex_entry(whole) == "\n".join(
        [
            "@article{lovelace1843notes-1234,",
            "  author = {Lovelace, Ada and {{Simon and Schuster, Inc.}}},",
            "  title = {Notes on Engines},",
            r"  journal = {Journal of Engines \& Looms},",
            "  year = {1843},",
            "  doi = {10.1/a_b%c},",
            "  eprint = {2303.08134},",
            "  archiveprefix = {arXiv},",
            "  url = {https://example.org/a_b#c%20d%7Be%7D},",
            r"  keywords = {engines, C\#},",
            "}",
        ]
    )


@pytest.mark.parametrize(
    ("venue", "start"),
    [
        ("Proceedings of the 3rd Workshop on Looms", "@inproceedings{"),
        ("IEEE Transactions on Looms", "@article{"),
        ("NeurIPS 2024", "@misc{"),
        ("", "@misc{"),
    ],
)
def test_the_type_says_only_what_the_venue_says(venue: str, start: str) -> None:
    assert bibtex_entry(paper("Notes", venue=venue)).startswith(start)


def test_an_unknown_kind_of_venue_is_kept() -> None:
    assert "  howpublished = {NeurIPS 2024},\n" in bibtex_entry(paper("Notes", venue="NeurIPS 2024"))


def test_a_year_is_taken_from_the_date_where_there_is_none() -> None:
    assert "  year = {2024},\n" in bibtex_entry(paper("Notes", date="2024-03"))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("GIFD: A Method for StyleGAN", "{GIFD}: A Method for {StyleGAN}"),
        ("U-Net, CLIP-based and Text-to-Image", "{U-Net}, {CLIP-based} and Text-to-Image"),
        ("A 3D mAP of Été", "A {3D} {mAP} of Été"),
        ('"SESA" (and _GAN_)', r'"{SESA}" (and \_{GAN}\_)'),
        ("a{b}c $x_1$ 50% R&D #1 ~ ^ \\", None),
    ],
)
def test_capitals_and_specials(title: str, expected: str | None) -> None:
    specials = (
        r"a\textbraceleft{}b\textbraceright{}c \$x\_1\$ 50\% {R\&D} \#1 "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{}"
    )
    assert title_of(title) == (expected or specials)


@given(PAPERS, st.booleans())
def test_every_entry_is_one_entry(record: Paper, merged: bool) -> None:
    entry = bibtex_entry(merge([record])[0][0] if merged else record)
    depth = 0
    for index, char in enumerate(entry):
        depth += (char == "{") - (char == "}")
        assert depth > 0 or index < entry.index("{") or index == len(entry) - 1
    assert depth == 0
    assert re.match(r"@[a-z]+\{[a-z0-9-]+,\n", entry)
    for name, value in re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.MULTILINE):
        if name not in {"doi", "url", "eprint"}:
            assert not re.search(r"(?<!\\)[$&%#_]|[~^]", value), value
            assert set(re.findall(r"\\([a-z]+|.)", value)) <= {*COMMANDS, *"$&%#_"}
    assert entry.count("\n  ") == len(re.findall(r"^  \w+ = \{", entry, re.MULTILINE))


COMMANDS = ("textbackslash", "textbraceleft", "textbraceright", "textasciitilde", "textasciicircum")


@given(st.lists(PAPERS, max_size=6))
def test_keys_are_different_and_fit_for_tex(records: list[Paper]) -> None:
    papers, _ = merge(records)
    keys = bibtex_keys(papers)
    assert list(keys) == [item.id for item in papers]
    assert len(set(keys.values())) == len(papers)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys.values())
    assert all(key.startswith(citation_key(item)) for key, item in zip(keys.values(), papers, strict=True))


def test_a_new_paper_changes_no_key() -> None:
    one, other = merge([paper("Deep Nets", authors=AUTHORS), paper("Deep Nets and More", authors=AUTHORS)])[0]
    assert bibtex_keys([one])[one.id] == bibtex_keys([one, other])[one.id]
    assert bibtex_keys([other])[other.id] == bibtex_keys([other, one])[other.id]


def test_keys_that_agree_are_told_apart() -> None:
    one, other = paper("Deep Nets"), paper("Deep Nets")
    twin = Paper(other.title, "", other.origins, id="y-1234")
    assert bibtex_keys([twin, one])["x-1234"] == "deep-nets-1234"
    assert re.fullmatch(r"deep-nets-1234-[0-9a-f]{4}", bibtex_keys([twin, one])["y-1234"])


def test_a_title_without_latin_letters_has_a_key() -> None:
    assert citation_key(paper("深度学习")) == "paper-1234"
