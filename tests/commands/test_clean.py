"""`litsurvey clean`: what it says it would remove, and that it then stays."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import Run


def test_a_dry_run_removes_nothing(survey: Path, run: Run) -> None:
    run("build", "--docs-only", "-C", str(survey))
    before = {path: path.read_bytes() for path in survey.rglob("*") if path.is_file()}
    done = run("clean", "--dry-run", "-C", str(survey))
    assert done.code == 0
    assert "Would remove" in done.out
    assert {path: path.read_bytes() for path in survey.rglob("*") if path.is_file()} == before
    assert "Removed" in run("clean", "-C", str(survey)).out
    assert not (survey / ".litsurvey").exists()
