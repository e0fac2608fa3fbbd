"""Stage 3, analysis: the sentence of an abstract that says what a term is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.analysis.language.acronyms import bare, is_acronym, long_forms
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import normal_form, sentences
from builder.analysis.vocabulary.definition_patterns import FIELD, GOAL, JUDGEMENT, POINTS_AWAY, VERBS
from builder.records import Paper, Quote, Span

_LONGEST_NAME = 90  # characters of a sentence in which its subject must end
_WORDS = (8, 45)  # of a sentence that can stand alone and is still read
_TAIL = 4  # words that must follow what the thing is a kind of, or nothing tells it from others of the kind
_METHODS = frozenset({"method", "algorithm", "approach", "technique", "problem", "task"})
_TASKS = ("ing", "ion", "tic")  # how names of tasks and fields end
_BRACKET = re.compile(r" ?\([^()]*\)$")
_ARTICLE = re.compile(r"An? ")


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """A sentence that says what a thing is; the least is the best."""

    kind: int  # place of the pattern in VERBS
    length: int  # words over or under what reads best
    paper: str
    start: int
    end: int


def find_definitions(papers: Sequence[Paper], names: Mapping[str, str]) -> dict[str, Quote]:
    """Returns for each term the sentence of an abstract that says what it is, where there is one.

    `names` gives for the normal form of each name the key of its term. The sentence has the term as its subject, a verb
    of definition and then the kind of thing that it is with what tells it from others of that kind (Hearst, 1992;
    Navigli and Velardi, 2010); it points at nothing outside itself and does not merely praise. Of several the plainest
    pattern counts, then the length nearest to twenty words, then the paper's id.
    """
    best: dict[str, _Found] = {}
    for paper in papers:
        for key, found in _in_paper(paper, names):
            best[key] = min(found, best.get(key, found))
    return {key: Quote(found.paper, Span(found.start, found.end)) for key, found in sorted(best.items())}


def _in_paper(paper: Paper, names: Mapping[str, str]) -> Iterator[tuple[str, _Found]]:
    subjects = _Subjects(paper, names)
    for span in sentences(paper.abstract):
        text = paper.abstract[span.start : span.end]
        if not _reads_alone(text):
            continue
        kind, key = _said(text, subjects)
        if key:
            yield key, _Found(kind, abs(text.count(" ") - 20), paper.id, span.start, span.end)


def _said(text: str, subjects: _Subjects) -> tuple[int, str]:
    """Which pattern a sentence says what a term is with, and the term's key; "" where it does not."""
    lead = FIELD.match(text)
    rest = text[lead.end() :] if lead else text
    goal = GOAL.match(rest)
    if goal and (key := subjects.named(goal["name"])):
        return 0, key
    for kind, pattern in enumerate(VERBS):
        verb = pattern.search(rest, 0, _LONGEST_NAME * 3)
        if verb is None or verb.start() > _LONGEST_NAME:
            continue
        key = subjects.named(rest[: verb.start()])
        if key and _tells(rest, verb, key):
            return kind, key
    return 0, ""


def _reads_alone(text: str) -> bool:
    """Whether a sentence is whole, neither too short nor too long, and points at nothing outside itself."""
    if not (_WORDS[0] <= text.count(" ") + 1 <= _WORDS[1]) or not text.endswith((".", "!")) or not text[0].isupper():
        return False
    return POINTS_AWAY.search(text) is None


class _Subjects:
    """Finds the term that a stretch of a paper's sentence names."""

    def __init__(self, paper: Paper, names: Mapping[str, str]) -> None:
        self._paper, self._names = paper, names

    def named(self, before: str) -> str:
        """The key of the term that all of a text is, "" where it is something else."""
        name = _BRACKET.sub("", _ARTICLE.sub("", before, count=1))
        # "The controller" is one that the abstract has named before.
        if name.startswith(("The ", "the ")) or any(mark in name for mark in ",;:()"):
            return ""
        if name.casefold() in word_list("stop"):
            return ""  # "To" is no TO
        form = normal_form(name)
        rest, _, head = form.rpartition(" ")
        if head in word_list("generic_heads") or (head in _METHODS and form not in self._names):
            # "transfer learning methods" say what transfer learning is; "an intuitive solution is to" says nothing.
            return self._names.get(rest, "") if head in _METHODS and " " in rest else ""
        key = self._names.get(form, "")
        if " " in key and is_acronym(bare(name)):
            # Other papers may mean something else by it: the paper itself must say what it stands for.
            return key if normal_form(long_forms(self._paper).get(bare(name), "")) == key else ""
        return key


def _tells(text: str, verb: re.Match[str], key: str) -> bool:
    """Whether the kind is no mere praise, and enough follows to tell the thing from others."""
    groups = verb.groupdict()
    if groups.get("task") and not key.endswith(_TASKS):
        return False
    rest = text[verb.end() :]
    return not JUDGEMENT.search(groups.get("kind") or "") and rest.count(" ") + 1 >= _TAIL
