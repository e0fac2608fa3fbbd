"""Stage 1, reader: Hugging Face's service of papers, one paper or the papers of a day.

"ai_summary" and "ai_keywords" are left out: a model wrote them, they are not the authors'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.problems import Problem
from builder.records import Paper
from builder.sources.json.fields import Field, Layout, Values, mark, names, read_records
from builder.sources.source import Source

sniff = mark(
    r'"(?:ai_summary|ai_keywords|submittedOnDailyBy|submittedOnDailyAt|discussionId|upvotes)"\s*:', r'"publishedAt"'
)


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields the papers of a day's list, of a search, or the one paper."""
    return read_records(source, _LAYOUT)


def _urls(values: Values) -> list[str]:
    """The page is at the paper's number, which is that of arXiv."""
    number = values.text("id").strip()
    page = f"https://huggingface.co/papers/{number}" if number else ""
    return [page, values.text("projectPage"), values.text("githubRepo")]


_FIELDS: Mapping[str, Field] = {
    "title": "title",
    "abstract": "summary",
    "authors": names("authors", "name"),
    "date": "publishedAt",
    "arxiv": "id",
    "urls": _urls,
    "type": lambda values: "preprint",
}


def _record(value: Mapping[str, object]) -> Mapping[str, object]:
    """In a list the paper stands below "paper", and its title beside it as well."""
    inner = value.get("paper")
    return (
        {"title": value.get("title"), "publishedAt": value.get("publishedAt"), **inner}
        if isinstance(inner, Mapping)
        else value
    )


_LAYOUT = Layout(_FIELDS, keys=("title", "publishedAt"), lists=[("papers",), ("dailyPapers",)], record=_record)
