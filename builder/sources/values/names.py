"""Stage 1, names of people and bodies: one text to family name, given names, particle and suffix.

The rules are BibTeX's: in "Given Family" words in lower case before the last are the particle ("Ludwig van
Beethoven"); in "Family, Given" those in front of the family name are ("van Beethoven, Ludwig").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.records import Author
from builder.sources.values.text import clean, folded_lines

_SUFFIX = re.compile(r"(Jr|Sr)\.?|I{2,3}|IV|VI{0,3}|2nd|3rd|4th", re.IGNORECASE)
_PARTICLE = re.compile(r"[^\W\d_A-ZÀ-ÞŁŚŠŽØ][\w'’-]*\.?|(?:d|l)['’]|['’][a-z]{1,2}|v\.d\.")
# Words with a capital that belong to the family name behind them: "Luc Van Gool".
_CAPITALS = (
    "Van Von Vander Ver De Den Der Del Della Dela Di Da Do Dos Das Du La Le Los El Al Ter Ten Te St. Saint Bin Ibn Abu"
)
_CAPITAL_PARTICLES = frozenset(_CAPITALS.split())
_INITIALS = re.compile(r"[A-Z]{1,3}")
_DOTTED = re.compile(r"(?:[^\W\d_a-z]{1,3}\.-?){1,4}")  # "J.", "J.-P.": never a family name
_BODY = re.compile(
    r"\b(university|institute?|organi[sz]ation|consortium|collaboration|committee|association|society|foundation"
    r"|department|ministry|agency|council|commission|centers?|centres?|laborator(y|ies)|group|team|project|network|inc"
    r"|ltd|corporation|company|press|nations|initiative|investigators|board|bureau|office|federation|union|community)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(and )?(others|et\.? al\.?)", re.IGNORECASE)
_OTHERS_AT_END = re.compile(r"[\s,;]+(and others|et\.? al\.?)\s*$", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|&)\s+|\s*&\s*", re.IGNORECASE)


def parse_name(text: str, *, initials_last: bool = True) -> Author | None:
    """Returns the author that a text names, None where it names nobody ("", "et al.").

    `initials_last` takes a short last word in capitals for initials, as in "Smith JA" and "Smith J. A."; without, for
    the family name.
    """
    text = clean(text).strip(" ,;")
    if not text or _OTHERS.fullmatch(text):
        return None
    family, comma, rest = (part.strip() for part in text.partition(","))
    if comma and not _SUFFIX.fullmatch(rest):
        return _family_first(family, rest)
    words = (family if comma else text).split()
    suffix = rest if comma else ""
    if not suffix and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    if _BODY.search(text) or any(char.isdigit() for word in words for char in word):
        return Author(text)
    return _given_first(words, suffix, initials_last)


def parse_names(text: str) -> list[Author]:
    """Returns the authors of a text that lists them, divided by ";", "|", line ends, "and" or commas."""
    return _listed(_parts(_OTHERS_AT_END.sub("", folded_lines(text))))  # long runs of blanks would take long


def parse_list(texts: Sequence[str]) -> list[Author]:
    """Returns the authors of texts with a name each, or two with "and" between them.

    "Junjie LIU" beside names that do not end in initials writes the family name in capitals; "Smith JA" among its like
    does not.
    """
    whole = [_OTHERS_AT_END.sub("", folded_lines(text)) for text in texts]
    return _listed([part for text in whole for part in ([text] if _BODY.search(text) else _AND.split(text))])


def _listed(texts: Sequence[str]) -> list[Author]:
    pairs = [_without_suffix(words) for text in texts if "," not in text and len(words := text.split()) > 1]
    initials_last = all(_INITIALS.fullmatch(words[-1]) or _DOTTED.fullmatch(words[-1]) for words in pairs)
    return [author for text in texts if (author := parse_name(text, initials_last=initials_last))]


def person(family: str, given: str = "", particle: str = "", suffix: str = "") -> Author | None:
    """Returns the author that a format names part by part; words in lower case that open the family name part off."""
    family = clean(family)
    if not family:
        return parse_name(given)
    words = family.split()
    parted = 0 if particle else _leading_particles(words)
    return Author(
        " ".join(words[parted:]), clean(given), clean(particle) or " ".join(words[:parted]), clean(suffix).strip(", ")
    )


def _family_first(family: str, rest: str) -> Author | None:
    """ "van Beethoven, Ludwig", "King, Martin Luther, Jr." and BibTeX's "King, Jr., Martin Luther"."""
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    suffix = next((part for part in parts if _SUFFIX.fullmatch(part)), "")
    given = " ".join(part for part in parts if part is not suffix)
    return person(family, given, "", suffix)


def _given_first(words: Sequence[str], suffix: str, initials_last: bool) -> Author | None:
    if len(words) == 1:
        return Author(words[0], suffix=suffix)
    if not initials_last:
        return _family_last(words, suffix)
    dotted = len(words)
    while dotted > 0 and _DOTTED.fullmatch(words[dotted - 1]):
        dotted -= 1
    if 0 < dotted < len(words) and not _INITIALS.fullmatch(words[0]) and not _DOTTED.fullmatch(words[0]):
        return person(" ".join(words[:dotted]), " ".join(words[dotted:]), "", suffix)  # "Smith J. A.", as Scopus does
    last = words[-1]  # "Smith JA", "Li X", as PubMed writes; a single letter is never a family name
    if _INITIALS.fullmatch(last) and len(words[0]) > 1 and (len(last) == 1 or not words[0].isupper()):
        return person(" ".join(words[:-1]), last, "", suffix)
    return _family_last(words, suffix)


def _family_last(words: Sequence[str], suffix: str) -> Author:
    first = next((i for i in range(1, len(words) - 1) if _PARTICLE.fullmatch(words[i])), None)
    if first is not None:
        last = max(i for i in range(first, len(words) - 1) if _PARTICLE.fullmatch(words[i]))
        return Author(" ".join(words[last + 1 :]), " ".join(words[:first]), " ".join(words[first : last + 1]), suffix)
    begin = len(words) - 1
    while begin > 1 and words[begin - 1] in _CAPITAL_PARTICLES:
        begin -= 1
    return Author(" ".join(words[begin:]), " ".join(words[:begin]), suffix=suffix)


def _leading_particles(words: Sequence[str]) -> int:
    """Counts the words that are the particle; the last word never is."""
    count = 0
    while count < len(words) - 1 and _PARTICLE.fullmatch(words[count]):
        count += 1
    return count


def _parts(text: str) -> list[str]:
    for divider in (";", "|", "\n"):
        if divider in text.strip(f" {divider}"):
            pieces = text.split(divider)
            return [part for piece in pieces for part in _AND.split(piece)] if divider == "\n" else pieces
    return [piece for part in _AND.split(text) for piece in _comma_parts(part)]


def _is_name(words: Sequence[str]) -> bool:
    """Says whether words between commas are a name; "van der Berg" lacks the given one, "van der Berg J" does not."""
    return not _PARTICLE.fullmatch(words[0]) or bool(_INITIALS.fullmatch(_without_suffix(words)[-1]))


def _without_suffix(words: Sequence[str]) -> Sequence[str]:
    return words[:-1] if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else words


def _comma_parts(text: str) -> list[str]:
    """ "Ada Lovelace, Charles Babbage" are two, and so are "Lovelace, A., Babbage, C."; "García Márquez, G." is one."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    single = [" " not in piece for piece in pieces]
    if len(pieces) > 3 and len(pieces) % 2 == 0 and all(single[::2]):
        return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
    whole = [piece for piece in pieces if " " in piece and _is_name(piece.split())]
    return pieces if len(pieces) > 1 and (len(whole) == len(pieces) or len(pieces) > 3) else [text]
