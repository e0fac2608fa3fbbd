"""Analysis: papers that name the method which another paper's title introduces."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from builder.records import Mention, Paper, Span

_TOKEN = re.compile(r"[^\W_]+(?:[-+.][^\W_]+)*\+{0,2}")
_SMALL_TAIL = re.compile(r"(?:-[a-z]+)+$")  # "FaceNet-based" names FaceNet, "FaceNet-XL" does not
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)*[a-z]?$")
_ACRONYM = re.compile(r"[A-Z]{3,}$")
_MIXED = re.compile(r"(?=[A-Za-z]).*(?:[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Z]{2}.*-|-.*[A-Z]{2}|[A-Za-z]\d)")
_PLAIN = re.compile(r"[A-Z][a-z]{2,}$")  # "Mamba"
_PLURAL = re.compile(r"[A-Z]{2,}s$")  # "GANs"
_COMPOUND = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+$")  # "Skip-Tuning"
_ABOUT = re.compile(  # what follows the name of a thing that the paper studies and did not make
    r"$|(?:identif|understand|rethink|revisit|analy[sz]|explor|general|how\b|why\b|what\b|when\b|is\b|are\b|on the\b|"
    r"(?:a|an|the)\s+(?:\w+\s+)?(?:survey|review|analysis|study|overview)\b)",
    re.IGNORECASE,
)
_PROPOSE = r"\b(?:propos|introduc|present|develop|releas|call|nam|dub|term|coin)(?:e|es|ed|ing|s)?"
_CUE = re.compile(
    rf"{_PROPOSE}(?:\s+(?:it|this|as|our|new|novel|the|method|approach|framework|model|system|dataset|benchmark))*"
    rf"\s+[\"'“”]?({_TOKEN.pattern})(?=[\"'“”]?\s*[,:;.(]|\s+(?:which|that)\b)"
)
_CUE_SHORT = re.compile(rf"{_PROPOSE}\s[^.()]{{1,120}}\(({_TOKEN.pattern})[^()]{{0,20}}\)")
_COMMON = 0.03  # a word in more than this share of the papers says little about what an acronym stands for
_SHARED = 2  # telling words of the owner's title that a text with its acronym must have


def find_mentions(
    papers: Sequence[Paper],
) -> tuple[dict[str, tuple[Mention, ...]], dict[str, tuple[Mention, ...]]]:
    """Returns the mentions by source id and by target id, each with a key for each paper, in order of name and id.

    A name belongs to a paper whose title begins with it ("FaceNet: a unified embedding"), or whose title holds a name
    that its abstract introduces ("we propose Skip-Tuning, a simple method"). A name that two papers claim, or that a
    paper older than its owner uses, belongs to none. One pass over the words of the collection.
    """
    owners = _owners(papers)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(owners, key=lambda name: (-len(name), name)):
        by_first[_TOKEN.findall(name)[0]].append(name)
    found = [mention for paper in papers for mention in _met(paper, by_first, owners)]
    by_id = {paper.id: paper for paper in papers}
    borrowed = {met.name for met in found if _older(by_id[met.source], by_id[met.target])}
    telling = _telling_words(papers, {met.target for met in found})
    by_source: dict[str, list[Mention]] = {id_: [] for id_ in sorted(by_id)}
    by_target: dict[str, list[Mention]] = {id_: [] for id_ in sorted(by_id)}
    for met in sorted(found, key=lambda met: (met.name, met.source)):
        if met.name not in borrowed and _same_thing(met, by_id[met.source], telling[met.target]):
            by_source[met.source].append(met)
            by_target[met.target].append(met)
    return _frozen(by_source), _frozen(by_target)


def own_names(paper: Paper) -> tuple[str, ...]:
    """Returns the names that the paper introduces, the one that its title begins with first."""
    return tuple(dict.fromkeys([*_title_name(paper), *_introduced(paper)]))


def _owners(papers: Sequence[Paper]) -> dict[str, str]:
    """Returns the one paper that each name belongs to; a name that another paper takes for its own has no owner."""
    claims: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for name in _claimed(paper):
            claims[name].add(paper.id)
    named = {name: paper.id for paper in papers for name in own_names(paper)}
    return {name: id_ for name, id_ in named.items() if len(claims[name]) == 1}


def _claimed(paper: Paper) -> set[str]:
    """Returns all names that the paper may take for its own, more of them than it can be said to own."""
    head = paper.title.partition(":")[0].strip()
    return {head, *own_names(paper), *_CUE.findall(paper.abstract)}


def _title_name(paper: Paper) -> Iterator[str]:
    """Yields the part before the title's colon where it is a coined word, any word with a version ("Chat-3D v2"), or a
    plain word that the abstract writes as a name ("Mamba").
    """
    head, colon, rest = paper.title.partition(":")
    name, *version = head.strip(" \"'“”").split() or [""]
    if not colon or _ABOUT.match(rest.strip()) or len(version) > 1 or _TOKEN.fullmatch(name) is None:
        return
    if version:
        if _VERSION.match(version[0]) and name[0].isalpha():
            yield f"{name} {version[0]}"
    elif _is_coined(name) or _is_written_as_name(name, paper.abstract):
        yield name


def _introduced(paper: Paper) -> Iterator[str]:
    """Yields the coined words of the title that the abstract introduces ("we propose Skip-Tuning, a simple …")."""
    in_title = set(_TOKEN.findall(paper.title))
    for match in _CUE.finditer(paper.abstract):
        if match[1] in in_title and (_is_coined(match[1]) or _COMPOUND.match(match[1])):
            yield match[1]


def _is_coined(word: str) -> bool:
    """Tells "FaceNet", "LD-ZNet" and "iDisc" from words of the language and from acronyms, which many things share."""
    return bool(_MIXED.match(word)) and not _PLURAL.match(word)


def _is_written_as_name(word: str, abstract: str) -> bool:
    """Whether the abstract has the acronym, or keeps the plain word's capital inside a sentence and never drops it."""
    if _ACRONYM.match(word):
        return word in _TOKEN.findall(abstract)
    inside = re.search(rf"[^\s.!?:]\s+[(\"'“]?{re.escape(word)}\b(?![-'’])", abstract)
    return bool(_PLAIN.match(word) and inside) and word.lower() not in abstract


def _met(paper: Paper, by_first: Mapping[str, list[str]], owners: Mapping[str, str]) -> Iterator[Mention]:
    """Yields each name of another paper once, at its first place in the abstract, else for the title."""
    seen = _claimed(paper).union(_CUE_SHORT.findall(paper.abstract))
    for text, in_abstract in ((paper.abstract, True), (paper.title, False)):
        for token in _TOKEN.finditer(text):
            stem = _SMALL_TAIL.sub("", token[0])
            for name in by_first.get(token[0], ()) or by_first.get(stem, ()):
                end = token.start() + len(name)
                if name in seen or text[token.start() : end] != name or _continues(text, end):
                    continue
                seen.add(name)
                yield Mention(paper.id, owners[name], name, Span(token.start(), end) if in_abstract else None)


def _continues(text: str, end: int) -> bool:
    """Whether the name goes on, so that it is another one: "AprilTag 2", "FaceNet-XL", "RRT*"."""
    rest = text[end : end + 12]
    return bool(re.match(r"\w|[*#]|-[A-Z\d]|[.]\w| v?\d", rest))


def _same_thing(met: Mention, source: Paper, telling: frozenset[str]) -> bool:
    """Whether an acronym or a plain word means the same in the source, which must not spell it out and must share
    telling words with the target's title.
    """
    if not (_ACRONYM.match(met.name) or _PLAIN.match(met.name)):
        return True
    text = f"{source.title} {source.abstract}"
    return f"({met.name}" not in text and f"{met.name} (" not in text and len(telling & _vocabulary(text)) >= _SHARED


def _telling_words(papers: Sequence[Paper], ids: Set[str]) -> dict[str, frozenset[str]]:
    """Returns for each id the words of its title that few papers contain."""
    counts: Counter[str] = Counter()
    for paper in papers:
        counts.update(_vocabulary(f"{paper.title} {paper.abstract}"))
    most = max(5, _COMMON * len(papers))
    return {
        paper.id: frozenset(word for word in _vocabulary(paper.title) if counts[word] <= most)
        for paper in papers
        if paper.id in ids
    }


def _vocabulary(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{4,}", text)}


def _older(source: Paper, target: Paper) -> bool:
    return source.year is not None and target.year is not None and source.year < target.year


def _frozen(mentions: Mapping[str, list[Mention]]) -> dict[str, tuple[Mention, ...]]:
    return {id_: tuple(group) for id_, group in mentions.items()}
