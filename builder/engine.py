"""Stage 6, the engine: the only file that knows MkDocs; it loads its settings, runs it and hears its warnings."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import builder
from builder.problems import Code, Problem, SurveyError
from builder.progress import Progress
from builder.project import Project

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin

# Our own hook speaks under this name; its problems are counted already.
HOOK_LOGGER = "mkdocs.litsurvey"
# MkDocs stamps the compressed site map with the day of the build; 1980 is the first date that archives can hold.
_EPOCH = "315532800"


def fix_clock() -> None:
    """Makes MkDocs' output independent of the day; a SOURCE_DATE_EPOCH that is set already stays."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _EPOCH)


def raw_config(project: Project) -> dict[str, Any]:
    """Returns what stands in mkdocs.yml; {} where that is nothing that MkDocs could use, which it then says itself."""
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    try:
        with project.config.open("rb") as file:
            values = yaml_load(file)
    except (OSError, yaml.YAMLError, ConfigurationError):
        return {}
    return values if isinstance(values, dict) else {}


def load_config(project: Project, heard: list[Problem], **options: Any) -> MkDocsConfig:
    """Returns MkDocs' settings with `options` in place of the file's. Raises SurveyError where they cannot be used."""
    from mkdocs import config
    from mkdocs.exceptions import Abort, ConfigurationError

    # Read when the theme is imported: its maintainers' notice on MkDocs 2 would stand above every build.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        return config.load_config(str(project.config), **_stand_ins(project), **options)
    except (Abort, ConfigurationError) as error:
        reason = "; ".join(problem.message for problem in heard) or _one_line(error)
        raise SurveyError(
            Problem(Code.SITE, None, f"mkdocs.yml cannot be used: {reason}", "mend it, then build again")
        ) from error


def run(config: MkDocsConfig, heard: list[Problem], progress: Progress) -> None:
    """Renders the whole site into `config.site_dir`. Raises SurveyError where a page cannot be rendered."""
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, BuildError

    config.plugins["litsurvey/progress"] = _counter(progress)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, BuildError) as error:
        reason = heard[-1].message if heard else _one_line(error)
        raise SurveyError(Problem(Code.SITE, None, f"the site cannot be rendered: {reason}", "")) from error
    finally:
        config.plugins.on_shutdown()


def serve(project: Project, address: str | None, say: Callable[[str], None]) -> None:
    """Shows the site at `address` ("127.0.0.1:8000" by default) and again after each change, until stopped.

    `say` is told what MkDocs is at, the address among it. Raises SurveyError where it cannot serve.
    """
    from mkdocs.commands.serve import serve as serve_docs
    from mkdocs.exceptions import Abort, MkDocsException

    fix_clock()
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    with listening() as heard:
        load_config(project, heard, **options)
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(_Speaker(say))
    logger.propagate = False
    try:
        serve_docs(config_file=str(project.config), **_stand_ins(project), **options)
    except (Abort, MkDocsException, OSError) as error:
        raise SurveyError(Problem(Code.SITE, None, _one_line(error), "")) from error


@contextmanager
def listening() -> Iterator[list[Problem]]:
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


class _Speaker(logging.Handler):
    """Hands on what MkDocs says while it serves."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        prefix = "" if record.levelno < logging.WARNING else f"{record.levelname.lower()}: "
        self._say(f"{prefix}{record.getMessage()}")


def _counter(progress: Progress) -> BasePlugin[Any]:
    """Returns a plugin that tells `progress` of each page that MkDocs has written."""
    from mkdocs.plugins import BasePlugin

    class Counter(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # it has no options
        def on_env(self, env: Any, *, files: Any, **_: Any) -> Any:
            total = len(files.documentation_pages())
            self.steps = iter(progress.track(range(total), "pages of the site", total))
            return env

        def on_post_page(self, output: str, **_: Any) -> str:
            next(self.steps, None)
            return output

        def on_post_build(self, **_: Any) -> None:
            next(self.steps, None)  # past the last page, which takes the bar away

    return Counter()


def _stand_ins(project: Project) -> dict[str, Any]:
    """Returns settings to use in place of those of mkdocs.yml that name files of this program.

    They are below builder/ in a checkout of it; a survey elsewhere has them from the installed package.
    """
    raw = raw_config(project)
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


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
