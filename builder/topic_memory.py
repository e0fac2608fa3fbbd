"""topics.lock: which topics the survey has and has had, so that their addresses stay; the author commits it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from builder.lock_files import read_lock_file, unusable, write_lock_file
from builder.problems import excerpt
from builder.records import Topic

_NOW, _GONE = "topics", "retired"
_WITHOUT_IT = "each topic's address is made of its label anew"
_ID = re.compile(r"(?!index$)[a-z0-9][a-z0-9-]{0,99}")  # what builder.slugs.term_id gives, and a number


def read_known_topics(path: Path) -> dict[str, frozenset[str]]:
    """Returns the ids of the papers of each topic that the lock names, retired ones too; nothing where there is none.

    Raises SurveyError for a file that is not as the build writes it: to go on would move the topics' addresses.
    """
    read = read_lock_file(path, _WITHOUT_IT)
    if read is None:
        return {}
    kept, text = read
    if not isinstance(kept, dict) or not {_NOW, _GONE} <= kept.keys():
        raise unusable(path, None, f'expected the keys "{_NOW}" and "{_GONE}"', _WITHOUT_IT)
    sections = [kept[_GONE], kept[_NOW]]
    if not all(isinstance(section, dict) and all(map(_are_ids, section.values())) for section in sections):
        raise unusable(path, None, "expected a list of paper ids for each topic", _WITHOUT_IT)
    for id_ in (id_ for section in sections for id_ in section if not _ID.fullmatch(id_)):
        # An id is a file's name and stands in links as it is.
        name = json.dumps(id_)
        line = text[: text.find(name)].count("\n") + 1 if name in text else None
        raise unusable(
            path, line, f"{excerpt(name)} is no topic's id: expected small letters, digits and hyphens", _WITHOUT_IT
        )
    return {id_: frozenset(papers) for section in sections for id_, papers in section.items()}


def write_known_topics(path: Path, topics: Iterable[Topic], known: Mapping[str, AbstractSet[str]]) -> bool:
    """Brings the lock up to date, beside `known`, what it says; returns whether it had to be written."""
    now = {topic.id: topic.papers for topic in topics if not topic.is_miscellaneous}
    gone = {id_: papers for id_, papers in known.items() if id_ not in now}
    text = f'{{\n"{_NOW}": {_section(now)},\n"{_GONE}": {_section(gone)}\n}}\n'
    if not known and not now:
        return False
    return write_lock_file(path, text)


def _section(topics: Mapping[str, Iterable[str]]) -> str:
    """Returns a JSON object with a line for each topic, so that a difference shows which topics have changed."""
    lines = [f"{json.dumps(id_)}: {json.dumps(sorted(topics[id_]))}" for id_ in sorted(topics)]
    return "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"


def _are_ids(papers: object) -> bool:
    return isinstance(papers, list) and all(isinstance(id_, str) for id_ in papers)
