"""Stage 3, analysis: the sentence of an abstract that says what a term is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.analysis.language.acronyms import bare, is_acronym, long_forms
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import normal_form, sentences
from builder.records import Paper, Quote, Span

_LONGEST_NAME = 90  # characters of a sentence in which its subject must end
_WORDS = (8, 45)  # of a sentence that can stand alone and is still read
_TAIL = 4  # words that must follow what the thing is a kind of, or nothing tells it from others of the kind

_CLASS = (  # what a thing can be a kind of, after Hearst (1992)
    r"algorithms?|approach(?:es)?|architectures?|area|branch|class(?:es)?|collection|concept|data ?sets?|discipline|"
    r"family|field|form|formalism|framework|functions?|generali[sz]ations?|graph|kind|language|learning|library|"
    r"means|measure|mechanism|method(?:s|ology)?|metric|models?|networks?|notion|paradigm|phenomenon|practice|"
    r"principle|problems?|procedure|process(?:es)?|property|protocol|relaxation|representation|research area|scheme|"
    r"setting|strategy|structure|sub-?field|subclass|subset|systems?|tasks?|techniques?|tool|type|variants?|way"
)
_TELLS = (
    r"that|which|where|in which|whose|whereby|(?<!problem )(?<!problems )for|to|of|by|used|designed|based|aimed|"
    r"concerned|defined"
)
_NO_NOUN = (
    r"(?:[\w-]+ing (?!algorithm|approach|method|model|paradigm|problem|system|task|technique)|"
    r"to|on|in|of|by|for|as|at|from|among|given|used|employed|applied|one|not|so)\b"
)
_DOES = r"(?:that|which) (?!(?:has|have|is|are|was|can|may|remains?|arises?|requires?|plays?|attracts?)\b)\w+"
_JUDGEMENT = re.compile(
    r"\b(?:important|crucial|key|critical|essential|fundamental|central|core|vital|major|main|significant|challenging|"
    r"difficult|hard|open|long-?standing|popular|common|powerful|promising|effective|attractive|useful|valuable|"
    r"successful|prominent|leading|dominant|emerging|new|novel|recent|hot|active|growing|ubiquitous|standard|"
    r"well-known|natural|simple|great|good|serious|notorious\w*|necessary|indispensable|compelling|practical|flexible|"
    r"efficient|versatile|favorite|classic|classical|widely|commonly|increasingly|highly|most|one|expressive|rich|"
    r"appealing|convenient|interesting|alternative|viable|excellent|general|ideal|better|elegant|complementary|traditional|usual|typical|possible)\b",
    re.IGNORECASE,
)
_POINTS_AWAY = re.compile(
    r"\b(?:this|these|those|it|our|we|us|here|such|above|former|latter|proposed|propose|paper|article|hence|therefore|"
    r"thus|however|but|while|whereas|still|only|already|currently|recently|one of|state[- ]of[- ]the[- ]art|"
    r"outperform\w*|existing|prior work|due to|because|since|should|limited|considered|known to|bottleneck|shown|"
    r"demonstrated|crucial|what|why|how well|challeng\w+|difficult\w*|unfortunately|remains?|conventional\w*|yet|"
    r"ongoing|attention|research|cid|success\w*)\b",
    re.IGNORECASE,
)
_VERBS = (  # the surest first
    re.compile(
        r" (?:refers? to|(?:is|are|can be) defined as|denotes?|is the (?:task|problem|process|practice|study|art|"
        r"science|ability|act|setting|phenomenon|field) (?:of|that|where|in which)|aims? (?:to|at)|is to) "
    ),
    re.compile(
        rf" (?:is an?|are|is the|are an?) (?P<kind>(?:(?!{_NO_NOUN})[\w/-]+ ){{0,5}}?(?:{_CLASS})) (?=(?:{_TELLS})\b)"
    ),
    re.compile(
        rf" (?:is an?|are) (?P<kind>(?:(?!{_NO_NOUN})[\w/-]+ ){{0,4}}?(?!{_NO_NOUN}|[\w-]+e[dn]\b)[\w-]+) "
        r"(?=(?:that|which|whose|in which|where|designed to|aimed|formed by|made of)\b)"
    ),
    re.compile(  # praise before the kind is borne where what the thing does follows
        rf" (?:is|are) (?:an? |the )?(?:(?!{_NO_NOUN})[\w-]+,? ){{1,4}}?(?:algorithms?|approach(?:es)?|"
        r"class|family|framework|methods?|"
        r"paradigm|problem|procedure|process|strategy|tasks?|techniques?)"
        rf"(?: in [\w -]{{3,40}})?,? (?=to (?!be\b)[a-z]+|for [a-z-]+ing\b|{_DOES}|of (?!interest|importance)\w+)"
    ),
    re.compile(r"(?:, the (?:task|problem|process|practice) of |, which aims? (?:at|to) )"),
)
_BRACKET = re.compile(r" ?\([^()]*\)$")
_ARTICLE = re.compile(r"An? ")


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """A sentence that says what a thing is; the least is the best."""

    kind: int  # place of the pattern in _VERBS
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
    for span in sentences(paper.abstract):
        text = paper.abstract[span.start : span.end]
        if not _reads_alone(text):
            continue
        for kind, pattern in enumerate(_VERBS):
            verb = pattern.search(text, 0, _LONGEST_NAME * 3)
            if verb is None or verb.start() > _LONGEST_NAME:
                continue
            key = _subject(text[: verb.start()], names, paper)
            if key and _tells(text, verb):
                yield key, _Found(kind, abs(text.count(" ") - 20), paper.id, span.start, span.end)
                break


def _reads_alone(text: str) -> bool:
    """Whether a sentence is whole, neither too short nor too long, and points at nothing outside itself."""
    if not (_WORDS[0] <= text.count(" ") + 1 <= _WORDS[1]) or not text.endswith((".", "!")) or not text[0].isupper():
        return False
    return _POINTS_AWAY.search(text) is None


def _subject(before: str, names: Mapping[str, str], paper: Paper) -> str:
    """The key of the term that is all that stands before the verb, "" where something else stands there."""
    name = _BRACKET.sub("", _ARTICLE.sub("", before, count=1))
    # "The controller" is one that the abstract has named before.
    if name.startswith(("The ", "the ")) or any(mark in name for mark in ",;:()"):
        return ""
    form = normal_form(name)
    key = names.get(form, "")
    if form.rpartition(" ")[2] in word_list("generic_heads"):
        return ""  # "an intuitive solution is to"
    if " " in key and is_acronym(bare(name)):
        # Other papers may mean something else by it: the paper itself must say what it stands for.
        return key if normal_form(long_forms(paper).get(bare(name), "")) == key else ""
    return key


def _tells(text: str, verb: re.Match[str]) -> bool:
    """Whether the kind is no mere praise, and enough follows to tell the thing from others."""
    kind = verb.groupdict().get("kind") or ""
    rest = text[verb.end() :]
    return not _JUDGEMENT.search(kind) and rest.count(" ") + 1 >= _TAIL
