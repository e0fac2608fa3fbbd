"""The author's hand from content/ to docs/: what is corrected is shown, what is left out is only counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import pipeline
from builder.fingerprint import tree_digest
from builder.problems import Code, SurveyError
from builder.project import Project
from builder.slugs import paper_id
from tests.small import PAPERS, listing

IDS = [paper_id(title) for title, _ in PAPERS]


def written(folder: Path, files: dict[str, str]) -> Project:
    """A survey of the small papers with these files in content/."""
    for name, text in {"survey.yml": "title: Small\n", "papers/list.txt": listing(), **files}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Small\n")
    return Project(folder)


FILES = {
    f"notes/{IDS[0]}.md": "---\ntitle: Another Lamp\nauthors: [Ada Lovelace]\ntags: {add: [lamps at night]}\n---\n"
    f"Compare [[{IDS[2]}]] and [[{IDS[4]}]].\n",
    f"notes/{IDS[2]}.md": "---\ntags: {add: [lamps at night]}\nstatus: reading\n---\n",
    f"notes/{IDS[4]}.md": "---\ninclude: false\nreason: no pictures\n---\n",
    "notes/nobody.md": "Text.\n",
    "collections/evening.md": f"- [[{IDS[0]}]] first\n",
    "searches.yml": "- {source: By hand, found: 5}\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, pipeline.Report]:
    project = written(tmp_path_factory.mktemp("hand"), FILES)
    return project, pipeline.write_docs(project)


def page(project: Project, path: str) -> str:
    return (project.docs / path).read_text(encoding="utf-8")


def test_a_correction_is_on_the_page_in_the_lists_and_in_the_citation_at_the_old_address(
    built: tuple[Project, pipeline.Report],
) -> None:
    text = page(built[0], f"papers/{IDS[0]}.md")
    assert "# Another Lamp" in text
    assert "author = {Lovelace, Ada}" in text
    assert "<small>authors, title</small>" in text
    assert "Another Lamp" in page(built[0], "papers/index.md")
    assert f"]({IDS[2]}.md)" in text
    assert "(../collections/evening.md)" in text
    tag = page(built[0], "tags/lamp-at-night.md")
    assert "# lamps at night" in tag
    assert all(f"](../papers/{id_}.md)" in tag for id_ in (IDS[0], IDS[2]))


def test_what_is_left_out_is_nowhere_but_in_the_counts(built: tuple[Project, pipeline.Report]) -> None:
    project, report = built
    assert report.papers == len(PAPERS) - 1
    assert not (project.docs / "papers" / f"{IDS[4]}.md").exists()
    with_title = [
        path.relative_to(project.docs).as_posix() for path in project.docs.rglob("*.md") if IDS[4] in path.read_text()
    ]
    assert with_title == []
    made = page(project, "made/index.md")
    assert "no pictures: 1" in made
    assert "Records screened: **5**" in made
    assert "Studies included in this survey: **4**" in made


def test_problems_have_their_places(built: tuple[Project, pipeline.Report]) -> None:
    found = [
        (problem.code, str(problem.place)) for problem in built[1].problems if problem.code is not Code.KEYBERT_MISSING
    ]
    assert (Code.UNKNOWN_PAPER, "content/notes/nobody.md") in found
    assert not [one for one in found if one[0] is Code.BAD_NOTE]


def test_the_same_files_give_the_same_bytes(built: tuple[Project, pipeline.Report], tmp_path: Path) -> None:
    again = written(tmp_path, dict(reversed(FILES.items())))
    pipeline.write_docs(again)
    assert tree_digest(again.docs) == tree_digest(built[0].docs)


def test_a_change_of_a_note_is_seen(tmp_path: Path) -> None:
    project = written(tmp_path, {f"notes/{IDS[0]}.md": "Before.\n"})
    pipeline.write_docs(project)
    written(tmp_path, {f"notes/{IDS[0]}.md": "After.\n"})
    assert pipeline.write_docs(project).written == 1
    assert "After." in page(project, f"papers/{IDS[0]}.md")


def test_a_survey_without_any_paper_left_is_none(tmp_path: Path) -> None:
    project = written(tmp_path, {f"notes/{id_}.md": "---\ninclude: false\n---\n" for id_ in IDS})
    with pytest.raises(SurveyError, match="left out by a note"):
        pipeline.write_docs(project)


def test_what_somebody_noted_in_a_reference_manager_is_not_published(tmp_path: Path) -> None:
    entry = "@article{a, title={Looms at night}, abstract={We weave in the dark.}, annote={ask Byron, he owes me}}\n"
    project = written(tmp_path, {"papers/library.bib": entry})
    pipeline.write_docs(project)
    files = [path for path in project.docs.rglob("*") if path.is_file()]
    assert any("Looms at night" in path.read_text(encoding="utf-8") for path in files if "exports" in path.parts)
    assert not any(b"Byron" in path.read_bytes() for path in files)
