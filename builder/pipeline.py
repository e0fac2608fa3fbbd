"""The story in order: read, merge, analyse, render, publish, and then the site."""

from __future__ import annotations

import html
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from builder.analysis import analyse
from builder.assets import read_assets
from builder.curation import read_curation
from builder.curation.corrections import apply_curation
from builder.curation.topic_texts import unknown_topics
from builder.engine import HOOK_LOGGER, fix_clock
from builder.engine import serve as serve_docs
from builder.exports import bibliography
from builder.fingerprint import digest, file_digest, program_digest, tree_digest
from builder.lock import build_lock
from builder.memory import recall, remember
from builder.merging import Joins, joins, merge
from builder.pages import render
from builder.problems import Code, Problem, SurveyError
from builder.progress import Progress, Silent, counted
from builder.project import Project, find_project
from builder.publish import foreign_files, is_published, publish, unpublish
from builder.records import Curation, Origin, Paper, Reading, Survey
from builder.settings import SETTINGS_PATH, Settings, load_settings
from builder.site import Rendered, check_folder, check_place, render_site
from builder.sources import FIELDS, read_sources, unknown_fields
from builder.sources.by_hand import BY_HAND
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


def read_papers(
    project: Project, instead: Mapping[str, Sequence[Paper | Problem]] | None = None
) -> tuple[Sequence[Paper], list[Problem]]:
    """Returns the merged papers and the problems of reading them; analyses and writes nothing.

    `instead` maps paths below the survey's folder to what their files would give, whether they are there or not.
    Raises SurveyError where there is no paper.
    """
    return _read(project, load_settings(project.root), instead or {})


def read_joins(project: Project) -> Joins:
    """Returns what was joined into each paper and what nearly was; analyses and writes nothing."""
    settings = load_settings(project.root)
    records = _records(project, settings, {})
    return joins((record for record in records if isinstance(record, Paper)), settings)


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


def _write_docs(project: Project, progress: Progress) -> Report:
    """Publishes what has changed; where nothing has, the last report's findings are told again and nothing runs."""
    check_folder(project, "docs_dir", project.docs)
    made_from = [tree_digest(project.content), program_digest()]
    kept = recall(project.state / "docs.json", digest([*made_from, file_digest(project.topics_lock)]))
    if kept is not None and is_published(project.docs, project.manifest):
        counts, problems = kept
        progress.say(_read_line(counts["papers"], counts["sources"]))
        return Report(counts["sources"], counts["papers"], counts["tags"], 0, 0, tuple(problems))
    survey, files, problems = _make(project, progress, project.vectors)
    published = publish(files, project.docs, project.manifest)
    write_known_topics(project.topics_lock, survey.topics.values(), read_known_topics(project.topics_lock))
    report = replace(_report(survey, problems), written=published.written, removed=published.removed)
    counts = {"sources": report.sources, "papers": report.papers, "tags": report.tags}
    if any(problem.code is Code.FOREIGN_FILE for problem in problems):
        # A file in the way lies outside what was digested: nobody would notice that it has been moved.
        (project.state / "docs.json").unlink(missing_ok=True)
    else:
        made_now = digest([*made_from, file_digest(project.topics_lock)])
        remember(project.state / "docs.json", made_now, counts, problems)
    return report


def _make(project: Project, progress: Progress, vectors: Path) -> tuple[Survey, dict[str, bytes], list[Problem]]:
    """Returns the findings, the files of docs/ that no one else's file stands in the way of, and all problems.

    `vectors` is the file that keeps the vectors of texts from build to build.
    """
    settings = load_settings(project.root)
    papers, problems = _read(project, settings)
    progress.say(_read_line(len(papers), _count_sources(papers)))
    written, wrong = read_curation(project.content, BY_HAND)
    included, curation, strays = apply_curation(written, papers)
    curation = replace(curation, reading=_reading(papers, problems))
    if not included:
        raise _no_papers("every paper is left out by a note in content/notes", [*problems, *wrong, *strays])
    known = read_known_topics(project.topics_lock)
    survey, found = analyse(included, settings, progress, edits=curation.vocabulary, known_topics=known, store=vectors)
    astray = unknown_topics(curation.topic_texts, survey.topics)
    files = _files(survey, settings, curation)
    foreign = foreign_files(files, project.docs, project.manifest)
    kept = {path: data for path, data in files.items() if path not in foreign}
    return survey, kept, [*problems, *wrong, *strays, *found, *astray, *dict.fromkeys(foreign.values())]


def _read(
    project: Project, settings: Settings, instead: Mapping[str, Sequence[Paper | Problem]] = MappingProxyType({})
) -> tuple[Sequence[Paper], list[Problem]]:
    """Returns the merged papers; see read_papers for `instead`. Raises SurveyError where there is none."""
    records = _records(project, settings, instead)
    problems = [record for record in records if isinstance(record, Problem)]
    papers, joined = merge((record for record in records if isinstance(record, Paper)), settings)
    if not papers:
        raise _no_papers("there is no paper to build a site of", problems)
    return papers, [*problems, *joined]


def _records(
    project: Project, settings: Settings, instead: Mapping[str, Sequence[Paper | Problem]]
) -> list[Paper | Problem]:
    found = [*_wrong_columns(settings), *read_sources(project.content / "papers", project.root, settings.columns)]
    kept = [record for record in found if not any(is_from(_place(record), file) for file in instead)]
    return [*kept, *(record for replaced in instead.values() for record in replaced)]


def _wrong_columns(settings: Settings) -> list[Problem]:
    hint = f"known are {', '.join(FIELDS)}"
    return [
        Problem(
            Code.BAD_SETTING, Origin(SETTINGS_PATH), f'"columns" names the field "{field}", which no paper has', hint
        )
        for field in unknown_fields(settings.columns)
    ]


def is_from(place: Origin | None, file: str) -> bool:
    """Says whether the place is in the file, which may be packed."""
    path = place.path if place else ""
    return path in (file, file.removesuffix(".gz")) or path.startswith(f"{file}/")


def _place(record: Paper | Problem) -> Origin | None:
    return record.origins[0] if isinstance(record, Paper) else record.place


def _no_papers(message: str, problems: Sequence[Problem]) -> SurveyError:
    hint = "put a listing of titles and abstracts there"
    return SurveyError(Problem(Code.NO_PAPERS, Origin("content/papers"), message, hint), problems)


def _reading(papers: Sequence[Paper], problems: Iterable[Problem]) -> Reading:
    """Counts what was read: each record of a merged paper has left its origin."""
    records = Counter(origin.path for paper in papers for origin in paper.origins)
    untitled = sum(problem.code is Code.MISSING_TITLE for problem in problems)
    return Reading(tuple(sorted(records.items())), untitled, len(papers))


def _files(survey: Survey, settings: Settings, curation: Curation) -> Mapping[str, bytes]:
    citations = bibliography(survey.papers.values())
    pages = render(survey, settings, citations, curation)
    return {**read_assets(), **{page.path: page.text.encode("utf-8") for page in pages}}


def _report(survey: Survey, problems: Sequence[Problem]) -> Report:
    sources = _count_sources(survey.papers.values())
    return Report(sources, len(survey.papers), len(survey.tags), 0, 0, tuple(problems))


def _count_sources(papers: Iterable[Paper]) -> int:
    return len({origin.path for paper in papers for origin in paper.origins})


def _read_line(papers: int, sources: int) -> str:
    return f"Read {counted(papers, 'paper')} from {counted(sources, 'file')} in content/papers/"
