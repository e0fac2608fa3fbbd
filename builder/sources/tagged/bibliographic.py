"""Stage 1, what tagged formats share in their values: people, keywords, serial numbers, pages, DOIs in odd places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from builder.records import Author
from builder.sources.values.identifiers import arxiv_of, doi_of
from builder.sources.values.names import parse_list, parse_name, parse_names
from builder.sources.values.text import clean

_KEYWORD_END = re.compile(r"[;；\n]")
_ISSN = re.compile(r"(?<![\dXx-])\d{4}-?\d{3}[\dXx](?![\dXx-])")
_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?[\dXx](?![\dXx-])")
_RANGE = re.compile(r"(?<!\d)(\d+)-(\d+)")
_DOI_ALONE = re.compile(r"(doi:?\s*|https?://(dx\.)?doi\.org/)?10\.\d{4,9}/\S+", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|&)\s")
_ARXIV_SAID = re.compile(r"\barxiv:\s?[\w./-]+", re.IGNORECASE)
_STAR = re.compile(r"^\s*\*|(?<=/)\*")
_INITIAL = re.compile(r"(?:^|[ .-])[^\W\d_a-z]\.|(?<=[^\W\d_]) [A-Z]{1,2}$")  # "Ada K. Lovelace", "Lovelace AK"
_NUMBERS = 300  # characters of a field in which an ISBN is looked for
_ADDRESS_BEHIND = re.compile(r"\n|(?<![;\s])[;\s]+(?=(?:https?|ftp)://)")


def people(names: Sequence[str]) -> list[Author]:
    """Returns the authors that fields name, one or several in each.

    These formats write "Family, Given" and end a body in a comma; where others are so written, a name without a comma
    and without initials is a body. Where none has a comma ("J. K. Rowling", "Rowling JK"), each is read as it stands.
    """
    parts = [part for name in names for part in re.split(r"[;\n]", name)]
    if not any("," in part for part in parts):
        return parse_list([name for part in parts for name in _names(part)])
    are_family_first = any("," in part.strip(", ") for part in parts)
    return [author for part in parts for author in _people(part, are_family_first)]


def keywords(fields: Sequence[str]) -> list[str]:
    """Returns keywords that stand in a field each, or divided by semicolons or lines, or all in one field by commas."""
    parts = [part for text in fields for part in _KEYWORD_END.split(text)]
    if len(parts) == 1 and parts[0].count(",") > 1:  # "Models, Molecular" is one
        parts = parts[0].split(",")
    return [unstarred(part) for part in parts]


def unstarred(keyword: str) -> str:
    """Returns a heading without the asterisks that mark a main one: "Looms/history" for "*Looms/*history"."""
    return _STAR.sub("", keyword)


def issn_of(fields: Iterable[str]) -> str:
    """Returns the first ISSN, as it stands; "" without any."""
    return next((found[0] for text in fields if (found := _ISSN.search(text))), "")


def isbn_of(fields: Iterable[str]) -> str:
    """Returns the first ISBN, as it stands; "" without any."""
    found = (found[0] for text in fields for found in _ISBN.finditer(text[:_NUMBERS]))
    return next((number for number in found if len(re.sub(r"[- ]", "", number)) in (10, 13)), "")


def pages(first: str, last: str) -> str:
    """Returns "137-144" for a first and a last page; a first that is a range already stays alone."""
    first, last = clean(first), clean(last)
    is_range = "-" in first.strip("-") or "–" in first
    return first if is_range or first == last else "-".join(filter(None, (first, last)))


def full_range(text: str) -> str:
    """Returns "6913-6917" for "6913-7", as libraries shorten ranges."""
    return _RANGE.sub(lambda found: f"{found[1]}-{found[1][: max(0, len(found[1]) - len(found[2]))]}{found[2]}", text)


def doi_in(fields: Iterable[str]) -> str:
    """Returns the first DOI that a field begins with; "" without any."""
    return next((doi for text in fields if (doi := doi_of(text))), "")


def is_doi_alone(text: str) -> bool:
    """Says whether a note is nothing but a DOI."""
    return bool(_DOI_ALONE.fullmatch(text.strip()))


def arxiv_in(fields: Iterable[str]) -> str:
    """Returns the first arXiv id that a field names as such ("arXiv:2303.08134"); "" without any."""
    said = (found[0] for text in fields for found in _ARXIV_SAID.finditer(text))
    return next((arxiv for text in said if (arxiv := arxiv_of(text.rstrip(".,;")))), "")


def addresses(fields: Iterable[str]) -> list[str]:
    """Returns web addresses, also where several stand in a field; "//example.org/..." lacks its "https:"."""
    parts = (address.strip(" ;") for text in fields for address in _ADDRESS_BEHIND.split(text))
    return [f"https:{address}" if address.startswith("//") else address for address in parts]


def _people(text: str, are_family_first: bool) -> list[Author]:
    text = clean(text)
    name = text.strip(" ,")
    one = parse_name(name)
    if one is None:  # "et al."
        return []
    if "," in name:  # "Ada Lovelace, Charles Babbage," names two, and so does "Lovelace, A. and Babbage, C."
        parts = _AND.split(name)
        is_list = text.endswith(",") or (len(parts) > 1 and all("," in part for part in parts))
        return parse_names(name) if is_list else [one]
    if " " in name and (text.endswith(",") or (are_family_first and not _INITIAL.search(name))):
        return [Author(name)]
    return [one]


def _names(text: str) -> list[str]:
    """ "Ada Lovelace and Charles Babbage" are two; "Department of Looms and Cogs" is one."""
    one = parse_name(text)
    return _AND.split(text) if one and one.given else [text]
