"""Plain Markdown is the seam: another engine gives a reader the same pages from the same docs/ and mkdocs.yml."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.e2e import workspace
from tests.small import listing

UNREAD = {"script", "style", "svg", "button", "template"}
# Zensical repeats the tags of the front matter below each page; our styles hide them, for the page has its own.
REPEATED = re.compile(r'<nav class="md-tags".*?</nav>', re.DOTALL)
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


class Reading(HTMLParser):
    """What a reader gets from a page: its words in order, headings, marks, and links with their targets."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(REPEATED.sub("", page))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if self.read() and tag in {"h1", "h2", "h3", "li", "mark", "pre"}:
            self.words.append(f"<{tag}>")
        target = dict(attrs).get("href")
        if self.read() and tag == "a" and target:
            self.words.append(f"<to {Path(os.path.normpath(target)).name}>")

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.read():
            self.words += ["".join(data.split())]

    def read(self) -> bool:
        return "article" in self.open and not UNREAD & set(self.open)

    def text(self) -> str:
        return "".join(self.words)


@pytest.fixture(scope="module")
def sites(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The five papers as MkDocs and as Zensical render them."""
    project = workspace.copy_project(root, tmp_path_factory.mktemp("engines") / "survey")
    workspace.replace_papers(project, listing())
    workspace.build(project)
    (project / "site").rename(project / "by-mkdocs")
    program = Path(sys.executable).with_name("zensical")
    environ = {**os.environ, "SITE_URL": ""}
    done = subprocess.run([program, "build"], cwd=project, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return project / "by-mkdocs", project / "site"


def test_both_engines_have_the_same_pages(sites: tuple[Path, Path]) -> None:
    ours, theirs = ({path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in sites)
    assert ours == theirs
    assert len([page for page in ours if page.startswith("papers/")]) == 6


def test_a_reader_gets_the_same_from_both(sites: tuple[Path, Path]) -> None:
    for page in sorted(sites[0].rglob("*.html")):
        name = page.relative_to(sites[0])
        ours, theirs = (Reading((site / name).read_text(encoding="utf-8")) for site in sites)
        assert ours.text() == theirs.text(), name


def test_titles_and_descriptions_are_the_same(sites: tuple[Path, Path]) -> None:
    for page in sorted((sites[0] / "papers").glob("*.html")):
        heads = [(site / "papers" / page.name).read_text(encoding="utf-8").partition("</head>")[0] for site in sites]
        for begin, end in (("<title>", "</title>"), ('<meta name="description" content="', '">')):
            ours, theirs = (head.partition(begin)[2].partition(end)[0] for head in heads)
            assert ours
            assert ours == theirs
