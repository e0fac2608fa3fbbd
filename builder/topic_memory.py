"""topics.lock: which topics the survey has and has had, so that their addresses stay; the author commits it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from builder.problems import Code, Problem, SurveyError, excerpt
from builder.publish import write_atomically
from builder.records import Origin, Topic

_NOW, _GONE = "topics", "retired"
_ID = re.compile(r"(?!index$)[a-z0-9][a-z0-9-]{0,99}")  # what builder.slugs.term_id gives, and a number


def read_known_topics(path: Path) -> dict[str, frozenset[str]]:
    """Returns the ids of the papers of each topic that the lock names, retired ones too; nothing where there is none.

    Raises SurveyError for a file that is not as the build writes it: to go on would move the topics' addresses.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, None, f"cannot be read ({error})") from None
    try:
        kept = json.loads(text)
    except json.JSONDecodeError as error:
        raise _unreadable(path, error.lineno, f"is no JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets in brackets
        raise _unreadable(path, None, f"is no JSON that a build writes: {error}") from None
    if not isinstance(kept, dict) or not {_NOW, _GONE} <= kept.keys():
        raise _unreadable(path, None, f'expected the keys "{_NOW}" and "{_GONE}"')
    sections = [kept[_GONE], kept[_NOW]]
    if not all(isinstance(section, dict) and all(map(_are_ids, section.values())) for section in sections):
        raise _unreadable(path, None, "expected a list of paper ids for each topic")
    for id_ in (id_ for section in sections for id_ in section if not _ID.fullmatch(id_)):
        # An id is a file's name and stands in links as it is.
        name = json.dumps(id_)
        line = text[: text.find(name)].count("\n") + 1 if name in text else None
        raise _unreadable(path, line, f"{excerpt(name)} is no topic's id: expected small letters, digits and hyphens")
    return {id_: frozenset(papers) for section in sections for id_, papers in section.items()}


def write_known_topics(path: Path, topics: Iterable[Topic], known: Mapping[str, AbstractSet[str]]) -> bool:
    """Brings the lock up to date, beside `known`, what it says; returns whether it had to be written."""
    now = {topic.id: topic.papers for topic in topics if not topic.is_miscellaneous}
    gone = {id_: papers for id_, papers in known.items() if id_ not in now}
    text = f'{{\n"{_NOW}": {_section(now)},\n"{_GONE}": {_section(gone)}\n}}\n'
    if not known and not now:
        return False
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == data:
        return False
    write_atomically(path, data, path.with_name(path.name + ".tmp"))
    return True


def _section(topics: Mapping[str, Iterable[str]]) -> str:
    """Returns a JSON object with a line for each topic, so that a difference shows which topics have changed."""
    lines = [f"{json.dumps(id_)}: {json.dumps(sorted(topics[id_]))}" for id_ in sorted(topics)]
    return "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"


def _are_ids(papers: object) -> bool:
    return isinstance(papers, list) and all(isinstance(id_, str) for id_ in papers)


def _unreadable(path: Path, line: int | None, message: str) -> SurveyError:
    hint = "restore it from your version control, or delete it: then each topic's address is made of its label anew"
    return SurveyError(Problem(Code.BAD_LOCK, Origin(path.name, line), message, hint))
