"""Stage 1, names in a .bib file: BibTeX's three forms, parted while the braces still stand, and BibLaTeX's lists.

bibtexparser parts them by BibTeX's rules; what people write against the rules is mended here.
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
_PARTICLE_WORDS = "van von der den de del della di da do dos du la le ten ter zu zum zur af av"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_LIST = re.compile(r"\s*\"?(family|given|prefix|suffix)\s*=", re.IGNORECASE)
_LIST_PART = re.compile(r"\s*\"?\s*(?P<name>[\w-]+)\s*=\s*(?P<value>.*?)\s*\"?\s*$", re.DOTALL)
_WHOLE_GROUP = re.compile(r"\{[^{}]*\}")
_TIE = re.compile(r"(?<!\\)~")


def names_of(text: str) -> list[Author]:
    """Returns the authors of a field as it stands in the file; "and others" is nobody."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    text = _TIE.sub(" ", plain(text)).replace("\t", " ")
    parted = (_OTHERS_AT_END.sub("", name) for name in split_multiple_persons_names(text))
    names = [name for name in parted if not _OTHERS.fullmatch(name.strip())]
    if len(names) == 1 and _is_foreign_list(names[0]):
        return parse_names(clean(unicode_of(names[0])))
    return [author for name in names if (author := _name(name)) and author.family.casefold() != "and"]


def _is_foreign_list(name: str) -> bool:
    """Says whether names are divided by semicolons, or by more commas than one name has."""
    if _LIST.match(name):
        return False
    outside = "".join(_at_top(name, ""))
    return ";" in outside.strip("; ") or outside.strip(", ").count(",") > 2


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

    parts = parse_single_name_into_parts(text, strict=False)
    first, von, last, jr = parts.first, parts.von, parts.last, parts.jr
    if jr and len(first) == 1 and _SUFFIX.fullmatch(first[0]) and not _SUFFIX.fullmatch(" ".join(jr)):
        first, jr = jr, first  # "King, Martin Luther, Jr."
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
