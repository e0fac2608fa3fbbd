"""Stage 3, analysis: the noun phrases of a text, told by word lists and endings, without a tagger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from builder.analysis.language.inflection import singular
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import sentences, word_bounds
from builder.records import Span

Reach: TypeAlias = Literal["names", "wide", "dense"]  # what counts as a noun phrase, see `chunks` and `phrases`
MAX_WORDS = 5
MAX_DENSE_WORDS = 7
_LONGEST = 50  # letters; what is longer is no word but letters in a row, or a text written without blanks
_ADJECTIVE = re.compile(
    r"(?:[a-z]{2}(?:ive|ous|ic|al|ble|ful|less|ish|ular|wise)|[a-z]{3}(?:ent|ant|ary|ory|eous|most|type-free)"
    r"|-(?:based|aware|free|guided|driven|like|level|specific|agnostic|oriented|inspired|efficient|wise|rich|scale))$"
)
_NOUN_ENDING = re.compile(r"(?:ment|ience|iance|ity|ness|tion|sion|ism|ist|ship|ology|graphy)$")
_HYPHEN = re.compile(r"[-\u2010\u2011\u2013]")
_ARTICLES = word_list("articles")
_MODALS = word_list("modals")
_FIXED = word_list("fixed")
_FIXED_HEADS = frozenset(phrase.rpartition(" ")[0] for phrase in _FIXED)
_SILENT = word_list("stop") - _FIXED_HEADS - word_list("loose")  # no part of any phrase, whatever stands around it
_PARTICIPLE_HEADS = frozenset({"based", "guided", "aware", "driven", "enhanced", "augmented", "supervised", "oriented"})


class Token(NamedTuple):
    """A word inside a noun phrase with what it may do there."""

    span: Span
    text: str
    kind: str  # "noun", "adjective", "gerund" (a name of a thing) or "number"
    before: str = ""  # what stands before it: a word in small letters, else the mark that divides them
    after: str = ""

    @property
    def closes(self) -> bool:
        """Whether a phrase may end with it."""
        return self.kind in {"noun", "gerund"}


def noun_phrases(text: str) -> list[Span]:
    """The noun phrases of 1 to 5 words in `text`, nested ones included, by place and then the longest first.

    Never across a stop word, a verb, a sentence end or any mark but a blank; a phrase ends in a noun.
    """
    return [
        Span(chunk[start].span.start, chunk[end - 1].span.end)
        for chunk in chunks(text)
        for start, end in phrases(chunk)
    ]


def phrases(chunk: list[Token], dense: bool = False) -> Iterator[tuple[int, int]]:
    """All phrases of 1 to 5 words inside one maximal noun phrase, as `chunk[start:end]`.

    Dense ones are of 1 to 7 words, and any word may be one that closes a longer one.
    """
    most = MAX_DENSE_WORDS if dense else MAX_WORDS
    closes = [token.closes for token in chunk]
    for start, token in enumerate(chunk):
        for end in range(min(len(chunk), start + most), start, -1):
            alone = end == start + 1 and not dense
            if closes[end - 1] and not (alone and not _stands_alone(token.text, token.kind)):
                yield start, end


def chunks(text: str, reach: Reach = "names") -> list[list[Token]]:
    """The maximal noun phrases of `text`, in order (after Hulth 2003: runs of adjectives and nouns).

    Wide ones hold participles and adverbs before a noun as well, dense ones also words of measure.
    """
    kind_of = _KINDS[reach]
    found: list[list[Token]] = []
    for sentence in sentences(text):
        piece = text[sentence.start : sentence.end]
        run: list[Token] = []
        bounds = word_bounds(piece)
        lows = [piece[start:end].casefold().replace("\u2019", "'") for start, end in bounds]
        follows = [False, *(piece[last[1] : word[0]] == " " for last, word in pairwise(bounds)), False]
        for i, (start, end) in enumerate(bounds):
            if run and not follows[i]:
                found.append(run)
                run = []
            before = lows[i - 1] if follows[i] else ""
            after = lows[i + 1] if follows[i + 1] else ""
            word = piece[start:end]
            kind = "" if lows[i] in _SILENT else kind_of(word, lows[i], before, after, bool(run), i == 0)
            if kind:
                own = Span(start + sentence.start, end + sentence.start)
                run.append(
                    Token(own, word, kind, before or _mark(piece, bounds, i), after or _mark(piece, bounds, i + 1))
                )
            elif run:
                found.append(run)
                run = []
        if run:
            found.append(run)
    return [chunk for chunk in map(_trimmed, found) if chunk]


def _mark(piece: str, bounds: Sequence[tuple[int, int]], index: int) -> str:
    """What divides a word of a sentence from the one before it, by its first mark; a stop at either end."""
    if not 0 < index < len(bounds):
        return "."
    return piece[bounds[index - 1][1] : bounds[index][0]].strip()[:1] or "."


def _trimmed(run: list[Token]) -> list[Token]:
    """Takes words that cannot close a phrase off its end."""
    end = len(run)
    while end and not run[end - 1].closes:
        end -= 1
    return run[:end]


@lru_cache(maxsize=1 << 16)
def _stands_alone(word: str, kind: str) -> bool:
    if kind == "gerund" and not _HYPHEN.search(word):
        return word.casefold() in word_list("lone_gerunds")
    last = _HYPHEN.split(word.casefold())[-1]
    plain = all(part.islower() or part.istitle() for part in _HYPHEN.split(word))
    if last != word.casefold() and plain:  # "vision-language" wants a noun, "self-attention" does not
        return last in word_list("gerunds") or last in word_list("nouns") or bool(_NOUN_ENDING.search(last))
    return len(word) > 1


def _kind(word: str, low: str, before: str, after: str, inside: bool, opens_sentence: bool) -> str:
    """The part that `word`, `low` in small letters, plays between its neighbours; empty where it breaks a phrase."""
    if len(word) > _LONGEST:
        return ""
    if low in _FIXED_HEADS and not _FIXED.isdisjoint((f"{low} {singular(after)}", f"{low} {after}")):
        return "adjective"
    if _breaks(low) or "://" in low or ("@" in low and "." in low):
        return ""
    if not (word.isalpha() or any(c.isalpha() for c in word)) or (low.endswith("'s") and not word.istitle()):
        return ""
    if not word.islower() and any(c.isupper() for c in word[1:]) and not _HYPHEN.search(word):
        return "noun"  # an acronym or a name: CLIP, ImageNet
    lexical = lexical_kind(low)
    if lexical == "verb":
        return ""
    if lexical == "mixed":
        return "" if _is_verb_here(low, before, after, inside, opens_sentence) else "noun"
    if lexical == "participle":
        last = _HYPHEN.split(low)[-1]
        return "" if inside and not _PARTICIPLE_HEADS & {low, last} and not _HYPHEN.search(low) else "adjective"
    if lexical == "closing gerund":
        return "gerund" if inside else ""
    if lexical == "ing":
        return "gerund" if inside and (not after or _breaks(after)) else ""
    if lexical == "gerund" and not inside and (lexical_kind(after) == "adjective" or after in _ARTICLES):
        return ""
    return lexical


def _dense_kind(word: str, low: str, before: str, after: str, inside: bool, opens_sentence: bool) -> str:
    """The same for a dense phrase: "high voltage", "three dimensional shape"."""
    if low in word_list("loose"):
        return "adjective"
    return _wide_kind(word, low, before, after, inside, opens_sentence)


def _wide_kind(word: str, low: str, before: str, after: str, inside: bool, opens_sentence: bool) -> str:
    """The same for a wide phrase: "time varying density", "spatially varying filter"."""
    kind = _kind(word, low, before, after, inside, opens_sentence)
    if kind or low in word_list("stop") or len(word) > _LONGEST:
        return kind
    lexical = lexical_kind(low)
    follows = bool(after) and not _breaks(after)
    if low.endswith("ly"):
        return "adjective" if follows and (lexical_kind(after) == "adjective" or after.endswith(("ing", "ed"))) else ""
    if lexical == "participle" or (lexical == "verb" and low.endswith("ed")):
        opens = lexical == "participle" or before in _ARTICLES | {"of", "and", "with", "for"}
        return "adjective" if opens and (lexical == "participle" or follows) else ""
    if lexical in {"ing", "closing gerund"} or (lexical == "verb" and low.endswith("ing")):
        return "" if after in _ARTICLES else "gerund"
    return ""


_KINDS: Mapping[Reach, Callable[[str, str, str, str, bool, bool], str]] = {
    "names": _kind,
    "wide": _wide_kind,
    "dense": _dense_kind,
}


def _is_verb_here(low: str, before: str, after: str, inside: bool, opens_sentence: bool) -> bool:
    """Whether a word that is noun and verb is the verb: "to model", "we train", "networks model the"."""
    plain = low == singular(low)
    if before in _MODALS or (before == "to" and plain):
        return True
    if after in _ARTICLES and (inside or opens_sentence):
        return True
    return before.endswith("ly") and before in {"jointly", "directly", "explicitly", "effectively", "simultaneously"}


def may_be_noun(low: str) -> bool:
    """Whether a lower-case word by itself may be a noun."""
    return lexical_kind(low) in {"noun", "mixed", "gerund", "closing gerund"}


@cache
def _breaks(low: str) -> bool:
    if low in word_list("stop"):
        return True
    return low.endswith("ly") and low not in word_list("nouns") and "-" not in low


@cache
def lexical_kind(low: str) -> str:
    """What the word lists and the ending say of a lower-case word."""
    base = singular(low)
    if low in word_list("nouns") or base in word_list("nouns"):
        return "noun"
    if low in word_list("adjectives"):
        return "adjective"
    if low in word_list("gerunds"):
        return "gerund"
    if low in word_list("closing_gerunds"):
        return "closing gerund"
    if low in word_list("mixed") or base in word_list("mixed"):
        return "mixed"
    if low in word_list("verbs") or (low.endswith("s") and base in word_list("verbs")):
        return "verb"
    last = _HYPHEN.split(low)[-1]
    if last != low and low not in word_list("adjectives") and last in word_list("gerunds") | word_list("nouns"):
        return "gerund" if last in word_list("gerunds") else "noun"
    if low.endswith("ing") and len(low) > 5:
        return "verb" if _stem_of(low, "ing") & word_list("verbs") else "ing"
    if low.endswith("ed") and len(low) > 4:
        weak = low not in word_list("participles") and _stem_of(low, "ed") & word_list("verbs")
        return "verb" if weak else "participle"
    if _NOUN_ENDING.search(low):
        return "noun"
    return "adjective" if _ADJECTIVE.search(low) else "noun"


def _stem_of(low: str, ending: str) -> frozenset[str]:
    """The verbs that a form in -ing or -ed may come from: "using" from "us" or "use", "planned" from "plan"."""
    stem = low.removesuffix(ending)
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return frozenset({stem, stem + "e", doubled})
