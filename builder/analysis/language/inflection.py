"""Stage 3, analysis: one English word to the readable form that its inflections and spellings share."""

from __future__ import annotations

import re
from functools import cache

from builder.analysis.language.lexicon import word_list

_IRREGULAR = {
    "analyses": "analysis",
    "appendices": "appendix",
    "automata": "automaton",
    "axes": "axis",
    "biases": "bias",
    "caches": "cache",
    "calves": "calf",
    "children": "child",
    "corpora": "corpus",
    "criteria": "criterion",
    "crises": "crisis",
    "cpus": "cpu",
    "diagnoses": "diagnosis",
    "feet": "foot",
    "foci": "focus",
    "gpus": "gpu",
    "halves": "half",
    "heroes": "hero",
    "hypotheses": "hypothesis",
    "indices": "index",
    "knives": "knife",
    "leaves": "leaf",
    "lenses": "lens",
    "lives": "life",
    "llms": "llm",
    "manifolds": "manifold",
    "matrices": "matrix",
    "men": "man",
    "menus": "menu",
    "mice": "mouse",
    "minima": "minimum",
    "maxima": "maximum",
    "movies": "movie",
    "niches": "niche",
    "optima": "optimum",
    "parentheses": "parenthesis",
    "people": "people",
    "phenomena": "phenomenon",
    "prognoses": "prognosis",
    "quizzes": "quiz",
    "radii": "radius",
    "selfies": "selfie",
    "shelves": "shelf",
    "simplices": "simplex",
    "spectra": "spectrum",
    "stimuli": "stimulus",
    "syntheses": "synthesis",
    "teeth": "tooth",
    "theses": "thesis",
    "tpus": "tpu",
    "vertices": "vertex",
    "wolves": "wolf",
    "women": "woman",
    "zombies": "zombie",
    "finetuning": "fine tuning",
    "finetuned": "fine tuned",
    "finetune": "fine tune",
}
_PLURALS = (  # the first ending that fits decides
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("iases", "ias"),
    ("ruses", "rus"),
    ("buses", "bus"),
    ("atuses", "atus"),
    ("onuses", "onus"),
    ("nsuses", "nsus"),
    ("rpuses", "rpus"),
    ("vases", "vas"),
    ("yses", "ysis"),
    ("oes", "o"),
    ("ies", "y"),
    ("s", ""),
)
_CAPITALS = re.compile(r"\S*[A-Z0-9]s")  # GANs, GPs, 3Ds: the small s tells
_SPELLINGS = (
    (re.compile(r"isation$"), "ization"),
    (re.compile(r"(?<=[a-z]{3})olour"), "olor"),
    (re.compile(r"^colour"), "color"),
    (re.compile(r"behaviour"), "behavior"),
    (re.compile(r"neighbour"), "neighbor"),
    (re.compile(r"^(model|label|travel|signal|channel)l(?=ing$|ed$|er$)"), r"\1"),
)


@cache
def singular(word: str) -> str:
    """The casefolded singular of one word, in one spelling; singulars stay as they are."""
    low = word.casefold()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if not low.endswith("s"):
        return _one_spelling(low)
    if _CAPITALS.fullmatch(word):
        return low[:-1]
    if len(low) < 4 or low in word_list("singulars"):
        return _one_spelling(low)
    ending, replacement = next(rule for rule in _PLURALS if low.endswith(rule[0]))
    return _one_spelling(low.removesuffix(ending) + replacement)


def _one_spelling(low: str) -> str:
    """Puts British spellings into the ones that most papers use."""
    for pattern, replacement in _SPELLINGS:
        low = pattern.sub(replacement, low)
    return low
