"""Stage 3, analysis: which terms are kinds of which, where a sentence gives one as an example of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from builder.analysis.language.acronyms import bare
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import normal_form, sentences
from builder.records import Paper

_LONGEST = 6  # words of a term
_NEAR = 80  # characters before a pattern in which the broader term stands
_FAR = 200  # characters behind it that are read
_EXAMPLES = 4  # of one list
_AMBIGUOUS = 2  # letters of an acronym that may stand for something else in this paper
# "foundation models such as CLIP": what stands before is the broader term.
_BEFORE = re.compile(r"(?: \([^()]{1,20}\))?(?:,? such as|,? including|,? like|,? e\.g\.,?|,? especially) ")
# "CLIP and other foundation models"
_BEHIND = re.compile(r",? (?:and|or) other (?P<class>(?:[\w-]+ ){0,4}[\w-]+s)\b(?=[,.;:]| [a-z])")
_DIVIDER = re.compile(r"(?: \([^()]{1,20}\))?(?:, (?:and |or )?| and | or )")
_PREPOSITIONS = frozenset({"of", "in", "with", "for", "on", "from", "by", "at", "to", "under", "across", "between"})
# Last words of names of things that have kinds. Of others a sentence rather says where or how: "adversarial settings
# such as intrusion detection", "environmental constraints such as illumination".
_CLASSES = frozenset(
    {
        *("model", "network", "method", "algorithm", "approach", "technique", "architecture", "transformer", "encoder"),
        *("decoder", "autoencoder", "layer", "cell", "function", "loss", "optimizer", "regularizer", "estimator"),
        *("detector", "classifier", "learner", "solver", "sampler", "planner", "simulator", "operator", "kernel"),
        *("metric", "measure", "descriptor", "dataset", "benchmark", "corpus", "attack", "defense", "bias", "task"),
        *("game", "problem", "equation", "process", "distribution", "prior", "algebra", "graph", "tree", "manifold"),
        *(
            "robot",
            "vehicle",
            "gripper",
            "manipulator",
            "sensor",
            "camera",
            "actuator",
            "device",
            "machine",
            "material",
        ),
        *("object", "surface", "shape", "structure", "disease", "disorder", "cancer", "drug", "protein", "language"),
        *("llm", "mllm", "vlm", "gan", "vae", "rnn", "cnn", "gnn", "ssm", "plm", "mlp", "inr", "dnn", "snn", "vla"),
    }
)
_KINDS = frozenset({"class", "classes", "family", "kinds", "types", "variety", "range"})  # "a class of models such as"
_DETERMINERS = frozenset({"the", "these", "those", "all", "any", "some", "many", "several", "most", "other", "our"})


def find_examples(papers: Sequence[Paper], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Returns for each term those that a sentence gives it as an example of: "foundation models such as CLIP".

    `names` gives for the normal form of each name the key of its term. The broader term must be a class of things in
    the plural, the example a whole noun phrase; in "methods for deep networks such as Adam" nothing is said of networks
    (after Hearst, 1992). In order of key.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for span in sentences(paper.abstract):
            for narrow, broad in _in_sentence(paper.abstract[span.start : span.end], names):
                if narrow != broad:
                    found[narrow].add(broad)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def _in_sentence(text: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for match in _BEFORE.finditer(text):
        broad = _class(text[max(0, match.start() - _NEAR) : match.start()], names)
        if broad:
            for narrow in _listed(text[match.end() : match.end() + _FAR], names):
                yield narrow, broad
    for match in _BEHIND.finditer(text):
        narrow = _last(text[max(0, match.start() - _NEAR) : match.start()], names)
        broad = _class(match["class"], names)
        if broad and narrow:
            yield narrow, broad


def _class(before: str, names: Mapping[str, str]) -> str:
    """The key of the class in the plural that a text ends with, "" where something else may be meant."""
    words = before.split()
    if not words or not words[-1].endswith("s") or normal_form(words[-1]) not in _CLASSES:
        return ""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        key = names.get(normal_form(" ".join(words[-size:])), "")
        if key:
            return "" if _belongs_elsewhere(words[:-size]) else key
    return ""


def _belongs_elsewhere(words: Sequence[str]) -> bool:
    """Whether the examples behind a noun phrase may be of what stands before its preposition."""
    place = len(words) - 1
    while place >= 0 and (words[place].casefold() in _DETERMINERS or _is_of_noun_phrase(words[place])):
        place -= 1
    if place < 1 or words[place].casefold() not in _PREPOSITIONS:
        return False
    return words[place - 1].casefold() not in _KINDS


def _is_of_noun_phrase(word: str) -> bool:
    return word[-1].isalpha() and word.casefold() not in word_list("stop")


def _listed(text: str, names: Mapping[str, str]) -> Iterator[str]:
    """The keys of the terms that a list begins with."""
    start = 0
    for _ in range(_EXAMPLES):
        key, end = _first(text[start:], names)
        if not key:
            return
        yield key
        divider = _DIVIDER.match(text, start + end)
        if not divider:
            return
        start = divider.end()


def _first(text: str, names: Mapping[str, str]) -> tuple[str, int]:
    """The key and the length of the noun phrase that a text begins with, "" where it is no term."""
    words = [match.span() for match in re.finditer(r"[^\s,;:()]+", text[:_FAR])][:_LONGEST]
    for _, end in reversed(words):
        name = text[:end].rstrip(".")
        key = "" if any(mark in name for mark in ",;:()") else names.get(normal_form(name), "")
        if key:
            rest = text[len(name) :].lstrip()
            follows = re.match(r"[\w-]+", rest)
            word = follows[0].casefold() if follows else ""
            whole = not word or (word in word_list("stop") and word not in {"of", "for"})
            return (key, len(name)) if whole and len(bare(name)) > _AMBIGUOUS else ("", 0)
    return "", 0


def _last(text: str, names: Mapping[str, str]) -> str:
    """The key of the term that is the whole noun phrase at the end of a text."""
    words = text.split()
    for size in range(min(_LONGEST, len(words)), 0, -1):
        key = names.get(normal_form(" ".join(words[-size:])), "")
        lead = words[-size - 1] if len(words) > size else ""
        if key and (not lead or lead[-1] == "," or lead.casefold() in word_list("stop")):
            return key
    return ""
