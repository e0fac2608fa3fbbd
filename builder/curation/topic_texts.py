"""Stage 1b, curation: content/topics/<id>.md, the author's own text for a topic."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from builder.curation.files import leads_out, outside
from builder.curation.introduction import below_title
from builder.problems import Code, Problem
from builder.records import Origin

TOPICS = "topics"


def read_topic_texts(content: Path) -> tuple[Mapping[str, str], list[Problem]]:
    """Returns the Markdown of content/topics/*.md by topic id, headings below the page's, and which cannot be read."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    try:
        paths = sorted((content / TOPICS).iterdir())
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        place = Origin(f"{content.name}/{TOPICS}")
        hint = "make it a folder that may be read, or remove it"
        return {}, [Problem(Code.UNREADABLE_FILE, place, f"cannot be read: {error.strerror}", hint)]
    for path in paths:
        if path.name.startswith(".") or path.suffix != ".md":
            continue
        try:
            if leads_out(path, content):
                problems.append(outside(f"{content.name}/{TOPICS}/{path.name}", content))
                continue
            text = path.read_text(encoding="utf-8-sig").strip()
        except OSError as error:
            place = Origin(f"{content.name}/{TOPICS}/{path.name}")
            hint = "make it a file that may be read, or remove it"
            problems.append(Problem(Code.UNREADABLE_FILE, place, f"cannot be read: {error.strerror}", hint))
            continue
        except UnicodeDecodeError:
            place = Origin(f"{content.name}/{TOPICS}/{path.name}")
            problems.append(Problem(Code.UNREADABLE_FILE, place, "cannot be read as UTF-8 text", "save it as UTF-8"))
            continue
        texts[path.stem] = below_title(text)
    return texts, problems


def unknown_topics(texts: Iterable[str], topics: Collection[str]) -> list[Problem]:
    """Returns a problem for each text, given by its topic's id, whose topic is not among `topics`."""
    return [_unknown(id_, topics) for id_ in sorted(texts) if id_ not in topics]


def _unknown(id_: str, topics: Collection[str]) -> Problem:
    near = get_close_matches(id_, sorted(topics), n=1, cutoff=0.0)
    hint = f'rename the file to "{near[0]}.md", or see topics.lock for the others' if near else ""
    place = Origin(f"content/{TOPICS}/{id_}.md")
    return Problem(Code.UNKNOWN_TOPIC, place, f'there is no topic "{id_}"; its text is left out', hint)
