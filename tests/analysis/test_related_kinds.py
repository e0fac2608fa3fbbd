"""Why a related paper stands there: the strongest reason first, and room for what a paper names."""

from __future__ import annotations

from builder.analysis.related.kinds import with_kinds
from builder.records import Mention, Place, Related, SameWork, Topic

NO_PLACES: dict[str, Place] = {}
TOPICS = {name: Topic(name, name, (), (), 0.5, is_miscellaneous=name == "rest") for name in ("t1", "t2", "rest")}


def lists(**rows: str) -> dict[str, tuple[Related, ...]]:
    """Reads "b c" as a list of b and c, with scores that fall."""
    return {
        id_: tuple(Related(other, 9.0 - n, ("gate",)) for n, other in enumerate(row.split()))
        for id_, row in rows.items()
    }


def mention(source: str, target: str, name: str = "FaceNet") -> dict[str, tuple[Mention, ...]]:
    return {source: (Mention(source, target, name, None),)}


def ids(related: dict[str, tuple[Related, ...]], id_: str) -> list[str]:
    return [entry.id for entry in related[id_]]


def test_shared_phrases_are_the_plain_reason() -> None:
    found = with_kinds(lists(a="b", b="a"), {}, NO_PLACES, {}, (), 7)
    assert found["a"][0].kinds == ("phrases",)


def test_the_strongest_reason_comes_first() -> None:
    places = {"a": Place("t1"), "b": Place("t1"), "c": Place("t2")}
    twins = (SameWork(("a", "b"), 0.9, "one title"),)
    found = with_kinds(lists(a="b c", b="a", c="a"), mention("a", "b"), places, TOPICS, twins, 7)
    assert found["a"][0].kinds == ("same work", "names", "topic", "phrases")
    assert found["b"][0].kinds == ("same work", "named by", "topic", "phrases")
    assert found["a"][1].kinds == ("phrases",)


def test_what_fits_no_topic_is_not_of_one_topic() -> None:
    found = with_kinds(lists(a="b", b="a"), {}, {"a": Place("rest"), "b": Place("rest")}, TOPICS, (), 7)
    assert found["a"][0].kinds == ("phrases",)


def test_a_named_paper_comes_in_where_there_is_room() -> None:
    found = with_kinds(lists(a="b", b="a", c=""), mention("a", "c"), NO_PLACES, {}, (), 7)
    assert ids(found, "a") == ["b", "c"]
    assert found["a"][1].kinds == ("names", "phrases")
    assert found["a"][1].shared == ("FaceNet",)
    assert found["a"][1].score == 8.0 + 1.0
    assert ids(with_kinds(lists(a="", c=""), mention("a", "c"), NO_PLACES, {}, (), 7), "a") == ["c"]


def test_it_takes_the_last_place_that_can_be_spared() -> None:
    related = lists(a="b c d", b="c", c="a d", d="a", e="b")
    found = with_kinds(related, mention("a", "e"), NO_PLACES, {}, (), 3)
    assert ids(found, "a") == ["b", "c", "e"]
    scores = [entry.score for entry in found["a"]]
    assert scores == sorted(scores, reverse=True)


def test_it_never_takes_a_papers_only_entry() -> None:
    found = with_kinds(lists(a="b", b="a", c="a"), mention("a", "c"), NO_PLACES, {}, (), 1)
    assert ids(found, "a") == ["b"]


def test_no_paper_comes_into_more_than_40_lists_for_its_name() -> None:
    related = {f"p{n:02}": () for n in range(60)} | {"z": ()}
    names = {id_: mention(id_, "z")[id_] for id_ in related if id_ != "z"}
    found = with_kinds(related, names, NO_PLACES, {}, (), 7)
    assert sum(bool(row) for row in found.values()) == 40


def test_the_order_of_the_mapping_does_not_matter() -> None:
    related = lists(a="b c d", b="c", c="a d", d="a", e="b")
    backwards = dict(reversed(related.items()))
    found = with_kinds(related, mention("a", "e"), NO_PLACES, {}, (), 3)
    assert list(with_kinds(backwards, mention("a", "e"), NO_PLACES, {}, (), 3).items()) == list(found.items())
