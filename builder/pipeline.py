"""The story in order: read and join (builder.reading), analyse, render, publish, and then the site."""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.analysis import analyse
from builder.assets import site_assets
from builder.curation.topic_texts import unknown_topics
from builder.data import Contents, Entries, render_data
from builder.engine import HOOK_LOGGER, fix_clock
from builder.engine import serve as serve_docs
from builder.exports import EXPORTS, bibliography
from builder.fingerprint import digest, file_digest, program_digest, tree_digest
from builder.lock import build_lock
from builder.map_memory import read_known_layout, write_known_layout
from builder.memory import recall, remember
from builder.pages import render
from builder.problems import Code, Problem, SurveyError
from builder.progress import Progress, Silent, counted
from builder.project import Project, find_project
from builder.publish import foreign_files, is_published, publish, read_manifest, unpublish
from builder.reading import read_survey
from builder.records import Curation, Paper, Survey
from builder.settings import Settings, load_settings
from builder.site import Rendered, check_folder, check_place, render_site
from builder.topic_memory import read_known_topics, write_known_topics

__all__ = ["HOOK_LOGGER", "Project", "Report", "SurveyError", "build", "check", "clean", "find_project", "fix_clock"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build read, made and found wrong."""

    sources: int  # files that papers came from
    papers: int
    tags: int
    written: int  # files of docs/ that changed
    removed: int
    problems: tuple[Problem, ...]
    site: Rendered | None = None  # None where only docs/ was asked for


def check(project: Project, progress: Progress | None = None) -> Report:
    """Finds every problem that a build would meet before MkDocs renders; writes nothing."""
    survey, problems = study(project, progress)
    return _report(survey, problems)


def study(project: Project, progress: Progress | None = None) -> tuple[Survey, list[Problem]]:
    """Returns what a build would find out about the papers, and every problem before MkDocs renders; writes nothing."""
    check_folder(project, "docs_dir", project.docs)
    check_folder(project, "site_dir", project.site)
    with TemporaryDirectory(prefix="litsurvey-") as folder:
        vectors = Path(folder) / project.vectors.name
        with suppress(OSError):  # kept vectors only save time
            shutil.copyfile(project.vectors, vectors)
        survey, _, problems = _make(project, progress or Silent(), vectors)
        return survey, problems


def write_docs(project: Project, progress: Progress | None = None) -> Report:
    """Brings the generated part of docs/ up to date. Raises SurveyError where nothing can go on."""
    with build_lock(project.state):
        return _write_docs(project, progress or Silent())


def build(project: Project, progress: Progress | None = None) -> Report:
    """Brings docs/ and site/ up to date. Raises SurveyError where nothing can go on; site/ then stays as it was."""
    progress = progress or Silent()
    with build_lock(project.state):
        check_folder(project, "site_dir", project.site)
        report = _write_docs(project, progress)
        site, problems = render_site(project, progress)
        return replace(report, site=site, problems=(*report.problems, *problems))


def site_name(project: Project) -> str:
    """Returns the survey's title as themes need it: they put a site's name into pages as it is."""
    return html.escape(load_settings(project.root).title)


def serve(project: Project, address: str | None = None, progress: Progress | None = None) -> None:
    """Shows the site and builds it again after each change, until stopped."""
    progress = progress or Silent()
    write_docs(project, progress)  # MkDocs starts only where there is a docs/
    serve_docs(project, address, progress.say)


def clean(project: Project) -> int:
    """Removes what builds made: our files in docs/, site/ and the state folder. Returns how many files of docs/."""
    check_place(project)
    with build_lock(project.state):
        removed = unpublish(project.docs, project.manifest)
        if project.site.exists():
            shutil.rmtree(project.site)
    shutil.rmtree(project.state)
    return removed


def removable(project: Project) -> int:
    """Returns how many files of docs/ `clean` would remove."""
    check_place(project)
    return len(read_manifest(project.manifest))


def _write_docs(project: Project, progress: Progress) -> Report:
    """Publishes what has changed; where nothing has, the last report's findings are told again and nothing runs."""
    check_folder(project, "docs_dir", project.docs)
    made_from = [tree_digest(project.content), program_digest()]
    kept = recall(project.state / "docs.json", digest([*made_from, *_locks(project)]))
    if kept is not None and is_published(project.docs, project.manifest):
        counts, problems = kept
        progress.say(_read_line(counts["papers"], counts["sources"]))
        return Report(counts["sources"], counts["papers"], counts["tags"], 0, 0, tuple(problems))
    survey, files, problems = _make(project, progress, project.vectors)
    published = publish(files, project.docs, project.manifest)
    write_known_topics(project.topics_lock, survey.topics.values(), read_known_topics(project.topics_lock))
    write_known_layout(project.map_lock, survey.layout)
    report = replace(_report(survey, problems), written=published.written, removed=published.removed)
    counts = {"sources": report.sources, "papers": report.papers, "tags": report.tags}
    if any(problem.code is Code.FOREIGN_FILE for problem in problems):
        # A file in the way lies outside what was digested: nobody would notice that it has been moved.
        (project.state / "docs.json").unlink(missing_ok=True)
    else:
        made_now = digest([*made_from, *_locks(project)])
        remember(project.state / "docs.json", made_now, counts, problems)
    return report


def _make(project: Project, progress: Progress, vectors: Path) -> tuple[Survey, dict[str, bytes], list[Problem]]:
    """Returns the findings, the files of docs/ that no one else's file stands in the way of, and all problems.

    `vectors` is the file that keeps the vectors of texts from build to build.
    """
    settings = load_settings(project.root)
    read = read_survey(project, settings)
    curation = read.curation
    progress.say(_read_line(len(read.merged), _count_sources(read.merged)))
    known = read_known_topics(project.topics_lock)
    survey, found = analyse(
        read.papers,
        settings,
        progress,
        edits=curation.vocabulary,
        known_topics=known,
        known_layout=read_known_layout(project.map_lock),
        store=vectors,
    )
    astray = unknown_topics(curation.topic_texts, survey.topics)
    files = _files(survey, settings, curation)
    foreign = foreign_files(files, project.docs, project.manifest)
    kept = {path: data for path, data in files.items() if path not in foreign}
    return survey, kept, [*read.problems, *found, *astray, *dict.fromkeys(foreign.values())]


def _files(survey: Survey, settings: Settings, curation: Curation) -> Mapping[str, bytes]:
    citations = bibliography(survey.papers.values())
    pages = render(survey, settings, citations, curation)
    data = render_data(Contents(survey, curation, _exports(survey)))
    return {**site_assets(data), **{page.path: page.text.encode("utf-8") for page in pages}}


def _locks(project: Project) -> tuple[str, str]:
    return file_digest(project.topics_lock), file_digest(project.map_lock)


def _exports(survey: Survey) -> Mapping[str, Entries]:
    """Returns the papers in each format, for readers of the site: notes from a reference manager are not for them."""
    papers = [replace(survey.papers[id_], notes=()) for id_ in sorted(survey.papers)]
    return {
        export.name: Entries(export.extension, export.entries(papers), export.head, export.between, export.tail)
        for export in EXPORTS
        if export.is_for_readers
    }


def _report(survey: Survey, problems: Sequence[Problem]) -> Report:
    sources = _count_sources(survey.papers.values())
    return Report(sources, len(survey.papers), len(survey.tags), 0, 0, tuple(problems))


def _count_sources(papers: Iterable[Paper]) -> int:
    return len({origin.path for paper in papers for origin in paper.origins})


def _read_line(papers: int, sources: int) -> str:
    return f"Read {counted(papers, 'paper')} from {counted(sources, 'file')} in content/papers/"
