"""Stage 1, names in a .bib file: BibTeX's three forms, parted while the braces still stand, and BibLaTeX's lists.

bibtexparser parts each by BibTeX's rules; what people write against the rules is mended here. It does not part the
names of a list, for it takes away a command that a name behind an "and" begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.records import Author
from builder.sources.bibtex.tex import unicode_of
from builder.sources.values.markup import plain
from builder.sources.values.names import parse_names, person
from builder.sources.values.text import clean

_OTHERS = re.compile(r"\{*(others|et\.?\s*al\.?)\}*", re.IGNORECASE)
_OTHERS_AT_END = re.compile(r",?\s+et\.?\s*al\.?\s*$", re.IGNORECASE)
_SUFFIX = re.compile(r"(Jr|Sr)\.?|I{2,3}|IV|VI{0,3}", re.IGNORECASE)
_SUFFIX_ALONE = re.compile(r"(?i:Jr|Sr)\.?|I{2,3}")  # "V" behind a comma is somebody's initial
_PARTICLE_WORDS = "van von der den de del della di da do dos du la le ten ter zu zum zur af av"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_LIST = re.compile(r"\s*\"?(family|given|prefix|suffix)\s*=", re.IGNORECASE)
_LIST_PART = re.compile(r"\s*\"?\s*(?P<name>[\w-]+)\s*=\s*(?P<value>.*?)\s*\"?\s*$", re.DOTALL)
_WHOLE_GROUP = re.compile(r"\{[^{}]*\}")
_TIE = re.compile(r"(?<!\\)~|(?<!\\)\\(?= )")
# bibtexparser takes it for a tie.
_TILDE_ACCENT = re.compile(r"(?<![{\\])\\~(?:\{(?:[^{}]|\{[^{}]*\}){1,9}\}|[A-Za-z])")
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_BRACE = re.compile(r"(?<!\\)[{}]")
# TeX eats the blank behind a command: "Ho\v rava" and "S\o ren" are one word.
_ACCENT_APART = re.compile(r"\\([vcuHkdbrt])\s+([A-Za-z])")
_LETTER_APART = re.compile(r"(\\(?:o|O|l|L|i|j|ss|aa|AA|ae|AE|oe|OE|dh|DH|dj|DJ|th|TH|ng|NG))\s+(?=[a-z])")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]-)?(?:[^\W\d_]\.[ -]?){1,4}[^\W\d_][^.,]+")


def names_of(text: str) -> list[Author]:
    """Returns the authors of a field as it stands in the file; "and others" is nobody."""
    text = _LETTER_APART.sub(r"\1{}", _ACCENT_APART.sub(r"\\\1{\2}", text))
    text = _TILDE_ACCENT.sub(lambda accent: unicode_of(accent[0]), _TIE.sub(" ", plain(text)))
    text = " ".join(_without_empty(_lines(text) or text.split()))
    parted = (_OTHERS_AT_END.sub("", name) for name in _parted(text))
    names = [name for name in parted if not _OTHERS.fullmatch(name.strip())]
    return [author for name in names for author in _names(name) if author.family.casefold() != "and"]


def _parted(text: str) -> Iterator[str]:
    """Yields the names between each "and" that stands outside of braces."""
    begin = depth = counted = 0
    for found in _AND.finditer(text):
        for brace in _BRACE.finditer(text, counted, found.start()):
            depth = max(0, depth + (1 if brace[0] == "{" else -1))
        counted = found.start()
        if not depth:
            yield text[begin : found.start()]
            begin = found.end()
    yield text[begin:]


def _lines(text: str) -> list[str]:
    """Returns the words of a list that has a name on each line and nothing else between them; else none."""
    lines = [line.split() for line in text.strip().split("\n")]
    if len(lines) < 2 or any(sign in text for sign in ",;{}\\=") or not all(2 <= len(line) <= 4 for line in lines):
        return []
    if any(word.lower() == "and" for line in lines for word in line):
        return []
    return [word for line in lines for word in ("and", *line)]


def _without_empty(words: list[str]) -> Iterator[str]:
    """Yields the words without each "and" that has no name in front of it or behind it."""
    waiting = ""
    is_first = True
    for word in words:
        if word.lower() == "and":
            waiting = word
            continue
        if waiting and not is_first:
            yield waiting
        yield word
        waiting, is_first = "", False


def _names(name: str) -> list[Author]:
    if _is_foreign_list(name):
        return parse_names(clean(unicode_of(name)))
    return [author] if (author := _name(name)) else []


def _is_foreign_list(name: str) -> bool:
    """Says whether names are divided by semicolons, or by commas as those of one name are not."""
    if _LIST.match(name):
        return False
    outside = "".join(_at_top(name, "")).strip(",; ")
    pieces = [piece.strip() for piece in outside.split(",")]
    return ";" in outside or len(pieces) > 3 or (len(pieces) > 1 and all(map(_INITIALS_FIRST.fullmatch, pieces)))


def _name(text: str) -> Author | None:
    if _LIST.match(text):
        return _from_list(text)
    if _WHOLE_GROUP.fullmatch(text.strip()):
        return _author(family=text)
    return _from_parts(text)


def _from_list(text: str) -> Author | None:
    """ "family=Beethoven, given=Ludwig, prefix=van", as BibLaTeX has it."""
    parts = (found for part in _at_top(text, ",") if (found := _LIST_PART.match(part)))
    named = {found["name"].lower(): found["value"] for found in parts}
    return _author(named.get("family", ""), named.get("given", ""), named.get("prefix", ""), named.get("suffix", ""))


def _from_parts(text: str) -> Author | None:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    family, _, rest = text.rpartition(",")
    is_suffixed = bool(_SUFFIX_ALONE.fullmatch(rest.strip())) and "," not in family and " " in family.strip()
    parts = parse_single_name_into_parts(family if is_suffixed else text, strict=False)
    first, von, last, jr = parts.first, parts.von, parts.last, parts.jr
    if jr and len(first) == 1 and _SUFFIX.fullmatch(first[0]) and not _SUFFIX.fullmatch(" ".join(jr)):
        first, jr = jr, first  # "King, Martin Luther, Jr."
    if is_suffixed:
        jr = [rest.strip()]  # "Martin Luther King, Jr."
    has_comma = any("," in part for part in _at_top(text, ""))
    if not has_comma and len(last) == 1 and _SUFFIX.fullmatch(last[0]) and len(first) > 1 and not von:
        first, last, jr = first[:-1], first[-1:], last  # "Martin Luther King Jr."
    if not has_comma and len(first) == 1 and first[0] in _PARTICLES and not von:
        first, von = [], first  # "van Gogh"
    return _author(" ".join(last), " ".join(first), " ".join(von), " ".join(jr))


def _author(family: str, given: str = "", particle: str = "", suffix: str = "") -> Author | None:
    family, given, particle, suffix = (clean(unicode_of(part)) for part in (family, given, particle, suffix))
    if not family:
        return person(" ".join(part for part in (particle, given) if part)) if given or particle else None
    return Author(family, given, particle, suffix)


def _at_top(text: str, divider: str) -> Iterator[str]:
    """Yields what stands outside of braces; with a divider, the pieces between those that do, their braces included."""
    depth, piece = 0, list[str]()
    for char in text:
        depth = max(0, depth + (char == "{") - (char == "}"))
        if divider and char == divider and not depth:
            yield "".join(piece)
            piece = []
        elif divider or not depth:
            piece.append(char)
    yield "".join(piece)
