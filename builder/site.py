"""Stage 6: MkDocs renders docs/ beside the last good site, and the new site takes its place whole."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from builder.engine import fix_clock, listening, load_config, raw_config, run
from builder.fingerprint import digest, file_digest, library_versions, tree_digest, tree_files
from builder.memory import recall, remember
from builder.problems import Code, Problem, SurveyError
from builder.progress import Progress
from builder.project import Project
from builder.records import Origin
from builder.swap import obstacle, recover, swap_in

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of the site."""

    pages: int  # HTML files in it
    up_to_date: bool  # nothing had changed, nothing was written


def render_site(project: Project, progress: Progress) -> tuple[Rendered, list[Problem]]:
    """Renders docs/ into site/, all or nothing; MkDocs' warnings come back as problems.

    Raises SurveyError where mkdocs.yml cannot be used or a page cannot be rendered; site/ is then as it was.
    """
    recover(project.site)
    check_place(project)
    fix_clock()
    staging = project.state / "staging"
    with listening() as problems:
        config = load_config(project, problems, site_dir=str(staging))
        made_from = _inputs_digest(project, config)
        kept = recall(project.state / "site.json", digest([made_from, _stamps(project.site)]))
        if kept is not None:
            return Rendered(kept[0]["pages"], True), kept[1]
        if staging.exists():
            shutil.rmtree(staging)
        run(config, problems, progress)
    if tree_digest(staging) == tree_digest(project.site):
        shutil.rmtree(staging)
    else:
        _keep_times(staging, project.site)
        swap_in(staging, project.site)
    pages = sum(name.endswith(".html") for name in tree_files(project.site))
    remember(project.state / "site.json", digest([made_from, _stamps(project.site)]), {"pages": pages}, problems)
    return Rendered(pages, False), problems


def check_place(project: Project) -> None:
    """Raises SurveyError where a build must not put its site, or remove it."""
    reason = obstacle(project.site)
    if reason:
        message = f"no build may replace or remove this: {reason}"
        raise SurveyError(
            Problem(Code.SITE, Origin(f"{project.site.name}/"), message, "move it elsewhere, then try again")
        )


def check_folder(project: Project, key: str, folder: Path) -> None:
    """Raises SurveyError where mkdocs.yml sets `key` ("docs_dir", "site_dir") to another folder than the build's."""
    given = raw_config(project).get(key, folder.name)
    if isinstance(given, str) and os.path.normpath(project.root / given) != str(folder):
        message = f'"{key}" is "{given}", but litsurvey uses {folder.name}/ for it'
        place = Origin(project.config.name)
        raise SurveyError(Problem(Code.SITE, place, message, f'write "{key}: {folder.name}"'))


def _inputs_digest(project: Project, config: MkDocsConfig) -> str:
    """Covers all that the site is made from: docs/, mkdocs.yml, hooks, the theme's overrides, library versions."""
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    hooks = [project.root / path for path in config.hooks]
    versions = library_versions()
    return digest(
        [
            tree_digest(Path(config.docs_dir)),
            file_digest(project.config),
            str(config.site_url),
            os.environ["SOURCE_DATE_EPOCH"],
            *(tree_digest(folder) for folder in own),
            *(file_digest(hook) for hook in hooks),
            *(f"{name} {versions[name]}" for name in versions),
        ]
    )


def _stamps(site: Path) -> str:
    """Covers the name, size and time of every file of the site: cheap, and any touch by others shows."""
    stats = ((name, path.stat()) for name, path in tree_files(site).items())
    return digest(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats)


def _keep_times(new: Path, old: Path) -> None:
    """Gives unchanged files the time of their older twins, so that a copy by date moves only what changed."""
    for name, path in tree_files(new).items():
        twin = old / name
        if twin.is_file() and twin.read_bytes() == path.read_bytes():
            stat = twin.stat()
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
