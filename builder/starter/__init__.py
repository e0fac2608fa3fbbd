"""The files of a new survey: the templates in this folder, and where each belongs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from builder import __version__

# Names without a dot in front: packaging tools pass over hidden files, and obey a .gitignore.
_FILES: Mapping[str, str] = {
    "content/survey.yml": "survey.yml",
    "content/introduction.md": "introduction.md",
    "content/papers/example.bib": "example.bib",
    "docs/about.md": "about.md",
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    "README.md": "readme.md",
    ".gitignore": "gitignore",
    ".github/workflows/site.yml": "workflow.yml",
}


def starter_files(title: str) -> dict[str, str]:
    """Maps each path in a new survey's folder to its text."""
    # A JSON string is a YAML string as well, whatever the title has in it.
    values = {"@title@": title, "@quoted_title@": json.dumps(title, ensure_ascii=False), "@version@": __version__}
    folder = Path(__file__).parent
    return {path: _filled((folder / name).read_text(encoding="utf-8"), values) for path, name in _FILES.items()}


def _filled(text: str, values: Mapping[str, str]) -> str:
    for place, value in values.items():
        text = text.replace(place, value)
    return text
