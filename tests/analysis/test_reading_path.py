"""A way through a topic: the broad papers first, each step joined to those before it, and always the same."""

from __future__ import annotations

from itertools import pairwise

from builder.analysis.reading_path import find_ways
from builder.records import Mention, Origin, Paper, PathStep, Related, Tag, Topic

IDS = tuple("abcdefghij")
TAGS = {"looms": IDS, "jacquard": ("b", "c"), "cards": ("d", "e", "f")}


def ways(
    names: dict[str, str] | None = None, years: dict[str, int] | None = None, *, rest: bool = False, named: bool = False
) -> list[PathStep]:
    """The way through one topic of ten papers, a the most central, each related to the one before it."""
    papers = {
        id_: Paper((names or {}).get(id_, f"Paper {id_}"), "x", (Origin("x"),), id=id_, year=(years or {}).get(id_))
        for id_ in IDS
    }
    topic = Topic("looms", "looms", (), IDS, 0.5, is_miscellaneous=rest)
    tags = {id_: Tag(id_, id_, (), held, (), narrower=("jacquard",) * (id_ == "looms")) for id_, held in TAGS.items()}
    tags_of = {id_: tuple(tag for tag, held in TAGS.items() if id_ in held) for id_ in IDS}
    related = {b: (Related(a, 0.5, ("warp",)),) for a, b in pairwise(IDS)} | {"a": ()}
    mentioned = {"c": tuple(Mention(id_, "c", "X", None) for id_ in "defghij")} if named else {}
    found = find_ways(papers, {topic.id: topic}, tags, tags_of, related, mentioned)
    return list(found.get("looms", ()))


def test_the_way_begins_with_the_broadest_and_has_so_many_steps() -> None:
    steps = ways()
    assert steps[0] == PathStep("a", new=("looms",))
    assert len(steps) == 6
    assert len({step.paper for step in steps}) == 6


def test_a_step_goes_on_from_an_earlier_one_and_says_what_it_adds() -> None:
    steps = ways()
    place = {step.paper: number for number, step in enumerate(steps)}
    assert all(place[step.after] < place[step.paper] for step in steps if step.after)
    second = next(step for step in steps if step.paper == "b")
    assert second == PathStep("b", "a", ("warp",), ("jacquard",))
    added = [tag for step in steps for tag in step.new]
    assert len(added) == len(set(added))


def test_an_overview_and_what_others_name_come_early() -> None:
    assert ways(names={"g": "Looms: A Survey"})[0].paper == "g"
    assert ways(named=True)[1].paper in {"b", "c"}


def test_years_alone_move_nothing() -> None:
    unlike = dict.fromkeys(IDS, 1900)
    assert ways(years=unlike) == ways()
    assert ways(years=unlike | {"g": 1843}) == ways()


def test_what_little_holds_together_has_no_way() -> None:
    assert ways(rest=True) == []
    few = Topic("few", "few", (), IDS[:4], 0.5)
    assert find_ways({}, {"few": few}, {}, {}, {}, {}) == {}
