"""End-to-end tests: a survey in a folder of its own, built as its author would build it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tests.e2e.server import PREFIX

PAPERS = PurePosixPath("papers")
PARTS = ("builder", "content", "docs", "mkdocs.yml", "map.lock", "topics.lock")
ADDRESS = f"https://survey.example{PREFIX}"


@dataclass(frozen=True, slots=True)
class Site:
    """A built survey."""

    project: Path  # the folder with content/, docs/, mkdocs.yml
    address: str  # what SITE_URL was when it was built; empty for none

    @property
    def folder(self) -> Path:
        """The finished site."""
        return self.project / "site"

    def pages(self) -> list[str]:
        """Every HTML file, as a POSIX path relative to the site, in order."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def papers(self) -> list[str]:
        """The pages of single papers."""
        return [page for page in self.pages() if PurePosixPath(page).parent == PAPERS and page != "papers/index.html"]


def copy_project(root: Path, target: Path) -> Path:
    """Copies what makes the project's own site: its program, input, settings and hand-written pages."""
    manifest = root / "docs" / ".litsurvey.json"
    generated = set(json.loads(manifest.read_text(encoding="utf-8"))) if manifest.exists() else set()

    def ignored(folder: str, names: list[str]) -> list[str]:
        place = Path(folder)
        inside = place.relative_to(root / "docs") if place.is_relative_to(root / "docs") else None
        made = [name for name in names if inside is not None and (inside / name).as_posix() in generated]
        return [*made, *(name for name in names if name in {"__pycache__", ".litsurvey.json"})]

    target.mkdir(parents=True)
    for part in PARTS:
        if (root / part).is_dir():
            shutil.copytree(root / part, target / part, ignore=ignored)
        else:
            shutil.copy(root / part, target / part)
    return target


def replace_papers(project: Path, papers: str, name: str = "listing.txt") -> None:
    """Makes a file of papers the survey's only source, and forgets what was said of the papers before."""
    for beside in ("content/vocabulary.yml", "map.lock", "topics.lock"):
        (project / beside).unlink(missing_ok=True)
    shutil.rmtree(project / "content" / "papers")
    (project / "content" / "papers").mkdir()
    (project / "content" / "papers" / name).write_text(papers, encoding="utf-8")


def build(project: Path, address: str = "", environ: Mapping[str, str] | None = None) -> Site:
    """Runs `litsurvey build` in the folder; fails with its output where that fails."""
    variables = {**(os.environ if environ is None else environ), "SITE_URL": address}
    command = [sys.executable, "-m", "builder", "build"]
    done = subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"litsurvey build exited {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return Site(project, address)
