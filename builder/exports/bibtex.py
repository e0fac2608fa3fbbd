"""Stage 4b: papers as BibTeX entries, only what is known of them and everything in them as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.records import Author, Paper
from builder.slugs import digest, slug

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

_CORE = re.compile(r"[^\W_](.*[^\W_])?")  # a word without the punctuation around it
_INNER_CAPITAL = re.compile(r"[^\W_][^\W_]*?[A-Z]")
_CONFERENCE = re.compile(r"\b(proceedings|conference|symposium|workshop)\b", re.IGNORECASE)
_JOURNAL = re.compile(r"\b(journal|transactions|letters|review|annals|magazine|bulletin|archives)\b", re.IGNORECASE)
_WEAK = (
    "a an and are as at be beyond by can do does for from how in into is it its of on or our the this through to "
    "towards using via we what when which who why will with without you your"
)
_WEAK_WORDS = frozenset(_WEAK.split())
_TITLE_LIMIT = 200  # characters of a title that a key looks at
_KEY_WORDS = 3  # title words in a key where no author is known


def bibtex_entry(paper: Paper, key: str = "") -> str:
    """Returns one entry under `key`, else under citation_key(paper); no line end after the last brace.

    @article or @inproceedings where the venue's own name says which; else @misc with the venue as it stands.
    The abstract is left out: a citation does not need it, and many entries are pasted into a paper's own list.
    """
    kind, venue = _kind(paper.venue)
    fields = [
        ("author", " and ".join(map(_name, paper.authors))),
        ("title", _protected(paper.title)),
        (venue, _escaped(paper.venue)),
        ("year", str(paper.year or paper.date[:4])),
        ("doi", paper.doi.translate(_ADDRESS)),
        ("eprint", paper.arxiv.translate(_ADDRESS)),
        ("archiveprefix", "arXiv" if paper.arxiv else ""),
        ("url", paper.url.translate(_ADDRESS)),
        ("keywords", ", ".join(map(_escaped, paper.author_keywords))),
    ]
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key or citation_key(paper)},\n{''.join(lines)}}}"


def citation_key(paper: Paper) -> str:
    """Returns a key like "lovelace2024engines-5563", or "gifd-generative-gradient-0f27" where no author is known.

    The tail of the paper's id is always there: a key that lost or gained a tail when another paper came in would break
    the documents that cite it.
    """
    words = [word for word in slug(paper.title, _TITLE_LIMIT).split("-") if len(word) > 1 and word not in _WEAK_WORDS]
    year = str(paper.year or paper.date[:4])
    family = slug(paper.authors[0].family, 30).replace("-", "") if paper.authors else ""
    base = f"{family}{year}{''.join(words[:1])}" if family else "-".join(words[:_KEY_WORDS])
    tail = paper.id.rpartition("-")[2] or digest(paper.title, 4)
    return f"{base or 'paper'}-{tail}"


def bibtex_keys(papers: Iterable[Paper]) -> dict[str, str]:
    """Returns a key for each paper id, all different and in order of id.

    Keys are those of citation_key; where two agree all the same (one pair in 65,536 of those with the same words), the
    later id gets a digest of the id besides.
    """
    keys: dict[str, str] = {}
    taken = set[str]()
    for paper in sorted(papers, key=lambda paper: paper.id):
        keys[paper.id] = next(key for key in _candidates(paper) if key not in taken)
        taken.add(keys[paper.id])
    return keys


def _candidates(paper: Paper) -> Iterator[str]:
    key = citation_key(paper)
    yield key
    yield from (f"{key}-{digest(paper.id, length)}" for length in range(4, 65, 4))


def _kind(venue: str) -> tuple[str, str]:
    """Returns the entry's type and the field that its venue goes into."""
    if _CONFERENCE.search(venue):
        return "inproceedings", "booktitle"
    return ("article", "journal") if _JOURNAL.search(venue) else ("misc", "howpublished")


def _name(author: Author) -> str:
    family, given = _name_part(author.family), _name_part(author.given)
    return f"{family}, {given}" if given else f"{{{family}}}"


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
    return text.translate(_TEX)
