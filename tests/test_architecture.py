"""The rules of the architecture, read off the syntax tree: who may import whom, and what stays lazy."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "builder"
STAGES = {"sources", "curation", "merging", "analysis", "exports", "data", "pages"}
STAGES |= {"publish", "site", "engine", "network"}
# What every stage may use: the shared values and small helpers without a stage of their own.
SHARED = {"records", "settings", "problems", "progress", "slugs", "fingerprint", "project", "search_words"}
SHARED |= {"__version__"}
# Stages that stand on helpers of their own.
HELPERS = {"site": {"engine", "memory", "swap"}}
HEAVY = {"mkdocs", "sklearn", "numpy", "wordllama", "keybert", "rich", "scipy", "lxml", "requests", "requests_cache"}
HEAVY |= {"bibtexparser", "pylatexenc", "rispy", "shtab"}
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted((PACKAGE / "scripts").rglob("*.js"))


def stage_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_stages_import_only_what_all_share(path: Path) -> None:
    stage = stage_of(path)
    if stage not in STAGES:
        return
    ours = {name.split(".")[1] for name in imports(parsed(path)) if name.startswith("builder.")}
    assert ours <= SHARED | {stage} | HELPERS.get(stage, set())


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_file_passes_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_broad_except(path: Path) -> None:
    handlers = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ExceptHandler)]
    names = {ast.unparse(handler.type) if handler.type else "" for handler in handlers}
    assert not names & {"", "Exception", "BaseException"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(parsed(path))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_script_says_what_it_is_and_enters_text_as_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/**")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


def test_only_the_console_prints() -> None:
    printing = {
        path.name
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == {"console.py"}


def test_the_hook_is_a_translation_only() -> None:
    lines = (PACKAGE / "mkdocs_hook.py").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.strip()]) < 25


def test_no_build_knows_the_network() -> None:
    knowing = {stage_of(path) for path in MODULES if any("builder.network" in name for name in imports(parsed(path)))}
    assert knowing == {"network", "commands"}


def test_only_the_commands_and_the_hook_know_the_pipeline() -> None:
    story = ("builder.pipeline", "builder.reading")
    knowing = {stage_of(path) for path in MODULES if any(name.startswith(story) for name in imports(parsed(path)))}
    assert knowing == {"commands", "mkdocs_hook", "pipeline"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["convert", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom builder.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        f"print('LOADED', sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "LOADED []" in done.stdout


def test_the_pipeline_itself_loads_nothing_heavy() -> None:
    code = f"import sys, builder.pipeline\nprint('LOADED', sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "LOADED []" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_pattern_repeats_a_group_possessively(path: Path) -> None:
    """Python 3.11.0 to 3.11.4 find matches that run backwards, without end (cpython issue 106052)."""
    assert not re.search(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>", path.read_text(encoding="utf-8"))
