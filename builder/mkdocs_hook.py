"""Lets plain `mkdocs build` and `mkdocs serve` run the build step first."""

import logging
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from builder import pipeline


def on_config(config: Any) -> None:  # noqa: D103
    pipeline.fix_clock()
    try:
        project = pipeline.find_project(Path(config.config_file_path).parent)
        config.site_name = pipeline.site_name(project)
        report = pipeline.write_docs(project)
    except pipeline.SurveyError as error:
        raise Abort(str(error)) from error
    for problem in report.problems:
        logging.getLogger(pipeline.HOOK_LOGGER).warning(str(problem))


def on_serve(server: Any, config: Any, **_: Any) -> None:  # noqa: D103
    server.watch(str(Path(config.config_file_path).parent / "content"))
