"""The finished site: whole or not at all, the same bytes on any day, untouched where nothing changed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from builder import swap as swapping
from builder.fingerprint import tree_digest
from builder.lock import build_lock
from builder.problems import Problem, SurveyError
from builder.progress import Silent
from builder.project import Project
from builder.site import Rendered, check_folder, render_site
from builder.swap import recover, swap_in

T = TypeVar("T")
CONFIG = "site_name: Small\nsite_url: ''\ntheme:\n  name: material\n  font: false\nplugins: [search]\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n\n[Other](other.md)\n")
    (tmp_path / "docs" / "other.md").write_text("# Other\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return Project(tmp_path)


def render(project: Project) -> tuple[Rendered, list[Problem]]:
    return render_site(project, Silent())


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_a_second_build_writes_nothing(project: Project) -> None:
    first, problems = render(project)
    assert (first.up_to_date, problems) == (False, [])
    before = times(project.root)
    second, _ = render(project)
    assert second.up_to_date
    assert second.pages == first.pages
    assert times(project.root) == before


def test_progress_hears_of_every_page(project: Project) -> None:
    heard: list[tuple[str, int, int]] = []

    class Recorder(Silent):
        def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
            for done, item in enumerate(items, start=1):
                heard.append((label, done, total))
                yield item

    render_site(project, Recorder())
    assert heard == [("pages of the site", 1, 2), ("pages of the site", 2, 2)]


def test_an_edit_changes_only_what_it_touches(project: Project) -> None:
    render(project)
    before = times(project.site)
    (project.docs / "other.md").write_text("# Other\n\nMore.\n")
    done, _ = render(project)
    assert not done.up_to_date
    changed = {Path(path).name for path, stamp in times(project.site).items() if before[path] != stamp}
    assert {"index.html", "search_index.json"} <= changed
    assert not any(name.endswith((".css", ".svg")) for name in changed)


def test_a_touched_or_missing_file_of_the_site_is_made_again(project: Project) -> None:
    render(project)
    (project.site / "index.html").unlink()
    assert not render(project)[0].up_to_date
    assert (project.site / "index.html").is_file()


def test_the_same_bytes_on_any_day(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    render(project)
    first = tree_digest(project.site)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    shutil.rmtree(project.site)
    render(project)
    assert tree_digest(project.site) == first


def test_a_broken_link_is_a_problem_each_time(project: Project) -> None:
    (project.docs / "other.md").write_text("# Other\n\n[gone](gone.md)\n")
    for _ in range(2):
        _, problems = render(project)
        assert len(problems) == 1
        assert "gone.md" in str(problems[0])


def test_an_unusable_config_leaves_the_last_good_site(project: Project) -> None:
    render(project)
    before = times(project.site)
    project.config.write_text("site_name: Small\ntheme: nonesuch\n")
    with pytest.raises(SurveyError, match=r"mkdocs\.yml cannot be used"):
        render(project)
    assert times(project.site) == before


def test_an_unusable_config_is_told_with_its_reason(project: Project) -> None:
    project.config.write_text("site_name: Small\nplugins: [nonesuch]\n")
    with pytest.raises(SurveyError, match='"nonesuch" plugin is not installed'):
        render(project)


@pytest.mark.parametrize(("key", "value"), [("docs_dir", "pages"), ("site_dir", "public"), ("site_dir", "docs/out")])
def test_another_folder_in_the_config_is_told(project: Project, key: str, value: str) -> None:
    folder = {"docs_dir": project.docs, "site_dir": project.site}[key]
    check_folder(project, key, folder)
    project.config.write_text(CONFIG + f"{key}: {value}\n")
    with pytest.raises(SurveyError, match=f'write "{key}: {folder.name}"'):
        check_folder(project, key, folder)


def test_a_survey_without_the_program_beside_it_uses_the_installed_theme(project: Project) -> None:
    project.config.write_text(CONFIG.replace("name: material", "name: material\n  custom_dir: builder/theme"))
    render(project)
    assert "This page is not here" in (project.site / "404.html").read_text(encoding="utf-8")


def test_a_site_that_is_a_link_a_file_or_a_repository_is_left_alone(project: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    project.site.symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(SurveyError, match="it is a link"):
        render(project)
    project.site.unlink()
    project.site.write_text("mine")
    with pytest.raises(SurveyError, match="it is a file"):
        render(project)
    project.site.unlink()
    (project.site / ".git").mkdir(parents=True)
    with pytest.raises(SurveyError, match="Git repository"):
        render(project)
    assert (project.site / ".git").is_dir()


@pytest.mark.parametrize("garbled", ["[]", '{"made_from": 1}', "{", "3"])
def test_a_garbled_memory_only_costs_a_build(project: Project, garbled: str) -> None:
    render(project)
    (project.state / "site.json").write_text(garbled)
    assert not render(project)[0].up_to_date


def test_a_failing_page_leaves_the_last_good_site(project: Project) -> None:
    render(project)
    before = times(project.site)
    (project.root / "hook.py").write_text(
        "from mkdocs.exceptions import PluginError\n"
        "def on_page_markdown(markdown, page, **_):\n    raise PluginError('no luck')\n"
    )
    project.config.write_text(CONFIG + "hooks: [hook.py]\n")
    with pytest.raises(SurveyError, match="no luck"):
        render(project)
    assert times(project.site) == before


def test_a_build_killed_while_it_renders_leaves_the_last_good_site(project: Project) -> None:
    render(project)
    before = tree_digest(project.site)
    (project.root / "hook.py").write_text(
        "import os, signal\ndef on_post_page(output, page, **_):\n"
        "    if page.file.src_uri == 'other.md': os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    project.config.write_text(CONFIG + "hooks: [hook.py]\n")
    code = "import sys; from pathlib import Path; from builder.project import Project; "
    code += "from builder.progress import Silent; from builder.site import render_site; "
    code += "render_site(Project(Path(sys.argv[1])), Silent())"
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code, str(project.root)], check=False, cwd=root)
    assert done.returncode == -signal.SIGKILL
    assert tree_digest(project.site) == before
    project.config.write_text(CONFIG)
    render(project)
    assert tree_digest(project.site) == before


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two-renames"])
def test_swap_puts_the_new_folder_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    swap_in(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old" / "file").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_a_stop_between_two_renames_is_mended(tmp_path: Path) -> None:
    (tmp_path / ".site.old").mkdir()
    (tmp_path / ".site.old" / "file").write_text("good")
    recover(tmp_path / "site")
    assert (tmp_path / "site" / "file").read_text() == "good"


def test_a_second_build_at_once_is_turned_away(tmp_path: Path) -> None:
    code = "import sys, time; from pathlib import Path; from builder.lock import build_lock\n"
    code += "with build_lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    root = Path(__file__).parent.parent
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(SurveyError, match="another build"), build_lock(tmp_path):
            pass
        other.kill()
    with build_lock(tmp_path), build_lock(tmp_path):
        assert os.getpid()
