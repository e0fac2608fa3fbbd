"""The guide says what the code does: tables of codes, settings, commands and formats are held against it."""

from __future__ import annotations

import argparse
import re
from dataclasses import fields
from pathlib import Path

from builder import cli
from builder.exports import EXPORTS
from builder.problems import Code
from builder.settings import Settings
from builder.sources.formats import FORMATS

GUIDE = Path(__file__).parent.parent / "docs" / "guide"


def first_column(page: str) -> list[str]:
    text = (GUIDE / page).read_text(encoding="utf-8")
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def test_every_problem_is_explained() -> None:
    assert first_column("problems.md") == [code.value for code in Code]


def test_every_setting_is_explained_with_its_default() -> None:
    text = (GUIDE / "settings.md").read_text(encoding="utf-8")
    assert first_column("settings.md") == [field.name for field in fields(Settings)]
    for field in fields(Settings):
        if isinstance(field.default, int):
            assert f"| `{field.name}` | `{field.default}` |" in text


def test_every_command_and_option_is_explained() -> None:
    text = (GUIDE / "command-line.md").read_text(encoding="utf-8")
    for parser in parsers(cli.parser()):
        for action in parser._actions:
            for option in action.option_strings:
                assert option in text or option == "-h", f"{option} of {parser.prog}"
        assert parser.prog in text


def test_every_export_is_explained() -> None:
    text = (GUIDE / "command-line.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z-]+)` \| `(\.[a-z]+)` \|", text, re.MULTILINE)
    assert listed == [(export.name, export.extension) for export in EXPORTS]


def test_every_format_is_explained() -> None:
    text = (GUIDE / "input.md").read_text(encoding="utf-8")
    for form in FORMATS:
        extensions = ", ".join(f"`{extension}`" for extension in form.extensions)
        assert f"| {form.name} | {extensions} |" in text


def parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    actions = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return [parser, *(child for action in actions for child in action.choices.values())]
