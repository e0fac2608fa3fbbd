"""What the tests of pages share: the site's own Markdown, and a small survey of nasty text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import markdown as python_markdown
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[2]
MKDOCS_BUILTIN = ("toc", "tables", "fenced_code")


@cache
def _extensions() -> tuple[tuple[str, ...], dict[str, Any]]:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        entries = yaml_load(file)["markdown_extensions"]
    configured: dict[str, Any] = {}
    for entry in entries:
        configured |= entry if isinstance(entry, dict) else {entry: {}}
    return tuple(dict.fromkeys((*MKDOCS_BUILTIN, *configured))), configured


def site_markdown(source: str) -> str:
    """Renders as MkDocs does, with the extensions of mkdocs.yml."""
    names, configured = _extensions()
    configs = {name: dict(values) for name, values in configured.items() if values}
    return str(python_markdown.markdown(source, extensions=list(names), extension_configs=configs))
