"""Stage 1, what the values of a .bib file mean: texts in braces or quotation marks, names of texts, joined with "#"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE = re.compile(r'(?<!\\)["{}]')
_BARE = re.compile(r"[^\s#\"{}%]+")
_NEXT_FIELD = re.compile(r"([A-Za-z][\w:-]{0,40})\s*=\s*(.*)", re.DOTALL)

_MONTHS = "January February March April May June July August September October November December"
# The texts that BibTeX's own styles name.
PREDEFINED: Mapping[str, str] = {
    **{month[:3].lower(): month for month in _MONTHS.split()},
    "acmcs": "ACM Computing Surveys",
    "acta": "Acta Informatica",
    "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters",
    "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences",
    "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing",
    "tcs": "Theoretical Computer Science",
    "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems",
    "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value, with TeX in it."""

    text: str
    unknown: tuple[str, ...] = ()  # names that nothing defines; they stand in the text as they are
    following: tuple[str, str] | None = None  # a field that a missing comma put into this value


def value_of(written: str, definitions: Mapping[str, str]) -> Value:
    """Returns what a value means; nothing of it is lost where it breaks the rules."""
    parts, unknown = list[str](), list[str]()
    at, is_joined = 0, True
    while at < len(written):
        char = written[at]
        if char.isspace() or char == "#":
            is_joined = is_joined or char == "#"
            at += 1
            continue
        if char == "%":  # a comment, as biber allows between fields
            end = written.find("\n", at)
            at = end if end >= 0 else len(written)
            continue
        if parts and not is_joined:
            if found := _NEXT_FIELD.fullmatch(written, at):
                return Value("".join(parts), tuple(unknown), (found[1].lower(), found[2]))
            parts.append(" ")
        text, at, is_name = _part(written, at)
        if is_name and not any(map(str.isalnum, text)):
            continue  # a sign that stands behind the value by mistake
        if is_name and not text.isdigit():
            known = definitions.get(text.lower())
            unknown += [text] if known is None else []
            text = text if known is None else known
        parts.append(text)
        is_joined = False
    return Value("".join(parts), tuple(unknown))


def _part(written: str, at: int) -> tuple[str, int, bool]:
    """Returns the part that begins at an index, the index behind it, and whether it is a name or a number."""
    if written[at] in '{"':
        end = _end_of(written, at)
        return written[at + 1 : end], end + 1, False
    if bare := _BARE.match(written, at):
        return bare[0], bare.end(), True
    return "", at + 1, False  # a brace that nothing opens


def _end_of(written: str, at: int) -> int:
    """Returns the index of what closes the brace or quotation mark at an index."""
    depth, is_quoted = 0, written[at] == '"'
    for mark in (_QUOTE if is_quoted else _BRACE).finditer(written, at + is_quoted):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth <= 0 and mark[0] == ('"' if is_quoted else "}"):
            return mark.start()
    return len(written)
