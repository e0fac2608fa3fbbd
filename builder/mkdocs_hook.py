"""Lets plain `mkdocs build` and `mkdocs serve` run the build step first."""

import logging
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from builder import pipeline


def on_pre_build(config: Any) -> None:  # noqa: D103
    pipeline.fix_clock()
    try:
        report = pipeline.write_docs(pipeline.find_project(Path(config.config_file_path).parent))
    except pipeline.SurveyError as error:
        raise Abort(str(error)) from error
    for problem in report.problems:
        logging.getLogger(pipeline.HOOK_LOGGER).warning(str(problem))


def on_serve(server: Any, config: Any, **_: Any) -> None:  # noqa: D103
    server.watch(str(Path(config.config_file_path).parent / "content"))
