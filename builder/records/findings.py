"""The values that the analysis finds, and the pages made of them; keyed by paper id and never by position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from builder.records.meaning import Meaning
from builder.records.paper import Paper

LinkKind: TypeAlias = Literal["code", "project", "data", "demo", "paper", "other"]
# Why a paper stands beside another: the same work twice, one names the other's method, one topic, phrases of both.
RelatedKind: TypeAlias = Literal["same work", "names", "named by", "topic", "phrases"]
# What a number says: how far something got, or by how much it changed against something else.
ResultKind: TypeAlias = Literal["reached", "better by", "reduced by", "worse by"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a paper's abstract, quoted elsewhere with its source."""

    paper: str  # paper id
    span: Span  # in that paper's abstract


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A phrase that stands in the paper's own title or abstract and says what it is about."""

    text: str  # as shown to readers; the casing the paper itself uses
    key: str  # the normal form that inflections, hyphens and casing share
    score: float  # 0 to 1, rounded to 4 places, comparable within one paper
    method: str  # how it was scored, for the page's "why": "keybert+learned"
    in_title: tuple[Span, ...] = ()  # where it stands in the title, in order
    in_abstract: tuple[Span, ...] = ()  # where it stands in the abstract, in order


@dataclass(frozen=True, slots=True)
class Link:
    """An address found in an abstract, told apart by what it leads to."""

    url: str  # http or https only
    kind: LinkKind
    span: Span  # where it stands in the abstract


@dataclass(frozen=True, slots=True)
class Tag:
    """One term of the collection's vocabulary: two papers or more, inflections and acronym joined."""

    id: str  # the address: tags/<id>; a function of the term alone, not of its counts
    name: str  # the preferred name, in the casing that authors use most
    aliases: tuple[str, ...]  # other forms that stand in the papers, the acronym among them, sorted
    papers: tuple[str, ...]  # ids, the paper it says most about first
    neighbours: tuple[tuple[str, int], ...]  # (tag id, papers that carry both), the most first
    broader: tuple[str, ...] = ()  # ids of the tags that this one is a kind of, the closest first
    narrower: tuple[str, ...] = ()  # ids of the tags that are a kind of this one, the most papers first
    quote: Quote | None = None  # the sentence that says what the thing is, where an abstract has one
    definition: str = ""  # what it is in the words of the survey's author; goes before the quote
    former: tuple[str, ...] = ()  # ids of tags that the survey's author merged into this one, sorted


@dataclass(frozen=True, slots=True)
class Related:
    """One entry of a paper's related list, with its reason."""

    id: str  # the other paper
    score: float  # higher is closer; rounded to 4 places
    shared: tuple[str, ...]  # phrases that both papers contain, the most telling first; never empty
    kinds: tuple[RelatedKind, ...] = ("phrases",)  # why it stands there, the strongest reason first


@dataclass(frozen=True, slots=True)
class Mention:
    """A paper's text contains the name of the method that another paper's title introduces."""

    source: str  # id of the paper whose text has the name
    target: str  # id of the paper that the name belongs to
    name: str  # "FaceNet"
    span: Span | None  # first place in the source's abstract; None where only its title has it


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of papers that belong together; every paper is in one."""

    id: str  # the address: topics/<id>; kept from build to build
    label: str  # a noun phrase of its papers, or two joined by "and"; "Miscellaneous" where little holds them together
    phrases: tuple[str, ...]  # what holds it together, the most telling first; the label's one or two lead
    papers: tuple[str, ...]  # ids, the most central first
    cohesion: float  # mean cosine of its papers to their centre, 0 to 1, rounded to 4 places
    tags: tuple[tuple[str, int], ...] = ()  # (tag id, papers of the topic that carry it), the most telling first
    neighbours: tuple[tuple[str, float], ...] = ()  # (topic id, cosine of the centres), the closest first
    is_miscellaneous: bool = False


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the way through a topic, from the broad papers to the special ones."""

    paper: str  # paper id
    after: str = ""  # id of the earlier step that it goes on from; empty for the first, and where it begins anew
    shared: tuple[str, ...] = ()  # phrases that both contain
    new: tuple[str, ...] = ()  # ids of tags that no earlier step has


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper stands among the topics."""

    topic: str  # topic id
    next: str = ""  # id of the topic that fits next best; empty where there is one topic only


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the map; papers that stand together are alike."""

    x: int  # to the right
    y: int  # downwards


@dataclass(frozen=True, slots=True)
class Region:
    """The territory of a topic on the map: where most of what stands is its own."""

    outlines: tuple[tuple[Spot, ...], ...]  # closed lines, the largest first; none where the topic is scattered
    label: Spot  # in the middle of the largest, or of the topic's papers where there is none
    hue: int  # number of its colour, from 0; territories that touch have different ones as far as there are any


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of an acronym, as papers of the collection define it."""

    long: str  # the long form as most of these papers write it
    papers: tuple[str, ...]  # ids of the papers that define it so, sorted
    quote: Quote  # the definition in the first of them, long form and acronym


@dataclass(frozen=True, slots=True)
class Acronym:
    """One entry of the glossary; more than one sense is a clash."""

    short: str  # as most papers write it, without plural s
    senses: tuple[Sense, ...]  # the most papers first


@dataclass(frozen=True, slots=True)
class Expansion:
    """A place in a paper's abstract where an acronym stands that this paper or the collection gives one meaning."""

    span: Span
    short: str  # Acronym.short
    long: str


@dataclass(frozen=True, slots=True)
class Result:
    """A measured result that a paper claims, taken apart; what is not said is empty."""

    sentence: Span  # in the abstract
    span: Span  # the claim itself, in the abstract: "76.0 % on VTAB-1k"
    value: str  # as written: "76.0", "2-3"
    number: float  # for sorting; of a range its upper end
    kind: ResultKind = "reached"  # a gain of 2.3 % is no accuracy of 2.3 %
    unit: str = ""  # "%", "x", "points", "dB", "ms"
    metric: str = ""  # as written: "top-1 accuracy"
    dataset: str = ""  # as written: "VTAB-1k"


@dataclass(frozen=True, slots=True)
class SameWork:
    """Two records that seem to be one work: two versions, or one paper twice."""

    papers: tuple[str, str]  # ids, sorted
    likeness: float  # 0 to 1, rounded to 4 places
    reason: str  # one line for the author


@dataclass(frozen=True, slots=True)
class Survey:
    """The papers and all findings about them; every mapping has a key for each paper (or tag) id."""

    papers: Mapping[str, Paper]  # in order of id
    keyphrases: Mapping[str, tuple[Keyphrase, ...]] = field(default_factory=dict)  # the best first
    key_sentences: Mapping[str, Span | None] = field(default_factory=dict)  # in the abstract
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)  # in order of standing
    tags: Mapping[str, Tag] = field(default_factory=dict)  # by tag id, in order of id
    tags_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # paper id to tag ids, the best first
    tag_of_phrase: Mapping[str, str] = field(default_factory=dict)  # Keyphrase.key to tag id, where there is one
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)  # the closest first
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)  # by source id
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of methods that a paper introduces, by its id
    mentioned_by: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)  # by target id
    topics: Mapping[str, Topic] = field(default_factory=dict)  # by topic id, the largest first, miscellaneous last
    place_of: Mapping[str, Place] = field(default_factory=dict)  # by paper id
    layout: Mapping[str, Spot] = field(default_factory=dict)  # by paper id; kept from build to build
    regions: Mapping[str, Region] = field(default_factory=dict)  # by topic id; without miscellaneous
    ways: Mapping[str, tuple[PathStep, ...]] = field(default_factory=dict)  # by topic id, the broadest paper first
    glossary: Mapping[str, Acronym] = field(default_factory=dict)  # by Acronym.short, in alphabetical order
    expansions: Mapping[str, tuple[Expansion, ...]] = field(default_factory=dict)  # by paper id, in order of standing
    results: Mapping[str, tuple[Result, ...]] = field(default_factory=dict)  # by paper id, in order of standing
    same_work: tuple[SameWork, ...] = ()  # the most alike first
    start_here: tuple[str, ...] = ()  # ids of papers that most others are close to, of different topics
    meaning: Meaning | None = None  # None where too little is said to tell papers apart
    everywhere: tuple[tuple[str, int], ...] = ()  # phrases that tell no papers apart, papers that have each, most first


@dataclass(frozen=True, slots=True)
class Page:
    """One file of docs/ as the build step writes it."""

    path: str  # POSIX, relative to docs/
    text: str  # Markdown with front matter, ending in one newline
