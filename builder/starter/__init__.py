"""The files of a new survey: the templates in this folder, and where each belongs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib import metadata
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
    values = {"@title@": title, "@quoted_title@": json.dumps(title, ensure_ascii=False), "@program@": program()}
    folder = Path(__file__).parent
    return {path: _filled((folder / name).read_text(encoding="utf-8"), values) for path, name in _FILES.items()}


def program() -> str:
    """Returns what pip installs this very program by: the commit of a repository, or the version that PyPI has.

    Where pip had it from a repository, it has written that down (PEP 610).
    """
    try:
        written = metadata.distribution("litsurvey").read_text("direct_url.json")
    except metadata.PackageNotFoundError:  # run from a folder
        written = None
    source = json.loads(written) if written else {}
    commit = source.get("vcs_info", {}).get("commit_id")
    return f"litsurvey @ git+{source['url']}@{commit}" if commit else f"litsurvey=={__version__}"


def _filled(text: str, values: Mapping[str, str]) -> str:
    places = "|".join(map(re.escape, values))
    return re.sub(places, lambda place: values[place[0]], text)
