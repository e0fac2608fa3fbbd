"""The workflows of GitHub and GitLab, .ci/run and the hooks call what exists, with the rights that they need."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture(scope="module")
def github(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def gitlab(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def targets(root: Path) -> set[str]:
    return set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def _commands(github: dict[str, Any], gitlab: dict[str, Any], root: Path) -> dict[str, list[str]]:
    """The shell lines of each place that runs any."""
    jobs = {name: job for name, job in gitlab.items() if isinstance(job, dict) and "script" in job}
    return {
        "GitHub": [step["run"] for job in github["jobs"].values() for step in job["steps"] if "run" in step],
        "GitLab": [line for job in jobs.values() for line in job["script"]],
        ".ci/run": (root / ".ci/run").read_text(encoding="utf-8").splitlines(),
    }


@pytest.mark.parametrize("place", ["GitHub", "GitLab", ".ci/run"])
def test_site_and_tests_are_made_by_targets_that_exist(
    place: str, github: dict[str, Any], gitlab: dict[str, Any], targets: set[str], root: Path
) -> None:
    called = [line.split()[1] for line in _commands(github, gitlab, root)[place] if line.startswith("make ")]
    assert set(called) == {"site", "test"}
    assert set(called) <= targets


def test_ci_run_stops_at_the_first_failure(root: Path) -> None:
    script = root / ".ci/run"
    assert script.stat().st_mode & 0o111
    assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


def test_every_action_has_a_pinned_major_version(github: dict[str, Any]) -> None:
    actions = [step["uses"] for job in github["jobs"].values() for step in job["steps"] if "uses" in step]
    assert [action for action in actions if not re.fullmatch(r"actions/[a-z-]+@v\d+", action)] == []


def test_github_gives_each_job_the_rights_it_needs_and_no_more(github: dict[str, Any]) -> None:
    assert github["permissions"] == {"contents": "read"}
    assert "permissions" not in github["jobs"]["test"]
    assert github["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert github["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_github_publishes_the_site_that_passed_the_tests(github: dict[str, Any]) -> None:
    jobs = github["jobs"]
    upload = next(step for step in jobs["build"]["steps"] if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"]["path"] == "site/"
    assert set(jobs["publish"]["needs"]) == {"test", "build"}
    assert jobs["publish"]["environment"]["name"] == "github-pages"
    assert "default_branch" in jobs["publish"]["if"]


def test_github_builds_for_the_address_of_its_pages(github: dict[str, Any]) -> None:
    steps = github["jobs"]["build"]["steps"]
    pages = next(step for step in steps if "configure-pages" in step.get("uses", ""))
    build = next(step for step in steps if step.get("run") == "make site")
    assert build["env"]["SITE_URL"] == f"${{{{ steps.{pages['id']}.outputs.base_url }}}}"
    assert steps.index(pages) < steps.index(build)


def test_gitlab_builds_for_the_address_of_its_pages(gitlab: dict[str, Any]) -> None:
    assert gitlab["build"]["variables"]["SITE_URL"] == "$CI_PAGES_URL"
    assert gitlab["build"]["artifacts"]["paths"] == ["site/"]


def test_gitlab_publishes_the_site_that_passed_the_tests(gitlab: dict[str, Any]) -> None:
    pages = gitlab["pages"]
    assert set(pages["needs"]) == {"test", "build"}
    assert pages["script"] == ["mv site public"]
    assert pages["artifacts"]["paths"] == ["public"]
    assert "$CI_DEFAULT_BRANCH" in pages["rules"][0]["if"]
    jobs = [job for job in gitlab.values() if isinstance(job, dict) and "stage" in job]
    assert {job["stage"] for job in jobs} == set(gitlab["stages"])


def test_the_site_takes_its_address_from_the_environment(root: Path) -> None:
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert 'site_url: !ENV [SITE_URL, ""]' in settings


def test_commit_hooks_call_the_environments_own_tools(root: Path) -> None:
    loaded = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {repo["repo"] for repo in loaded["repos"]} == {"local"}
    entries = [hook["entry"] for repo in loaded["repos"] for hook in repo["hooks"]]
    assert [entry.split()[0] for entry in entries] == [".venv/bin/ruff", ".venv/bin/ruff", ".venv/bin/mypy"]
    assert {hook["language"] for repo in loaded["repos"] for hook in repo["hooks"]} == {"system"}
