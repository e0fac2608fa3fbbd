"""The data behind a reader's own list: marks of papers, ids that they had, and phrases that liken them."""

from __future__ import annotations

from builder.data import Contents
from builder.data.marks import MARK, former, mark_of, marks
from builder.data.phrases import phrases
from builder.records import Curation, Keyphrase, Origin, Paper, Related, Survey, Tag


def paper(id_: str, *former_ids: str) -> Paper:
    return Paper(f"Paper {id_}", "x", (Origin("x"),), id=id_, former=former_ids)


def said(text: str, key: str, score: float) -> Keyphrase:
    return Keyphrase(text, key, score, "x")


PAPERS = {id_: paper(id_) for id_ in ("a", "b")} | {"c": paper("c", "b", "old", "older"), "d": paper("d", "old")}
SURVEY = Survey(
    papers=PAPERS,
    keyphrases={
        "a": (
            Keyphrase("Looms", "loom", 1.0, "x"),
            Keyphrase("card", "card", 0.01, "x"),
            Keyphrase("odd", "odd", 1, "x"),
        ),
        "b": (Keyphrase("loom", "loom", 0.25, "x"), Keyphrase("cards", "card", 0.01, "x")),
    },
    tags={"loom": Tag("loom", "looms", (), ("a", "b", "c"), ())},
    tags_of={"a": ("loom",), "c": ("loom",)},
    tag_of_phrase={"loom": "loom"},
    related={"a": (Related("b", 0.5, ("x",)), Related("d", 0.1, ("x",)))},
)
CONTENTS = Contents(SURVEY, Curation(), {})


def test_a_mark_hangs_on_the_id_alone() -> None:
    (file,) = marks(CONTENTS)
    assert file.value == "".join(mark_of(id_) for id_ in "abcd")
    assert len(file.value) == 4 * MARK
    assert mark_of("a") == "ypeBEs"


def test_a_former_id_leads_to_the_first_that_had_it_and_never_from_a_paper_of_today() -> None:
    (file,) = former(CONTENTS)
    assert file.value == [["old", 2], ["older", 2]]


def test_papers_are_likened_by_shared_phrases_and_near_papers() -> None:
    (file,) = phrases(CONTENTS)
    assert file.value["names"] == ["card", "looms"]  # what one paper alone has is left out; a tag goes by its name
    assert file.value["of"] == ["0 1 1 9", "0 1 1 4", "1 5", ""]
    assert file.value["near"] == ["1 9 3 2", "", "", ""]
