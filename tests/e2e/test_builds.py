"""What builds promise: the same bytes anywhere, nothing written twice, whole or not at all, plain MkDocs as well."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from builder.fingerprint import tree_digest
from tests.e2e import workspace
from tests.small import PAPERS, listing

COMMAND = [sys.executable, "-m", "builder"]


@pytest.fixture(scope="module")
def small(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five papers, built once; tests work on copies."""
    project = workspace.copy_project(root, tmp_path_factory.mktemp("small") / "survey")
    workspace.replace_papers(project, listing())
    workspace.build(project)
    return project


@pytest.fixture
def project(small: Path, tmp_path: Path) -> Path:
    """A copy of the built survey with all times kept."""
    shutil.copytree(small, tmp_path / "survey")
    return tmp_path / "survey"


def times(folder: Path) -> dict[str, int]:
    found = (path for path in sorted(folder.rglob("*")) if "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in found}


def run(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "SITE_URL": "", **variables}
    command = [*COMMAND, *arguments]
    return subprocess.run(command, cwd=project, env=environ, capture_output=True, text=True, check=False, timeout=300)


def test_two_folders_and_hash_seeds_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    made = []
    for name, seed in (("one", "1"), ("another/and deeper", "4242")):
        project = workspace.copy_project(root, tmp_path / name)
        workspace.replace_papers(project, listing())
        assert run(project, "build", PYTHONHASHSEED=seed).returncode == 0
        made.append((tree_digest(project / "site"), tree_digest(project / "docs")))
    assert made[0] == made[1]


def test_a_second_build_writes_nothing(project: Path) -> None:
    run(project, "build")
    before = times(project)
    done = run(project, "build")
    assert "up to date" in done.stdout
    assert times(project) == before


def test_check_writes_nothing(root: Path, tmp_path: Path) -> None:
    project = workspace.copy_project(root, tmp_path / "survey")
    workspace.replace_papers(project, listing())
    before = times(project)
    done = run(project, "check")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "Read 5 papers from 1 file in content/papers/"
    assert times(project) == before


def test_check_keeps_nothing_of_a_paper_that_no_build_has_seen(project: Path) -> None:
    workspace.replace_papers(project, listing(*PAPERS, ("Lamps", "Lamps light roads. We count lamps at night.")))
    before = times(project)
    kept = (project / ".litsurvey" / "vectors.sqlite").read_bytes()
    assert run(project, "check").returncode == 0
    assert times(project) == before
    assert (project / ".litsurvey" / "vectors.sqlite").read_bytes() == kept


def test_adding_a_paper_moves_no_address(project: Path) -> None:
    before = {path.name for path in (project / "site" / "papers").iterdir()}
    more = ("Lamps", "Lamps light roads at night. We count lamps in night driving data. Few lamps are enough for most.")
    workspace.replace_papers(project, listing(*PAPERS, more))
    assert run(project, "build").returncode == 0
    assert before < {path.name for path in (project / "site" / "papers").iterdir()}


def test_a_paper_taken_out_takes_its_page_along(project: Path) -> None:
    workspace.replace_papers(project, listing(*PAPERS[1:]))
    run(project, "build")
    assert not list((project / "docs" / "papers").glob("lumennet*"))
    assert not list((project / "site" / "papers").glob("lumennet*"))


def test_the_first_and_the_last_line_say_what_was_done(project: Path) -> None:
    shutil.rmtree(project / ".litsurvey")
    shutil.rmtree(project / "site")
    lines = run(project, "build").stdout.splitlines()
    assert lines[0] == "Read 5 papers from 1 file in content/papers/"
    assert lines[-1].startswith("Built ")
    assert "(5 papers, " in lines[-1]
    assert lines[-1].endswith(" s, 0 problems")


def test_problems_fail_only_under_strict(project: Path) -> None:
    (project / "content" / "papers" / "broken.txt").write_text("A Title Without Its Abstract\n")
    done = run(project, "build")
    assert done.returncode == 0
    assert "content/papers/broken.txt:1: missing-abstract: " in done.stderr
    assert done.stdout.splitlines()[-1].endswith("1 problem")
    again = run(project, "build", "--strict")
    assert again.returncode == 1
    assert again.stderr == done.stderr


def test_a_page_is_made_once_the_file_in_its_way_has_gone(project: Path) -> None:
    shutil.rmtree(project / "docs" / "papers")
    (project / "docs" / "papers").write_text("mine")
    assert "docs/papers: foreign-file: " in run(project, "build", "--docs-only").stderr
    (project / "docs" / "papers").unlink()
    assert run(project, "build", "--docs-only").stderr == ""
    assert list((project / "docs" / "papers").glob("lumennet*.md"))


def test_a_reader_that_goes_does_not_stop_a_build(project: Path) -> None:
    workspace.replace_papers(project, listing(*PAPERS[1:]))
    reading, writing = os.pipe()
    os.close(reading)
    command = [*COMMAND, "--verbose", "build", "--docs-only"]
    done = subprocess.run(command, cwd=project, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
    assert not list((project / "docs" / "papers").glob("lumennet*"))


def test_options_stand_before_the_command_or_after_it(project: Path) -> None:
    for arguments in (("-q", "-C", str(project), "check"), ("check", "-q", "-C", str(project))):
        done = run(project.parent, *arguments, PYTHONPATH=str(project))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_no_papers_at_all_is_unusable_and_keeps_the_site(project: Path) -> None:
    before = tree_digest(project / "site")
    shutil.rmtree(project / "content" / "papers")
    done = run(project, "build")
    assert done.returncode == 2
    assert "no-papers" in done.stderr
    assert tree_digest(project / "site") == before


def test_hand_written_pages_are_never_touched(project: Path) -> None:
    own = project / "docs" / "papers" / "my-thoughts.md"
    own.write_text("# My thoughts\n")
    (project / "docs" / "guide" / "index.md").write_text("# My guide\n")
    run(project, "build")
    assert (project / "site" / "papers" / "my-thoughts.html").is_file()
    run(project, "clean")
    assert own.read_text() == "# My thoughts\n"
    assert (project / "docs" / "guide" / "index.md").read_text() == "# My guide\n"
    assert not (project / "site").exists()
    assert not list((project / "docs" / "tags").rglob("*.md"))


@pytest.fixture(scope="module")
def changed(small: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """The survey built again with a paper less, and the seconds that this took."""
    twin = tmp_path_factory.mktemp("changed") / "survey"
    shutil.copytree(small, twin)
    workspace.replace_papers(twin, listing(*PAPERS[:4]))
    begun = time.monotonic()
    assert run(twin, "build").returncode == 0
    return twin, time.monotonic() - begun


@pytest.mark.parametrize("share", [0.3, 0.6, 0.8, 0.9, 0.95])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    project: Path, changed: tuple[Path, float], share: float
) -> None:
    twin, needed = changed
    old, new = tree_digest(project / "site"), tree_digest(twin / "site")
    workspace.replace_papers(project, listing(*PAPERS[:4]))
    with subprocess.Popen([*COMMAND, "build", "-q"], cwd=project, env={**os.environ, "SITE_URL": ""}) as process:
        time.sleep(share * needed)
        process.send_signal(signal.SIGKILL)
    assert tree_digest(project / "site") in {old, new}
    assert run(project, "build").returncode == 0
    assert tree_digest(project / "site") == new
    assert tree_digest(project / "docs") == tree_digest(twin / "docs")


def test_two_builds_at_once_the_second_says_so(project: Path) -> None:
    from builder.lock import build_lock

    with build_lock(project / ".litsurvey"):
        done = run(project, "build")
    assert done.returncode == 2
    assert "another build is at work" in done.stderr


def test_plain_mkdocs_builds_the_same_site(project: Path) -> None:
    expected = tree_digest(project / "site")
    for folder in ("site", "docs/papers", "docs/tags"):
        shutil.rmtree(project / folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environ = {**os.environ, "SITE_URL": "", "PYTHONPATH": str(project)}
    done = subprocess.run(command, cwd=project, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert tree_digest(project / "site") == expected


@pytest.mark.parametrize("program", ["builder", "mkdocs"])
def test_serving_shows_an_edit_and_then_rests(project: Path, tmp_path: Path, program: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environ = {**os.environ, "SITE_URL": "", "PYTHONPATH": str(project), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", program, "serve", "-a", address]
    log = tmp_path / "log"
    with log.open("w") as out, subprocess.Popen(command, cwd=project, env=environ, stdout=out, stderr=out) as process:
        try:
            wait_for(f"http://{address}/index.html", "5", log)
            assert f"Serving on http://{address}/" in log.read_text()
            workspace.replace_papers(project, listing(("A New Paper on Word Embeddings", PAPERS[3][1]), *PAPERS))
            wait_for(f"http://{address}/papers/index.html", "A New Paper on Word Embeddings", log)
            counts = [-1, 0]
            while counts[-1] != counts[-2] and len(counts) < 20:
                time.sleep(3)
                counts.append(log.read_text().count("Building documentation"))
            assert counts[-1] == counts[-2], "it rebuilds for ever"
        finally:
            process.terminate()


def wait_for(address: str, text: str, log: Path) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if text in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.5)
    pytest.fail(f"{address} never showed {text!r}:\n{log.read_text()}")
