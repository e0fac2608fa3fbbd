"""Text stands out from its ground as WCAG 2.2 AA asks (1.4.3: 4.5 to 1; 1.4.11: 3 to 1 for edges), in both schemes."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from builder.assets import STYLES
from tests.pages.support import ROOT

ASSETS = ROOT / "builder" / "assets"
SCRIPTS = ROOT / "builder" / "scripts"
TEXT = ("ink", "ink-soft", "ink-faint", "accent", "accent-strong")
GROUNDS = ("paper", "surface")
SHARED = {"survey-entries", "survey-status", "survey-related"}  # of pages that features add to


def colours(scheme: str) -> dict[str, str]:
    """The scheme's own colours by name, as "#rrggbb"."""
    css = (ASSETS / "palette.css").read_text(encoding="utf-8")
    block = re.findall(rf'^\[data-md-color-scheme="{scheme}"\] \{{(.*?)^\}}', css, re.DOTALL | re.MULTILINE)[-1]
    return dict(re.findall(r"--survey-([a-z-]+): (#[0-9a-f]{6});", block))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_and_edges_stand_out(scheme: str) -> None:
    palette = colours(scheme)
    pairs = [(text, ground, 4.5) for text in TEXT for ground in GROUNDS]
    pairs += [("ink", "mark", 4.5), ("accent", "mark", 4.5), ("accent", "tint", 4.5), ("ink-soft", "tint", 4.5)]
    pairs += [("ink-soft", "mark", 4.5), ("ink-soft", "rule", 4.5), ("edge", "paper", 3), ("edge", "surface", 3)]
    weak = [
        f"{one} on {other}: {contrast(palette[one], palette[other]):.2f}"
        for one, other, least in pairs
        if contrast(palette[one], palette[other]) < least
    ]
    assert not weak


def test_no_style_or_script_asks_another_host() -> None:
    for path in [*sorted(ASSETS.iterdir()), *sorted(SCRIPTS.rglob("*.js"))]:
        text = path.read_text(encoding="utf-8")
        for name in ('"http://www.w3.org/2000/svg"', "https://doi.org/", "https://arxiv.org/abs/"):  # told, never asked
            text = text.replace(name, "")
        assert not re.search(r"(https?:)?//[a-z]|@import|url\(", text), path.name


def test_every_stylesheet_is_used() -> None:
    assert sorted(STYLES) == sorted(path.name for path in ASSETS.glob("*.css"))


def test_features_style_no_class_of_another() -> None:
    """All sheets are one: a class that two features mean differently would be broken in both."""
    table = ("table", "grid", "facets", "menus", "compare")
    groups = (
        ("search", "search-form", "search-page"),
        table,
        ("map", "near", "map-tools", "shape"),
        ("mine", "my-list", "check"),
    )
    for one, other in combinations(groups, 2):
        assert not _classes(one) & _classes(other) - SHARED


def _classes(names: tuple[str, ...]) -> set[str]:
    texts = ((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in names)
    return {name for text in texts for name in re.findall(r"\.(survey-[a-z-]+)", text)}
