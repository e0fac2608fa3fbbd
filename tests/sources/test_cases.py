"""Fixture pairs: what each input in cases/<format>/ gives. `REWRITE_CASES=1 pytest tests/sources` writes them anew."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from builder.problems import Problem
from builder.records import Paper
from builder.sources import read_sources

CASES = Path(__file__).resolve().parents[1] / "cases"
INPUTS = sorted(path for path in CASES.glob("*/*") if not path.name.endswith(".expected.json"))


def readable(item: Paper | Problem) -> dict[str, object]:
    """The item without the fields that nobody has set."""
    if isinstance(item, Problem):
        return {"problem": str(item)}
    fields = {name: plain(value) for name, value in asdict(item).items() if value and name != "origins"}
    return {"at": [str(origin) for origin in item.origins], **fields}


def plain(value: object) -> object:
    """The value as JSON has it, parts of names that are empty left out."""
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if part}
    return [plain(part) for part in value] if isinstance(value, tuple | list) else value


@pytest.mark.parametrize("source", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_case(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "papers"
    folder.mkdir(parents=True)
    (folder / source.name).write_bytes(source.read_bytes())
    found = [readable(item) for item in read_sources(folder, tmp_path)]
    expected = source.with_suffix(".expected.json")
    if os.environ.get("REWRITE_CASES"):
        expected.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_every_expectation_has_an_input() -> None:
    inputs = {path.with_suffix(".expected.json") for path in INPUTS}
    assert set(CASES.glob("*/*.expected.json")) == inputs
