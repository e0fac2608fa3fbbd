"""The map's layout: the same on every run, true to the papers' likeness, and kept when papers are added."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.manifold import trustworthiness  # type: ignore[import-untyped]

from builder.analysis.layout import lay_out
from builder.analysis.layout import placing as placing_module
from builder.analysis.layout.aligning import aligned
from builder.analysis.layout.contours import area, contours
from builder.analysis.layout.territories import find_regions
from builder.analysis.topics.space import Points, unit_rows
from builder.records import Spot, Topic


def _groups(papers: int, groups: int = 4, dimensions: int = 12) -> Points:
    """Unit rows around some directions."""
    random = np.random.default_rng(7)
    centres = random.normal(size=(groups, dimensions))
    return unit_rows(centres[np.arange(papers) % groups] + 0.6 * random.normal(size=(papers, dimensions)))


def _ids(count: int) -> list[str]:
    return [f"p{number:05}" for number in range(count)]


def _plane(layout: dict[str, Spot], ids: list[str]) -> Points:
    return np.array([(layout[id_].x, layout[id_].y) for id_ in ids], dtype=np.float64)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 10, 97])
def test_every_paper_has_a_spot_of_its_own(count: int) -> None:
    layout = lay_out(_ids(count), _groups(count) if count else np.zeros((0, 1)), {})
    assert list(layout) == _ids(count)
    assert len(set(layout.values())) == count


@pytest.mark.parametrize("points", [np.zeros((12, 3)), np.ones((12, 3)) / 3**0.5, np.ones((12, 1))])
def test_papers_that_nothing_tells_apart_do_not_stand_on_one_spot(points: Points) -> None:
    assert len(set(lay_out(_ids(12), points, {}).values())) == 12


def test_papers_without_a_word_do_not_break_the_map() -> None:
    points = _groups(40)
    points[::5] = 0
    assert len(set(lay_out(_ids(40), points, {}).values())) == 40


def test_the_same_papers_give_the_same_map_and_a_truer_one_than_two_components() -> None:
    points, ids = _groups(200, 9), _ids(200)
    layout = lay_out(ids, points, {})
    assert layout == lay_out(ids, points, {})
    ours = trustworthiness(points, _plane(layout, ids), n_neighbors=10)
    assert ours > trustworthiness(points, points[:, :2], n_neighbors=10) + 0.05
    assert ours > 0.9


def test_nothing_moves_where_all_papers_are_known() -> None:
    known = {id_: Spot(number * 3, -number) for number, id_ in enumerate(_ids(9))}
    assert lay_out(_ids(8), _groups(8), known) == {id_: known[id_] for id_ in _ids(8)}


def test_papers_stay_about_where_they_are_when_others_come() -> None:
    points, ids = _groups(150, 6), _ids(150)
    before = lay_out(ids[:135], points[:135], {})
    after = lay_out(ids, points, before)
    old, new = _plane(before, ids[:135]), _plane(after, ids[:135])
    width = np.ptp(old, axis=0).max()
    assert np.median(np.linalg.norm(old - new, axis=1)) < 0.06 * width
    assert trustworthiness(points, _plane(after, ids), n_neighbors=10) > 0.9


@pytest.mark.parametrize("huge", [1000, 100])
def test_of_very_many_papers_some_are_laid_out_and_the_others_placed(
    huge: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.analysis.layout._LARGE", 80)
    monkeypatch.setattr("builder.analysis.layout._HUGE", huge)
    points, ids = _groups(160, 6), _ids(160)
    layout = lay_out(ids, points, {})
    assert len(set(layout.values())) == 160
    assert trustworthiness(points, _plane(layout, ids), n_neighbors=10) > 0.8


def test_a_new_paper_is_placed_at_those_that_it_is_like() -> None:
    points = _groups(40)
    start = np.array([(10.0 * (number % 4), 0.0) for number in range(40)])
    old = np.arange(40) < 36
    found = placing_module.placed_among(points, start, old)
    assert np.array_equal(found[old], start[old])
    assert np.abs(found[~old][:, 0] - [0, 10, 20, 30]).max() < 2


def test_a_turned_and_mirrored_map_is_turned_back() -> None:
    plane = np.random.default_rng(1).normal(size=(20, 2))
    turned = plane @ np.array([[0.6, 0.8], [0.8, -0.6]]) + 5
    assert np.allclose(aligned(turned, turned[:7], plane[:7]), plane)


def test_a_contour_goes_around_what_is_above_nothing() -> None:
    x, y = np.meshgrid(np.arange(21.0), np.arange(21.0), indexing="ij")
    [circle] = contours(36 - (x - 10) ** 2 - (y - 10) ** 2)
    assert area(circle) == pytest.approx(36 * np.pi, rel=0.03)
    ring = contours(np.minimum(64 - (x - 10) ** 2 - (y - 10) ** 2, (x - 10) ** 2 + (y - 10) ** 2 - 9))
    assert len(ring) == 2
    assert contours(np.full((5, 5), -1.0)) == []


def test_corners_that_touch_make_closed_lines() -> None:
    field = np.full((6, 6), -1.0)
    field[2, 2] = field[3, 3] = field[2, 3] = field[4, 2] = 1.0
    assert all(len(line) >= 4 for line in contours(field))


def test_each_topic_has_a_territory_around_its_papers_and_miscellaneous_none() -> None:
    ids = _ids(60)
    layout = {id_: Spot(1000 * (number % 3) + 7 * number, 13 * number) for number, id_ in enumerate(ids)}
    topics = {name: Topic(name, name, (), tuple(ids[start::3]), 0.5) for start, name in enumerate("abc")}
    topics["c"] = Topic("c", "Miscellaneous", (), tuple(ids[2::3]), 0.1, is_miscellaneous=True)
    regions = find_regions(topics, layout)
    assert list(regions) == ["a", "b"]
    assert regions["a"].hue != regions["b"].hue
    for region in regions.values():
        [line] = region.outlines
        assert min(spot.x for spot in line) < region.label.x < max(spot.x for spot in line)
    assert find_regions(topics, layout) == regions


def test_no_papers_have_no_regions() -> None:
    assert find_regions({}, {}) == {}
