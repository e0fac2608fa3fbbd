"""Stage 4, pages: the way through a topic in words, each step with what it goes on from and what it adds."""

from __future__ import annotations

from builder.pages import markdown, paths
from builder.pages.edition import Edition
from builder.records import PathStep, Topic


def way_through(edition: Edition, topic: Topic, here: str) -> list[tuple[str, str, str]]:
    """Returns title, link and reason (Markdown) of each step; nothing where the topic has no way."""
    steps = edition.survey.ways.get(topic.id, ())
    numbers = {step.paper: number for number, step in enumerate(steps, start=1)}
    return [
        (
            edition.survey.papers[step.paper].title,
            paths.relative(paths.paper_path(step.paper), here),
            _reason(edition, step, numbers),
        )
        for step in steps
    ]


def _reason(edition: Edition, step: PathStep, numbers: dict[str, int]) -> str:
    said = {_bare(phrase) for phrase in step.shared}
    names = [edition.survey.tags[tag].name for tag in step.new]
    new = " and ".join(markdown.escape(name) for name in names if _bare(name) not in said)
    if numbers[step.paper] == 1:
        return f"To begin with: the broadest here, on {new}" if new else "To begin with: the broadest here"
    before = numbers.get(step.after, 0)
    shared = " and ".join(markdown.escape(phrase) for phrase in step.shared)
    on = f"Goes on from {before}{f' with {shared}' if shared else ''}" if before else ""
    adds = f"{'adds' if on else 'Adds'} {new}" if new else ""
    return "; ".join(filter(None, (on, adds))) or "Another side of the topic"


def _bare(name: str) -> str:
    """A phrase and the tag that it is a form of are not both said."""
    return name.casefold().removesuffix("s")
