"""Stage 6: MkDocs renders docs/ beside the last good site, and the new site takes its place whole."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import builder
from builder.fingerprint import digest, file_digest, library_versions, tree_digest, tree_files
from builder.memory import recall, remember
from builder.problems import Code, Problem, SurveyError
from builder.project import Project
from builder.records import Origin
from builder.swap import obstacle, recover, swap_in

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Our own hook speaks under this name; its problems are counted already.
HOOK_LOGGER = "mkdocs.litsurvey"
# MkDocs stamps the compressed site map with the day of the build; 1980 is the first date that archives can hold.
_EPOCH = "315532800"


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of the site."""

    pages: int  # HTML files in it
    up_to_date: bool  # nothing had changed, nothing was written


def fix_clock() -> None:
    """Makes MkDocs' output independent of the day; a SOURCE_DATE_EPOCH that is set already stays."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _EPOCH)


def render_site(project: Project) -> tuple[Rendered, list[Problem]]:
    """Renders docs/ into site/, all or nothing; MkDocs' warnings come back as problems.

    Raises SurveyError where mkdocs.yml cannot be used or a page cannot be rendered; site/ is then as it was.
    """
    recover(project.site)
    check_place(project)
    fix_clock()
    staging = project.state / "staging"
    with _listening() as problems:
        config = _load_config(project, problems, site_dir=str(staging))
        made_from = _inputs_digest(project, config)
        kept = recall(project.state / "site.json", digest([made_from, _stamps(project.site)]))
        if kept is not None:
            return Rendered(kept[0]["pages"], True), kept[1]
        if staging.exists():
            shutil.rmtree(staging)
        _run_mkdocs(config, problems)
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
    given = _raw_config(project).get(key, folder.name)
    if isinstance(given, str) and os.path.normpath(project.root / given) != str(folder):
        message = f'"{key}" is "{given}", but litsurvey uses {folder.name}/ for it'
        place = Origin(project.config.name)
        raise SurveyError(Problem(Code.SITE, place, message, f'write "{key}: {folder.name}"'))


def serve_site(project: Project, address: str | None) -> None:
    """Shows the site at `address` ("127.0.0.1:8000" by default) and again after each change, until stopped."""
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort, MkDocsException

    fix_clock()
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    with _listening() as problems:
        _load_config(project, problems, **options)
    try:
        serve(config_file=str(project.config), **_stand_ins(project), **options)
    except (Abort, MkDocsException, OSError) as error:
        raise SurveyError(Problem(Code.SITE, None, _one_line(error), "")) from error


def _raw_config(project: Project) -> dict[str, Any]:
    """Returns what stands in mkdocs.yml; {} where that is nothing that MkDocs could use, which it then says itself."""
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    try:
        with project.config.open("rb") as file:
            values = yaml_load(file)
    except (OSError, yaml.YAMLError, ConfigurationError):
        return {}
    return values if isinstance(values, dict) else {}


def _stand_ins(project: Project) -> dict[str, Any]:
    """Returns settings to use in place of those of mkdocs.yml that name files of this program.

    They are below builder/ in a checkout of it; a survey elsewhere has them from the installed package.
    """
    raw = _raw_config(project)
    theme, hooks = raw.get("theme"), raw.get("hooks")
    found = dict[str, Any]()
    if isinstance(theme, dict) and isinstance(theme.get("custom_dir"), str):
        found["theme"] = {**theme, "custom_dir": _installed(project, theme["custom_dir"])}
    if isinstance(hooks, list):
        found["hooks"] = [_installed(project, hook) if isinstance(hook, str) else hook for hook in hooks]
    return {key: value for key, value in found.items() if value != raw[key]}


def _installed(project: Project, path: str) -> str:
    package = Path(builder.__file__).parent
    twin = package.parent / path
    ours = not (project.root / path).exists() and twin.is_relative_to(package) and twin.exists()
    return str(twin) if ours else path


def _load_config(project: Project, heard: list[Problem], **options: Any) -> MkDocsConfig:
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    # Read when the theme is imported: its maintainers' notice on MkDocs 2 would stand above every build.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        return load_config(str(project.config), **_stand_ins(project), **options)
    except (Abort, ConfigurationError) as error:
        reason = "; ".join(problem.message for problem in heard) or _one_line(error)
        raise SurveyError(
            Problem(Code.SITE, None, f"mkdocs.yml cannot be used: {reason}", "mend it, then build again")
        ) from error


def _run_mkdocs(config: MkDocsConfig, heard: list[Problem]) -> None:
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, BuildError

    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, BuildError) as error:
        reason = heard[-1].message if heard else _one_line(error)
        raise SurveyError(Problem(Code.SITE, None, f"the site cannot be rendered: {reason}", "")) from error
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _listening() -> Iterator[list[Problem]]:
    """Collects what MkDocs warns of, in place of its printing it."""
    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield heard.problems
    finally:
        logger.propagate = propagate
        logger.removeHandler(heard)


class _Listener(logging.Handler):
    """Turns MkDocs' warnings into problems."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != HOOK_LOGGER:
            self.problems.append(Problem(Code.SITE, None, " ".join(record.getMessage().split()), ""))


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


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
