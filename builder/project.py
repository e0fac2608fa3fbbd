"""Where a survey's files stand: one folder with content/survey.yml in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.problems import Code, Problem, SurveyError
from builder.settings import SETTINGS_PATH


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one survey."""

    root: Path  # absolute; the folder that holds content/, docs/ and mkdocs.yml

    @property
    def content(self) -> Path:
        """What the author owns; a build never writes here."""
        return self.root / "content"

    @property
    def docs(self) -> Path:
        """What the engine renders: hand-written pages and, beside them, ours."""
        return self.root / "docs"

    @property
    def manifest(self) -> Path:
        """The list of the files in docs/ that a build wrote; it lives and dies with them."""
        return self.docs / ".litsurvey.json"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"

    @property
    def config(self) -> Path:
        """MkDocs' own settings."""
        return self.root / "mkdocs.yml"

    @property
    def topics_lock(self) -> Path:
        """Which papers each topic had in the last build, so that its address stays; to be committed."""
        return self.root / "topics.lock"

    @property
    def map_lock(self) -> Path:
        """Where each paper stood on the last build's map, so that it stays there; to be committed."""
        return self.root / "map.lock"

    @property
    def state(self) -> Path:
        """What builds keep for the next one; may be deleted at any time."""
        return self.root / ".litsurvey"

    @property
    def vectors(self) -> Path:
        """The vectors of all texts that were ever embedded here; they only save time."""
        return self.state / "vectors.sqlite"


def find_project(start: Path) -> Project:
    """Returns the survey that `start` or its nearest parent holds. Raises SurveyError where there is none."""
    start = start.resolve()
    if not start.exists():
        raise SurveyError(Problem(Code.NO_SETTINGS, None, f"there is no folder {start}", "name one that is there"))
    for folder in (start, *start.parents):
        if (folder / SETTINGS_PATH).is_file():
            return Project(folder)
    raise SurveyError(
        Problem(
            Code.NO_SETTINGS,
            None,
            f"neither this folder nor any above it has {SETTINGS_PATH}",
            'go to a survey\'s folder, or create that file with the line "title: My survey"',
        )
    )
