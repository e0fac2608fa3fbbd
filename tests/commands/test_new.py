"""new: a survey that builds as it is, and that cannot drift from this project's own files.

`REWRITE_STARTER=1 pytest tests/commands` writes the template of mkdocs.yml anew from this project's own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder import __version__
from builder.settings import load_settings
from builder.starter import starter_files
from tests.commands.conftest import Run


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_survey_has_all_that_one_needs(tmp_path: Path, run: Run) -> None:
    done = run("new", str(tmp_path / "tide-pools"))
    assert done.code == 0
    assert files_in(tmp_path / "tide-pools") == set(starter_files("x"))
    assert load_settings(tmp_path / "tide-pools").title == "Tide pools"


@pytest.mark.parametrize("title", ['A "quoted": title # no comment', "Été @title@ 学", "\\n", "{a: b}", "- 'x"])
def test_any_title_is_taken_to_the_letter(tmp_path: Path, run: Run, title: str) -> None:
    run("new", str(tmp_path / "s"), "--title", title)
    assert load_settings(tmp_path / "s").title == title
    assert (tmp_path / "s/README.md").read_text(encoding="utf-8").startswith(f"# {title}\n")
    config = (tmp_path / "s/mkdocs.yml").read_text(encoding="utf-8")
    assert yaml.compose(config).value[0][1].value == title  # type: ignore[union-attr]


def test_a_new_survey_builds_without_a_problem(tmp_path: Path, run: Run) -> None:
    run("new", str(tmp_path / "s"), "--title", "Tides & Pools")
    # As a process of its own: MkDocs keeps to itself what it was told before.
    done = subprocess.run(
        [sys.executable, "-m", "builder", "-C", str(tmp_path / "s"), "build", "--strict"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Read 5 papers from 1 file in content/papers/"
    assert ">Tides &amp; Pools<" in (tmp_path / "s/site/index.html").read_text(encoding="utf-8")
    assert len(list((tmp_path / "s/site/papers").glob("*.html"))) == 6


def test_a_folder_with_files_is_not_filled_unasked(tmp_path: Path, run: Run) -> None:
    (tmp_path / "thesis.tex").write_text("mine", encoding="utf-8")
    done = run("new", str(tmp_path))
    assert done.code == 2
    assert "refused: " in done.err
    assert files_in(tmp_path) == {"thesis.tex"}


def test_what_is_there_is_never_replaced(tmp_path: Path, run: Run) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    assert run("new", str(tmp_path), "--yes").code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert files_in(tmp_path) == set(starter_files("x"))


def test_a_fresh_repository_counts_as_empty(tmp_path: Path, run: Run) -> None:
    (tmp_path / ".git").mkdir()
    assert run("new", str(tmp_path)).code == 0


def test_a_dry_run_writes_nothing(tmp_path: Path, run: Run) -> None:
    done = run("new", str(tmp_path / "s"), "--dry-run")
    assert len(done.out.splitlines()) == len(starter_files("x"))
    assert not (tmp_path / "s").exists()


def test_mkdocs_settings_are_this_projects_own_without_its_guide(root: Path) -> None:
    ours = (root / "mkdocs.yml").read_text(encoding="utf-8")
    guide = ours[ours.index("  - Guide:\n") : ours.index("not_in_nav:")]
    expected = ours.replace(guide, "  - About: about.md\n").replace(
        "site_name: Feature spaces", "site_name: @quoted_title@"
    )
    template = root / "builder" / "starter" / "mkdocs.yml"
    if os.environ.get("REWRITE_STARTER"):
        template.write_text(expected, encoding="utf-8")
    assert template.read_text(encoding="utf-8") == expected


def test_what_git_passes_over_is_what_this_project_passes_over(root: Path) -> None:
    ours = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    theirs = starter_files("x")[".gitignore"].splitlines()
    assert theirs == [line for line in ours if line in theirs]
    assert [line for line in ours if line.startswith("/docs/")] == [
        line for line in theirs if line.startswith("/docs/")
    ]


def test_the_workflow_publishes_as_this_project_does(root: Path) -> None:
    ours: dict[str, Any] = yaml.safe_load((root / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    theirs: dict[str, Any] = yaml.safe_load(starter_files("x")[".github/workflows/site.yml"])
    assert theirs["permissions"] == ours["permissions"]
    assert theirs["jobs"]["publish"] == {**ours["jobs"]["publish"], "needs": ["build"]}
    mine, their = ours["jobs"]["build"], theirs["jobs"]["build"]
    assert their["permissions"] == mine["permissions"]
    assert [step["uses"] for step in their["steps"] if "uses" in step] == [
        step["uses"] for step in mine["steps"] if "uses" in step
    ]
    build = next(step for step in their["steps"] if step.get("run") == "litsurvey build")
    assert build["env"] == next(step for step in mine["steps"] if step.get("run") == "make site")["env"]


def test_the_workflow_installs_what_the_readme_says(root: Path) -> None:
    line = next(line for line in (root / "README.md").read_text(encoding="utf-8").splitlines() if "--no-deps" in line)
    assert line.removeprefix("$ ") in starter_files("x")[".github/workflows/site.yml"]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (None, f"litsurvey=={__version__}\n"),
        ('{"url": "file:///somewhere", "dir_info": {"editable": true}}', f"litsurvey=={__version__}\n"),
        (
            '{"url": "https://git.example/litsurvey", "vcs_info": {"vcs": "git", "commit_id": "abc123"}}',
            "litsurvey @ git+https://git.example/litsurvey@abc123\n",
        ),
    ],
)
def test_a_new_survey_asks_for_this_very_program(
    monkeypatch: pytest.MonkeyPatch, written: str | None, line: str
) -> None:
    monkeypatch.setattr(metadata.Distribution, "read_text", lambda self, name: written, raising=False)
    monkeypatch.setattr(metadata.PathDistribution, "read_text", lambda self, name: written)
    assert starter_files("x")["requirements.txt"] == line


def test_a_title_that_looks_like_a_place_to_fill_stays() -> None:
    assert "# @program@\n" in starter_files("@program@")["README.md"]
