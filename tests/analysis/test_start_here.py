"""The papers to begin with."""

from __future__ import annotations

from builder.analysis.start_here import start_here
from builder.records import Related, Topic

IDS = tuple("abcdefghijkl")
RELATED = {id_: (Related("a" if id_ != "a" else "b", 1.0, ("x",)),) for id_ in IDS}


def topics(**papers: str) -> dict[str, Topic]:
    return {
        id_: Topic(id_, id_, (id_,), tuple(ids), 0.5, is_miscellaneous=id_ == "rest") for id_, ids in papers.items()
    }


def test_begin_with_papers_that_others_are_close_to_one_from_each_topic() -> None:
    begin = start_here(topics(pyramids="abcd", embeddings="efg", rest="hijkl"), RELATED)
    assert len(begin) == len(set(begin)) == 5
    assert begin[:2] == ("a", "b")
    assert set(begin) & set("efg")


def test_miscellaneous_papers_come_only_where_there_are_no_others() -> None:
    found = topics(**{str(number): id_ for number, id_ in enumerate("abcde")}, rest="fghijkl")
    assert set(start_here(found, RELATED)) == set("abcde")


def test_nothing_at_all() -> None:
    assert start_here({}, {}) == ()
    assert start_here({}, {"a": ()}) == ("a",)
