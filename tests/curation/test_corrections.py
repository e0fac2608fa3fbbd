"""Notes, collections and texts meet the papers."""

from __future__ import annotations

from dataclasses import replace

from builder.curation.corrections import apply_curation
from builder.problems import Code
from builder.records import (
    Author,
    Collection,
    Correction,
    Curation,
    Exclusion,
    Note,
    Origin,
    Paper,
    PaperTag,
    Reference,
)

LIST = Origin("content/papers/a.bib", 3)
MAPS = Paper(
    "Maps",
    "We fold.",
    (LIST,),
    id="maps-1f3a",
    year=2023,
    date="2023-05-06",
    key="ada2023",
    doi="10.1/Ab",
    arxiv="2301.00001",
)
ROADS = Paper("Roads", "", (Origin("content/papers/a.bib", 9),), id="roads-2b2b", former=("streets-0000",), key="bob")
TWINS = Paper("Twins", "", (Origin("content/papers/a.bib", 12),), id="twins-3c3c", key="Bob2")
PAPERS = (MAPS, ROADS, TWINS)


def place(name: str, line: int | None = None) -> Origin:
    return Origin(f"content/notes/{name}.md", line)


def note(name: str, *values: dict[str, object], **more: object) -> Note:
    corrections = tuple(Correction(one, place(name, 2 + number)) for number, one in enumerate(values))
    return Note(name, place(name), corrections, **more)  # type: ignore[arg-type]


def notes(*given: Note) -> Curation:
    return Curation(notes={one.name: one for one in given})


def test_a_correction_wins_keeps_the_id_and_says_where_it_comes_from() -> None:
    given = note("maps-1f3a", {"title": "Folded Maps"}, {"authors": (Author("Lovelace"),)}, {"year": 2024})
    papers, _, problems = apply_curation(notes(given), PAPERS)
    assert problems == []
    assert papers[1:] == [ROADS, TWINS]
    assert papers[0] == replace(
        MAPS,
        title="Folded Maps",
        authors=(Author("Lovelace"),),
        year=2024,
        date="",  # the day was one of another year
        provenance=(
            ("authors", place("maps-1f3a", 3)),
            ("title", place("maps-1f3a", 2)),
            ("year", place("maps-1f3a", 4)),
        ),
    )


def test_what_merging_says_of_other_fields_stays() -> None:
    paper = replace(MAPS, provenance=(("doi", LIST), ("venue", LIST)))
    papers, _, _ = apply_curation(notes(note("maps-1f3a", {"venue": ""})), [paper])
    assert papers[0].provenance == (("doi", LIST), ("venue", place("maps-1f3a", 2)))


def test_a_paper_is_found_by_all_that_it_is_called() -> None:
    for name in ("maps-1f3a", "ada2023", "ADA2023", "10.1-ab", "2301.00001"):
        papers, found, problems = apply_curation(notes(note(name, {"year": 2023})), PAPERS)
        assert problems == []
        assert list(found.notes) == ["maps-1f3a"]
        assert papers[0].provenance
    assert list(apply_curation(notes(note("streets-0000")), PAPERS)[1].notes) == ["roads-2b2b"]


def test_a_note_on_no_paper_names_the_nearest() -> None:
    _, found, problems = apply_curation(notes(note("map-1f3a")), PAPERS)
    assert not found.notes
    assert [(problem.code, problem.place) for problem in problems] == [(Code.UNKNOWN_PAPER, place("map-1f3a"))]
    assert "maps-1f3a" in problems[0].hint


def test_a_name_of_two_papers_is_none() -> None:
    twins = [replace(ROADS, key="x"), replace(TWINS, key="X")]
    _, _, problems = apply_curation(notes(note("x")), twins)
    assert [problem.code for problem in problems] == [Code.UNKNOWN_PAPER]
    assert "2 papers" in problems[0].message
    assert "roads-2b2b" in problems[0].hint


def test_of_two_notes_on_one_paper_that_by_its_id_counts() -> None:
    given = notes(note("ada2023", {"year": 1}), note("maps-1f3a", {"year": 2023}))
    papers, _, problems = apply_curation(given, PAPERS)
    assert papers[0].year == 2023
    assert [(problem.code, problem.place) for problem in problems] == [(Code.BAD_NOTE, place("ada2023"))]


def test_an_excluded_paper_leaves_and_is_counted_with_its_corrections() -> None:
    exclusion = Exclusion("no data", "screening", place("maps-1f3a", 2))
    given = note("maps-1f3a", {"year": 2020}, exclusion=exclusion, add_tags=(("maps", place("maps-1f3a", 3)),))
    papers, found, _ = apply_curation(notes(given), PAPERS)
    assert papers == [ROADS, TWINS]
    assert [(one.paper.year, one.exclusion) for one in found.excluded.values()] == [(2020, exclusion)]
    assert found.vocabulary.added == ()


def test_tags_are_those_of_the_paper() -> None:
    tags = (("maps", place("bob", 2)),)
    _, found, _ = apply_curation(notes(note("bob", add_tags=tags, remove_tags=tags)), PAPERS)
    assert found.vocabulary.added == found.vocabulary.removed == (PaperTag("roads-2b2b", *tags[0]),)


def test_names_in_texts_are_found_and_what_is_gone_is_told() -> None:
    first, gone = Reference("ADA2023", place("bob", 5)), Reference("road-2b2b", place("bob", 6), "roads")
    collection = Collection(
        "one", "One", Origin("content/collections/one.md"), text=(replace(first, is_entry=True), " a", gone)
    )
    curation = replace(notes(note("bob", text=("See ", first, gone))), collections=(collection,))
    _, found, problems = apply_curation(curation, PAPERS)
    assert found.notes["roads-2b2b"].text == ("See ", replace(first, paper="maps-1f3a"), gone)
    assert found.collections[0].papers == ("maps-1f3a",)
    assert [(problem.code, problem.place) for problem in problems] == [(Code.UNKNOWN_PAPER, gone.origin)] * 2
    assert "roads-2b2b" in problems[0].hint


def test_the_order_of_papers_and_notes_makes_no_difference() -> None:
    given = [note("ada2023", {"year": 1}), note("bob", {"year": 2}), note("nobody")]
    one = apply_curation(notes(*given), PAPERS)
    other = apply_curation(notes(*reversed(given)), PAPERS[::-1])
    assert one[0] == other[0][::-1]
    assert one[1:] == other[1:]
