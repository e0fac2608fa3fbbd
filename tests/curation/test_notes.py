"""content/notes/<id>.md: what the author corrects of a record and says of a paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.curation.files import parted
from builder.curation.notes import note_of, read_notes
from builder.problems import Code, Problem
from builder.records import Author, Exclusion, NamedLink, Note, Origin, Reference
from builder.sources.by_hand import BY_HAND

PATH = "content/notes/maps-1f3a.md"


def note(front: str, text: str = "") -> tuple[Note, list[Problem]]:
    file = parted("maps-1f3a", PATH, f"---\n{front}\n---\n{text}")
    return note_of(file, BY_HAND), file.fields.problems


def values(front: str) -> dict[str, object]:
    made, problems = note(front)
    assert problems == []
    return {field: value for one in made.corrections for field, value in one.values.items()}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: A  better *title*", {"title": "A better *title*"}),
        ("year: 2024", {"year": 2024}),
        ("date: 2024-03-17", {"date": "2024-03-17", "year": 2024}),
        ("date: 2024-03", {"date": "2024-03", "year": 2024}),
        ("doi: https://doi.org/10.1109/5.771073", {"doi": "10.1109/5.771073"}),
        ("arxiv: 2303.08130", {"arxiv": "2303.08130"}),  # no number: the last digit stays
        ("volume: 010", {"volume": "010"}),
        ("type: Preprint", {"type": "preprint"}),
        ("keywords: [maps, folding, Maps]", {"keywords": ("maps", "folding")}),
        ("keywords: maps; folding", {"keywords": ("maps", "folding")}),
        ("authors: A. Lovelace and C. Babbage", {"authors": (Author("Lovelace", "A."), Author("Babbage", "C."))}),
        (
            "authors: [Ada Lovelace, {family: Beethoven, given: Ludwig, particle: van}, {family: The Map Group}]",
            {"authors": (Author("Lovelace", "Ada"), Author("Beethoven", "Ludwig", "van"), Author("The Map Group"))},
        ),
        ("abstract: |\n  We fold\n  maps.", {"abstract": "We fold maps."}),
    ],
)  # fmt: skip
def test_a_field_is_corrected_as_it_is_written(front: str, expected: dict[str, object]) -> None:
    assert values(front) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("year:", {"year": None}),
        ("venue: null", {"venue": ""}),
        ("authors: []", {"authors": ()}),
        ("abstract: ''", {"abstract": ""}),
        ("date: ~", {"date": ""}),
        ("keywords:", {"keywords": ()}),
    ],
)
def test_an_empty_field_is_taken_away(front: str, expected: dict[str, object]) -> None:
    assert values(front) == expected


@pytest.mark.parametrize(
    "front",
    ["year: soon", "year: [1, 2]", "doi: no", "type: song", "authors: [{given: Ada}]", "authors: {name: Ada}",
     "url: javascript:alert(1)", "rating: 6", "rating: good", "status: lost", "links: [ftp://x.org]",
     "links: [{label: x}]", "include: perhaps", "reason: because", "include: false\nstage: later", "tags: [a]",
     "title:", "yaer: 2024", "year: 2024\nyear: 2025", "tags: {plus: [a]}", "venue: {a: b}", "keywords: [[a]]",
     '"a\\u0007": 1', "venue: \"a\\u0007b\"",
     "- a list", "a: [", "{[a]: b}"],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_line_and_a_right_example(front: str) -> None:
    _, problems = note(front)
    assert problems
    for problem in problems:
        assert problem.code is Code.BAD_NOTE
        assert str(problem.place).startswith(f"{PATH}:")
        assert problem.place is not None
        assert problem.place.line in {2, 3, 4}
        assert problem.hint


def test_the_rest_of_a_note_counts() -> None:
    made, problems = note("year: soon\nvenue: Maps", "Text.")
    assert len(problems) == 1
    assert [dict(one.values) for one in made.corrections] == [{"venue": "Maps"}]
    assert made.corrections[0].origin == Origin(PATH, 3)
    assert made.text == ("Text.",)


def test_what_is_said_beside_the_record() -> None:
    made, problems = note(
        "status: To Read\nrating: 5\nlinks: [{label: Code, url: https://a.org/c}, https://b.org/x]\n"
        "tags: {add: [maps, no], remove: roads}\ninclude: no\nreason: too short\nstage: full text"
    )
    assert problems == []
    assert (made.status, made.rating) == ("to read", 5)
    assert made.links == (NamedLink("Code", "https://a.org/c"), NamedLink("b.org", "https://b.org/x"))
    assert made.add_tags == (("maps", Origin(PATH, 5)), ("no", Origin(PATH, 5)))
    assert made.remove_tags == (("roads", Origin(PATH, 5)),)
    assert made.exclusion == Exclusion("too short", "full text", Origin(PATH, 6))


def test_a_paper_that_is_included_is_not_left_out() -> None:
    made, problems = note("include: true\nstage: full text")
    assert (made.exclusion, problems) == (None, [])


def test_headings_stand_below_the_pages_title_and_names_have_their_line() -> None:
    made, _ = note("year: 2024", "\n# Why\n\nSee [[other]].")
    assert made.text == ("## Why\n\nSee ", Reference("other", Origin(PATH, 7)), ".")


def test_a_text_without_front_matter_is_a_note() -> None:
    file = parted("maps", PATH, "Just text.\n\n---\n\nAnd a rule.\n")
    assert note_of(file, BY_HAND).text == ("Just text.\n\n---\n\nAnd a rule.",)
    assert file.fields.problems == []


def test_front_matter_without_an_end_is_told_and_its_text_kept() -> None:
    file = parted("maps", PATH, "---\nyear: 2024\n")
    assert note_of(file, BY_HAND).text == ("---\nyear: 2024",)
    assert [problem.place for problem in file.fields.problems] == [Origin(PATH, 1)]


def test_files_are_read_in_order_and_a_broken_one_stops_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "notes"
    folder.mkdir(parents=True)
    (folder / "b.md").write_text("Fine.", encoding="utf-8-sig")
    (folder / "a.md").write_bytes(b"\xff\xfe\x00")
    (folder / "c.md").mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (folder / "d.md").symlink_to(tmp_path / "secret.md")
    (folder / "e.txt").write_text("no note")
    notes, problems = read_notes(tmp_path / "content", BY_HAND)
    assert list(notes) == ["b"]
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        (Code.UNREADABLE_FILE, f"content/notes/{name}.md") for name in "acd"
    ]
    assert read_notes(tmp_path, BY_HAND) == ({}, [])


@given(st.text(), st.text())
def test_no_text_raises(front: str, text: str) -> None:
    for whole in (text, f"---\n{front}\n---\n{text}", f"---\n{front}"):
        file = parted("x", "content/notes/x.md", whole)
        assert note_of(file, BY_HAND).name == "x"
        assert all(problem.place and problem.place.path == "content/notes/x.md" for problem in file.fields.problems)


_YAML = st.recursive(
    st.sampled_from(["2024", "null", "''", "a: b", "*x", "&x y", "!!int z", "2024-99-99", "~", "\u202e", "https://a.org"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
    | st.dictionaries(st.sampled_from(["family", "given", "add", "url", "label", "x"]), inner, max_size=3).map(
        lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
    ),
    max_leaves=6,
)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from([*BY_HAND, "tags", "links", "status", "rating", "include", "reason", "stage"]), _YAML
    )
)
def test_no_front_matter_raises(front: dict[str, str]) -> None:
    made, problems = note("\n".join(f"{key}: {value}" for key, value in front.items()))
    assert all(problem.code is Code.BAD_NOTE for problem in problems)
    assert all(set(one.values) for one in made.corrections)


def test_brackets_within_brackets_end_in_a_problem() -> None:
    _, problems = note(f"authors: {'[' * 5000}")
    assert [problem.code for problem in problems] == [Code.BAD_NOTE]


def test_a_key_that_is_mistyped_is_told_with_the_one_that_was_meant() -> None:
    _, problems = note("yeer: 2020")
    assert [(problem.message, problem.hint) for problem in problems] == [('unknown key "yeer"', 'did you mean "year"?')]
