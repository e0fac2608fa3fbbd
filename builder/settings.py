"""content/survey.yml as a frozen value; an error names the key and shows a right example."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

import yaml

from builder.problems import Code, Problem, SurveyError
from builder.records import Origin

SETTINGS_PATH = "content/survey.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the author of a survey decides."""

    title: str  # the survey's name, on the home page
    description: str = ""  # one sentence under it
    language: str = "en"  # of the abstracts; English is what the analysis knows
    repository: str = ""  # address of the folder that shows content/ online: "https://github.com/me/survey/blob/main"
    keyphrases: int = 8  # shown on a paper's page at the most
    tags: int = 8  # carried by a paper at the most
    related: int = 7  # related papers on a paper's page, 1 to 20
    style: Literal["author", "dense"] = "author"  # keyphrases as authors list them, or as many as indexers do
    embedding: Literal["auto", "minilm", "static", "sentence-transformers"] = "auto"  # what turns texts into vectors
    topics: int = 0  # how many topics there are, up to 200; 0 leaves it to the papers
    page_size: int = 200  # papers or tags listed on one page at the most, 20 to 1,000
    edit: str = ""  # address under which content/ can be edited online: "https://github.com/me/survey/edit/main"
    contact: str = ""  # e-mail address that services are told when they are asked for records
    columns: Mapping[str, str] = field(default_factory=dict)  # field of a record to column of a table
    prefer: tuple[str, ...] = ()  # sources (paths, "*" for any text) whose values win when records are joined
    same: tuple[tuple[str, ...], ...] = ()  # groups of papers (id, DOI, citation key, ...) that are one
    different: tuple[tuple[str, ...], ...] = ()  # groups of papers that are not, whatever they look like


_EXAMPLES: Mapping[str, str] = {
    "title": "title: Feature spaces",
    "description": "description: How models represent what they see",
    "language": "language: en",
    "repository": "repository: https://github.com/me/survey/blob/main",
    "keyphrases": "keyphrases: 8",
    "tags": "tags: 8",
    "related": "related: 7",
    "style": "style: dense",
    "embedding": "embedding: static",
    "topics": "topics: 12",
    "page_size": "page_size: 200",
    "edit": "edit: https://github.com/me/survey/edit/main",
    "contact": "contact: me@example.org",
    "columns": "columns: {title: Name of paper, abstract: Summary}",
    "prefer": "prefer: [papers/zotero.bib, papers/*.nbib]",
    "same": "same: [[10.1109/5.771073, 2303.08134]]",
    "different": "different: [[lovelace1843, lovelace1844]]",
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "style": ("author", "dense"),
    "embedding": ("auto", "minilm", "static", "sentence-transformers"),
}
_LIMITS: Mapping[str, tuple[int, int]] = {
    "keyphrases": (1, 30),
    "tags": (1, 30),
    "related": (1, 20),
    "topics": (0, 200),
    "page_size": (20, 1000),
}


def load_settings(root: Path) -> Settings:
    """Reads `root`/content/survey.yml. Raises SurveyError for a file or a value that cannot be used."""
    path = root / SETTINGS_PATH
    try:
        if not path.resolve().is_relative_to(path.parent.resolve()):
            raise _bad("the link leads out of content/", "put a copy of the file in its place")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise _bad("there is no such file", 'begin with "title: My survey"', code=Code.NO_SETTINGS) from None
    except (OSError, RuntimeError, UnicodeDecodeError) as error:  # RuntimeError: links in a circle
        raise _bad(f"cannot be read as UTF-8 text ({error})", "save it as UTF-8") from None
    try:
        values = yaml.safe_load(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        # Every scalar as it is written: as a number the arXiv id 2303.08130 would lose its last digit.
        written = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "unreadable"
        raise _bad(f"is no YAML: {reason}", 'write "key: value"', mark.line + 1 if mark else None) from None
    except (ValueError, LookupError, AttributeError, RecursionError) as error:  # what YAML takes for a date and is none
        raise _bad(f"has a value that YAML cannot read ({error})", "put quotes around a text") from None
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        raise _bad("expected keys and values", f'begin with "{_EXAMPLES["title"]}"')
    lines: dict[str, int] = {}
    for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
        if key.value in lines:
            raise _bad(f'the key "{key.value}" stands there twice', "leave one of them out", key.start_mark.line + 1)
        lines[key.value] = key.start_mark.line + 1
    texts = {key: written[key] for key in _SHAPES if key in written}
    checked = {str(key): _checked(str(key), value, lines.get(str(key))) for key, value in {**values, **texts}.items()}
    if "title" not in checked:
        raise _bad('the key "title" is missing', f'write "{_EXAMPLES["title"]}"')
    return Settings(**checked)


def _checked(key: str, value: object, line: int | None) -> Any:
    """Returns the value where it is of the key's kind, else raises SurveyError."""
    kinds = {field.name: field.type for field in fields(Settings)}
    if key not in kinds:
        raise _bad(f'unknown key "{key}"', f"known are {', '.join(kinds)}", line)
    hint = f'write "{_EXAMPLES[key]}"'
    if kinds[key] == "int":
        low, high = _LIMITS[key]
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise _bad(f'"{key}" is {value!r}, expected a whole number from {low} to {high}', hint, line)
        return value
    if key in _CHOICES and value not in _CHOICES[key]:
        raise _bad(f'"{key}" is {value!r}, expected one of {", ".join(_CHOICES[key])}', hint, line)
    if key in _SHAPES:
        expected, shape = _SHAPES[key]
        shaped = shape(value)
        if shaped is None:
            raise _bad(f'"{key}" is {value!r}, expected {expected}', hint, line)
        return shaped
    if not isinstance(value, str) or (key == "title" and not value.strip()):
        raise _bad(f'"{key}" is {value!r}, expected text', hint, line)
    folded = " ".join(value.split())
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in folded):
        raise _bad(f'"{key}" is {value!r}, with a character that no page can show', hint, line)
    return folded


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        return None
    return tuple(" ".join(item.split()) for item in value)


def _groups(value: object) -> tuple[tuple[str, ...], ...] | None:
    groups = [_texts(item) for item in value] if isinstance(value, list) else [None]
    found = tuple(group for group in groups if group is not None and len(group) > 1)
    return found if len(found) == len(groups) else None


def _pairs(value: object) -> Mapping[str, str] | None:
    if not isinstance(value, dict) or not all(isinstance(item, str) for pair in value.items() for item in pair):
        return None
    return dict(value)


_SHAPES: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "columns": ("pairs of texts", _pairs),
    "prefer": ("a list of texts", _texts),
    "same": ("a list of lists of two texts or more", _groups),
    "different": ("a list of lists of two texts or more", _groups),
}


def _bad(message: str, hint: str, line: int | None = None, code: Code = Code.BAD_SETTING) -> SurveyError:
    return SurveyError(Problem(code, Origin(SETTINGS_PATH, line), message, hint))
