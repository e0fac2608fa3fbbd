"""Stage 4, pages: the Jinja environment; every value passes a filter that says what it becomes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from builder.pages import markdown

if TYPE_CHECKING:
    from jinja2 import Environment


def fill(template: str, **values: object) -> str:
    """Returns the template `templates/<template>` filled, ending in one newline. Raises where a value is missing."""
    return _environment().get_template(template).render(**values).rstrip() + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=False,  # the output is Markdown; each value goes through one of the filters below
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "md": markdown.escape,  # text of a paper or of the author's settings
        "yaml": markdown.front_matter_value,
        "yaml_list": markdown.front_matter_list,
        "raw": str,  # Markdown that is already escaped, a path, a fixed word
        "count": "{:,}".format,
        "counted": _counted,  # a number with its noun: "1 paper", "2,000 papers"
    }
    return environment


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
