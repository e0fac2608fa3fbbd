"""Stage 4b: papers as BibTeX entries, only what is known of them and everything in them as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from builder.exports.keys import citation_key, keys_of
from builder.exports.kinds import kind_of
from builder.exports.plain import date_parts
from builder.records import Author, Paper, PaperType

# BibTeX counts braces even after a backslash, so a brace in a text must be a command.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# Addresses are taken verbatim by \url and \href: what would break them is percent-encoded instead.
_ADDRESS = str.maketrans({char: f"%{ord(char):02X}" for char in '\\{} "<>^`|'})
# A DOI is no address: those of Wiley have "<" and ">" in them, which must stay.
_DOI = str.maketrans({char: f"%{ord(char):02X}" for char in "\\{} "})
# Between two of these TeX makes one sign of them: "--" is a dash, "``" a quotation mark, "?`" stands on its head.
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")

_CORE = re.compile(r"[^\W_](.*[^\W_])?")  # a word without the punctuation around it
_INNER_CAPITAL = re.compile(r"[^\W_][^\W_]*?[A-Z]")
# Kind of work to the entry's type and the field that its venue goes into.
_KINDS: Mapping[PaperType, tuple[str, str]] = {
    "article": ("article", "journal"),
    "conference paper": ("inproceedings", "booktitle"),
    "book": ("book", "series"),
    "chapter": ("incollection", "booktitle"),
    "thesis": ("phdthesis", "school"),
    "report": ("techreport", "institution"),
}
_OTHER_KIND = ("misc", "howpublished")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex_entries(papers: Sequence[Paper]) -> list[str]:
    """Returns an entry for each paper, in their order, abstracts and notes included."""
    keys = keys_of(papers)
    return [f"{bibtex_entry(paper, key, whole=True)}\n" for paper, key in zip(papers, keys, strict=True)]


def bibtex_entry(paper: Paper, key: str = "", *, whole: bool = False) -> str:
    """Returns one entry under `key`, else under citation_key(paper); no line end after the last brace.

    The entry's type is that of the paper, or what the venue's own name says; else @misc with the venue as it stands.
    Only a `whole` entry has the abstract and the notes: a citation does not need them, and many entries are pasted into
    a paper's own list.
    """
    kind, venue = _KINDS.get(kind_of(paper), _OTHER_KIND)
    fields = [*_citation(paper, venue), *(_further(paper) if whole else ())]
    # A month is a macro, which each style writes in its own way; all other values are texts.
    lines = (f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields if value)
    return f"@{kind}{{{key or citation_key(paper)},\n{''.join(lines)}}}"


def _citation(paper: Paper, venue: str) -> list[tuple[str, str]]:
    return [
        ("author", " and ".join(map(_name, paper.authors))),
        ("editor", " and ".join(map(_name, paper.editors))),
        ("title", _protected(paper.title)),
        (venue, _escaped(paper.venue)),
        ("year", str(paper.year or paper.date[:4])),
        ("month", _month(paper)),
        ("volume", _escaped(paper.volume)),
        ("number", _escaped(paper.issue)),
        ("pages", _escaped(paper.pages).replace("-", "--")),
        ("publisher", _escaped(paper.publisher)),
        ("doi", paper.doi.translate(_DOI)),
        ("eprint", paper.arxiv.translate(_ADDRESS)),
        ("archiveprefix", "arXiv" if paper.arxiv else ""),
        ("url", paper.url.translate(_ADDRESS)),
        ("keywords", _keywords(paper)),
    ]


def _further(paper: Paper) -> list[tuple[str, str]]:
    return [
        ("day", str(date_parts(paper)[2]) if len(paper.date) > 7 else ""),
        ("isbn", _escaped(paper.isbn)),
        ("issn", _escaped(paper.issn)),
        ("pmid", _escaped(paper.pmid)),
        ("language", _escaped(paper.language)),
        ("abstract", _escaped(paper.abstract)),
        ("annote", _escaped(" ".join(paper.notes))),
    ]


def _month(paper: Paper) -> str:
    parts = date_parts(paper)
    return _MONTHS[parts[1] - 1] if len(parts) > 1 else ""


def _keywords(paper: Paper) -> str:
    """Returns the keywords with commas between them, or semicolons where one has a comma itself."""
    divider = "; " if any("," in keyword for keyword in paper.keywords) else ", "
    return divider.join(map(_escaped, paper.keywords))


def _name(author: Author) -> str:
    """Returns "van Beethoven, Jr., Ludwig"; a body, and whoever has but one name, in braces."""
    family, given, suffix = map(_name_part, (author.family, author.given, author.suffix))
    if not (given or suffix or author.particle):
        return f"{{{family}}}"
    whole = f"{_name_part(author.particle)} {family}" if author.particle else family
    if not (given or suffix):
        return whole
    return ", ".join((whole, suffix, given) if suffix else (whole, given))


def _name_part(text: str) -> str:
    """Escapes a part of a name; a comma or an "and" in it must not part it further."""
    escaped = _escaped(text)
    return f"{{{escaped}}}" if re.search(r",|\band\b", text, re.IGNORECASE) else escaped


def _protected(title: str) -> str:
    """Escapes a title, with braces round the words whose capitals a style must not lower."""
    return " ".join(_protected_word(word) for word in title.split())


def _protected_word(word: str) -> str:
    core = _CORE.search(word)
    if not core or not any(map(_keeps_capitals, re.split(r"[\W_]+", core[0]))):
        return _escaped(word)
    # Punctuation stays outside: BibTeX takes a brace with a backslash after it for an accent and lowers what follows.
    before, after = word[: core.start()], word[core.end() :]
    return f"{_escaped(before)}{{{_escaped(core[0])}}}{_escaped(after)}"


def _keeps_capitals(part: str) -> bool:
    """Says whether the part has a capital after its first character, or is one ("U" in "U-Net") and not the article."""
    return bool(_INNER_CAPITAL.match(part)) or (len(part) == 1 and part.isupper() and part != "A")


def _escaped(text: str) -> str:
    return _LIGATURE.sub("{}", text.translate(_TEX))
