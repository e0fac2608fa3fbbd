"""Stage 4b: papers as JSON Lines, every field under its own name: for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from builder.records import Paper


def json_lines(papers: Sequence[Paper]) -> list[str]:
    """Returns a line with an object for each paper, in their order; fields that are not known are left out."""
    return [json.dumps(plain_record(paper), ensure_ascii=False) + "\n" for paper in papers]


def plain_record(paper: Paper) -> dict[str, object]:
    """Returns the fields that are known, names as objects and places as "file:line"."""
    record: dict[str, object] = asdict(paper)
    record["authors"] = [_known(author) for author in map(asdict, paper.authors)]
    record["editors"] = [_known(editor) for editor in map(asdict, paper.editors)]
    record["origins"] = [str(origin) for origin in paper.origins]
    record["provenance"] = {field: str(origin) for field, origin in paper.provenance}
    return _known({"id": record.pop("id"), **record})


def _known(record: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if value}
