"""End-to-end tests: the fixtures. A built site and a browser are made once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e import chromium, dated, nasty, workspace
from tests.e2e.server import serve
from tests.e2e.workspace import Site


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The project's own survey, built for an address under a sub-path."""
    project = workspace.copy_project(root, tmp_path_factory.mktemp("own") / "survey")
    return workspace.build(project, workspace.ADDRESS)


@pytest.fixture(scope="session")
def nasty_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A survey of texts that look like markup, built without an address."""
    project = workspace.copy_project(root, tmp_path_factory.mktemp("nasty") / "survey")
    workspace.replace_papers(project, nasty.listing())
    return workspace.build(project)


@pytest.fixture(scope="session")
def dated_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A survey of papers whose years are known, which the project's own are not."""
    project = workspace.copy_project(root, tmp_path_factory.mktemp("dated") / "survey")
    workspace.replace_papers(project, dated.spreadsheet(), "papers.csv")
    return workspace.build(project)


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Where the project's own survey is served; ends in a slash."""
    with serve(site.folder) as served:
        yield served


@pytest.fixture(scope="session")
def nasty_address(nasty_site: Site) -> Iterator[str]:
    """Where the survey of nasty texts is served; ends in a slash."""
    with serve(nasty_site.folder) as served:
        yield served


@pytest.fixture(scope="session")
def dated_address(dated_site: Site) -> Iterator[str]:
    """Where the survey with years is served; ends in a slash."""
    with serve(dated_site.folder) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = chromium.executable()
    with sync_playwright() as playwright:
        started = chromium.launch(playwright, path)
        yield started
        started.close()
