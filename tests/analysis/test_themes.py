"""The main themes on the home page and the papers to begin with."""

from __future__ import annotations

import pytest

from builder.analysis import themes as stage
from builder.analysis.themes import main_themes, start_here
from builder.records import Related, Tag


def tag(name: str, *papers: str) -> Tag:
    return Tag(name.replace(" ", "-"), name, (), papers, ())


def tags(*values: Tag) -> dict[str, Tag]:
    return {value.id: value for value in sorted(values, key=lambda value: value.id)}


def carried(known: dict[str, Tag], *ids: str) -> dict[str, tuple[str, ...]]:
    """The tags of each paper, the largest first."""
    ordered = sorted(known.values(), key=lambda value: (-len(value.papers), value.id))
    return {id_: tuple(value.id for value in ordered if id_ in value.papers) for id_ in ids}


IDS = tuple("abcdefghijkl")
RELATED = {id_: (Related("a" if id_ != "a" else "b", 1.0, ("x",)),) for id_ in IDS}


def test_themes_cover_the_collection_without_saying_the_same_twice() -> None:
    known = tags(
        tag("feature pyramid", "a", "b", "c", "d", "h", "j"),
        tag("feature map", "a", "b", "c", "k", "l"),
        tag("word embedding", "e", "f", "g"),
        tag("sparse code", "i", "k"),
    )
    themes = main_themes(known, carried(known, *IDS), RELATED)
    assert [theme.tag for theme in themes] == ["feature-pyramid", "word-embedding", "sparse-code"]


def test_a_theme_shows_up_to_three_of_its_papers_each_once_if_it_can() -> None:
    known = tags(tag("feature pyramid", "a", "b", "c", "d", "h"), tag("word embedding", "a", "e", "f", "g"))
    second = dict.fromkeys("efg", ("another", "word-embedding"))  # as late among its own as for "a"
    themes = main_themes(known, {**carried(known, *IDS), **second}, RELATED)
    assert [theme.papers for theme in themes] == [("a", "b", "c"), ("e", "f", "g")]


def test_papers_that_are_close_to_each_other_make_a_theme_before_those_that_only_share_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stage, "_THEMES", 1)
    known = tags(tag("data set", "a", "b", "c", "d"), tag("sparse code", "e", "f", "g"))
    near = {id_: tuple(Related(other, 1.0, ("x",)) for other in "efg" if other != id_) for id_ in "efg"}
    related = {**dict.fromkeys("abcd", (Related("e", 1.0, ("x",)),)), **near}
    themes = main_themes(known, carried(known, *"abcdefg"), related)
    assert [theme.tag for theme in themes] == ["sparse-code"]


def test_a_tag_on_most_papers_is_no_theme() -> None:
    ids = tuple(f"p{n:02}" for n in range(40))
    known = tags(tag("everything", *ids), tag("sparse code", *ids[:5]), tag("word embedding", *ids[5:10]))
    related = dict.fromkeys(ids, ())
    assert {theme.tag for theme in main_themes(known, carried(known, *ids), related)} == {
        "sparse-code",
        "word-embedding",
    }


def test_there_are_twelve_themes_at_the_most() -> None:
    ids = tuple(f"p{n:02}" for n in range(60))
    known = tags(*(tag(f"term {n:02}", ids[2 * n], ids[2 * n + 1]) for n in range(30)))
    assert len(main_themes(known, carried(known, *ids), dict.fromkeys(ids, ()))) == 12


def test_begin_with_papers_that_others_are_close_to_one_from_each_theme() -> None:
    known = tags(tag("feature pyramid", "a", "b", "c", "d"), tag("word embedding", "e", "f", "g"))
    themes = main_themes(known, carried(known, *IDS), RELATED)
    begin = start_here(themes, RELATED)
    assert len(begin) == len(set(begin)) == 5
    assert begin[0] == "a"
    assert set(begin) & {"e", "f", "g"}


def test_nothing_at_all() -> None:
    assert main_themes({}, {}, {}) == ()
    assert start_here((), {}) == ()
    assert start_here((), {"a": ()}) == ("a",)
