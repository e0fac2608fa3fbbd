"""Texts as they are compared: TeX, accents, case and punctuation taken off, so that spellings of one title agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from builder.slugs import normal_form

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
)
_GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
_GREEK_AFTER = "sigma tau upsilon phi chi psi omega"  # behind the final sigma, which Unicode has in between
# A Greek letter alone is a symbol, which TeX names: "α-divergence" is "$\\alpha$-divergence"; Greek words stay Greek.
_SYMBOLS = {
    **{chr(0x3B1 + i): name for i, name in enumerate(_GREEK.split())},
    **{chr(0x3C3 + i): name for i, name in enumerate(_GREEK_AFTER.split())},
}
_LONE_GREEK = re.compile(r"(?<![α-ω])[α-ω](?![α-ω])")
_TEX_ACCENT = re.compile(r"\\(?:[\"'`^~=.]|[uvHckbdtr](?![A-Za-z]))\s*\{?\\?([A-Za-z])\}?")
_TEX_STYLE = re.compile(r"\\(?:text\w{2}|math\w{2,4}|emph|textnormal|text|ensuremath|operatorname|mbox|em|bf|it)\b\*?")
_TEX_COMMAND = re.compile(r"\\([A-Za-z]+)")
_TEX_SIGNS = str.maketrans(dict.fromkeys("{}$\\"))
_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")


def without_tex(text: str) -> str:
    """Returns the text without TeX's accents, styles, braces and dollars; other commands leave their names."""
    if "\\" in text:
        text = _TEX_ACCENT.sub(r"\1", text)
        text = _TEX_STYLE.sub("", text)
        text = _TEX_COMMAND.sub(r" \1 ", text)
    return text.translate(_TEX_SIGNS)


def folded(text: str) -> str:
    """Returns the text in lower case without TeX and accents; letters of other scripts stay."""
    text = without_tex(text)
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).casefold().translate(_LETTERS)
    plain = _LONE_GREEK.sub(lambda sign: f" {_SYMBOLS.get(sign[0], sign[0])} ", plain)
    return unicodedata.normalize("NFKC", plain)


def words(text: str) -> list[str]:
    """Returns the words of a folded text, without punctuation."""
    return _WORD.findall(text)


def letters(text: str) -> str:
    """Returns the letters and digits of a folded text alone; never empty where the text is not."""
    return normal_form(text)


def _counted(words: str) -> dict[str, str]:
    return {word: str(i) for i, word in enumerate(words.split(), 1)}


_ROMAN = _counted("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv")
_NUMBER_WORDS = _counted("one two three four five six seven eight nine ten")
_ORDINALS = _counted("first second third fourth fifth sixth seventh eighth")
_SERIES = frozenset(_counted("part parts volume vol chapter pt no number report lecture lesson book episode section"))
_DIGITS = re.compile(r"\d+")
# Words of a title that say it is about another work, or of another kind.
_MARKERS = {
    **dict.fromkeys(("erratum", "errata", "corrigendum", "corrigenda", "correction", "corrections"), "erratum"),
    **dict.fromkeys(("comment", "comments", "commentary", "discussion"), "comment"),
    **dict.fromkeys(("reply", "response", "rejoinder", "replies", "rebuttal"), "reply"),
    **dict.fromkeys(("addendum", "supplement", "supplementary", "supplemental", "appendix"), "addendum"),
    **dict.fromkeys(("editorial", "preface", "foreword"), "editorial"),
    **dict.fromkeys(("retraction", "withdrawal"), "retraction"),
}
_OVER_MANY = (
    "preface|editorial|introduction|foreword|withdrawn|withdraw|untitled|index|contents|table of contents|comment"
    "|comments|conclusion|conclusions|discussion|reply|response|erratum|corrigendum|correction|errata|abstract"
    "|summary|acknowledgements|acknowledgments|overview|guest editorial|editorial board|in this issue|book review"
    "|book reviews|letter to the editor|letters|obituary|news|front matter|back matter|title page|frontmatter|paper"
    "|message from the chairs|na|introduction to the special issue|invited talk|keynote|panel|tutorial|poster"
    "|retraction|author index"
)
_GENERIC = frozenset(letters(title) for title in re.split(r"\|", _OVER_MANY))
_FEW = 2  # words; a title of so few may stand over many papers
_VERSION = re.compile(
    r"[\s,:;/–—-]*[(\[]?\b(?:v\d{1,2}|ver(?:sion|\.)?\s?\d{1,2}(?:\.\d)?|rev(?:ision|ised)?\.?\s?\d{0,2}(?:\sversion)?"
    r"|(?:extended|full|long|short|final|preliminary|arxiv|conference|journal|author'?s?|accepted|submitted|updated)"
    r"\s(?:version|abstract|manuscript|paper)|preprint|(?:technical|tech\.?)\s(?:report|rep\.?)|student abstract)"
    r"[)\]]?\s*$"
)
_MOST_WORDS = 100  # of a title that are compared one by one; what has more is no title
_TAIL = 48  # characters at the end of a title that may name a version
_BARE_VERSION_BEHIND = 4  # words that must stand before a version that no bracket or comma sets off
_SUBTITLE = re.compile(r"\s*(?::|\?|!|\.)\s+|\s+[-–—]+\s+|\s*[–—]+\s*|:")
_CUT_END = re.compile(r"\s*(?:\.\.\.|…)\s*$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared."""

    key: str  # letters and digits, without what says which version it is
    main: str  # of the part before the subtitle; the same as key where there is none
    subtitle: tuple[str, ...]  # its words
    words: tuple[str, ...]
    numbers: tuple[str, ...]  # sorted: "part II" and "part 2" have both "2"
    markers: tuple[str, ...]  # kinds of paper about another, sorted
    is_version: bool  # whether a version was taken off
    is_cut: bool  # whether it ends in dots
    is_generic: bool  # whether many papers may be called so


def title_of(text: str) -> Title:
    """Returns the title as it is compared."""
    whole = folded(text)
    uncut = _without_version(_CUT_END.sub("", whole))
    plain = _CUT_END.sub("", uncut) or whole
    found = words(plain)[:_MOST_WORDS]
    key = letters(plain) or normal_form(text)
    first, *rest = _SUBTITLE.split(plain, 1)
    subtitle = words(" ".join(rest))[:_MOST_WORDS] if words(first) else []
    return Title(
        key=key,
        main=letters(first) if words(first) else key,
        subtitle=tuple(subtitle),
        words=tuple(found),
        numbers=tuple(sorted(numbers_of(found))),
        markers=tuple(sorted({_MARKERS[w] for w in (*found[:2], *subtitle[:1], *subtitle[-1:]) if w in _MARKERS})),
        is_version=_without_version(whole) != whole,
        is_cut=bool(_CUT_END.search(whole) or _CUT_END.search(uncut)),
        is_generic=key in _GENERIC or (len(found) <= _FEW and len(key) < 20 and not plain.strip().isdigit()),
    )


def _without_version(text: str) -> str:
    body, tail = text[:-_TAIL], text[-_TAIL:]
    found = _VERSION.search(tail)
    if not found:
        return text
    rest = (body + tail[: found.start()]).strip()
    is_set_off = not found[0][:1].isalnum() and bool(found[0].strip()[:1] in "([,:;–—-")
    return rest if (is_set_off and rest) or len(words(rest)) >= _BARE_VERSION_BEHIND else text


def numbers_of(found: Sequence[str]) -> list[str]:
    """Returns the numbers of a title: Part I is not Part II, nor one year's challenge the next one's."""
    numbers = [digits for word in found for digits in _DIGITS.findall(word)]
    for i, word in enumerate(found):
        behind = found[i - 1] if i else ""
        if word in _ROMAN and (len(word) > 1 or behind in _SERIES or (i == len(found) - 1 and i > 0)):
            numbers.append(_ROMAN[word])
        elif word in _NUMBER_WORDS and behind in _SERIES:
            numbers.append(_NUMBER_WORDS[word])
        elif word in _ORDINALS:
            numbers.append(_ORDINALS[word])
        elif len(word) == 1 and word.isalpha() and behind in ("part", "volume", "vol"):
            numbers.append(word)
    return numbers


def opens_part(found: Sequence[str]) -> bool:
    """Says whether words that follow a title number it: "part II", "2"."""
    return bool(found) and (found[0] in _SERIES or found[0] in _ROMAN or found[0].isdecimal())
