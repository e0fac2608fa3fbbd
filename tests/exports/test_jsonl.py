"""JSON Lines: the record as it is, for programs."""

from __future__ import annotations

import json
from dataclasses import fields

from builder.records import Paper
from tests.exports.support import BARE, WHOLE, written


def test_every_field_of_a_record_is_there() -> None:
    record = json.loads(written("jsonl", [WHOLE]))
    assert set(record) == {field.name for field in fields(Paper)} - {"summary", "former"}
    assert record["authors"][0] == {"family": "Beethoven", "given": "Ludwig", "particle": "van", "suffix": "Jr."}
    assert record["origins"] == ["content/papers/a.ris:7", "content/papers/b.bib:1"]
    assert record["provenance"] == {"year": "content/papers/b.bib:1"}
    assert record["keywords"] == ["engines", "looms"]


def test_a_line_is_a_paper() -> None:
    lines = written("jsonl", [WHOLE, BARE]).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["notes-on-engines-1234", "looms-5678"]
    assert json.loads(lines[1]) == {"id": "looms-5678", "title": "Looms", "origins": ["a.txt:1"]}
