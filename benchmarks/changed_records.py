"""How a second record of a paper differs from the first, and records that look like it and are of another paper."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from builder.records import Author, Paper

Change = Callable[[Paper, random.Random], Paper]
_VERSIONS = ("(v2)", "[v3]", "(Extended Version)", "(extended abstract)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _typo(word: str, rng: random.Random) -> str:
    i = rng.randrange(len(word))
    swapped = word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]
    dropped, other = word[:i] + word[i + 1 :], word[:i] + rng.choice(_LETTERS) + word[i + 1 :]
    return rng.choice([swapped, dropped, other, word[:i] + rng.choice(_LETTERS) + word[i:]])


def typos(paper: Paper, rng: random.Random) -> Paper:
    """One or two letters of the title wrong."""
    words = paper.title.split()
    for _ in range(rng.choice([1, 1, 2])):
        long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
        if long:
            i = rng.choice(long)
            words[i] = _typo(words[i], rng)
    return replace(paper, title=" ".join(words))


def case(paper: Paper, rng: random.Random) -> Paper:
    """Another casing."""
    return replace(paper, title=rng.choice([paper.title.upper(), paper.title.lower(), paper.title.title()]))


def subtitle_cut(paper: Paper, rng: random.Random) -> Paper:
    """Without what stands behind the colon, or broken off with dots."""
    main, colon, _ = paper.title.partition(": ")
    if colon and len(main.split()) > 1:
        return replace(paper, title=main)
    words = paper.title.split()
    return replace(paper, title=" ".join(words[: max(5, len(words) * 2 // 3)]) + "…") if len(words) > 6 else paper


def accents_lost(paper: Paper, rng: random.Random) -> Paper:
    """Letters without accents, hyphens as blanks."""
    authors = tuple(replace(a, family=_ascii(a.family), given=_ascii(a.given)) for a in paper.authors)
    return replace(paper, title=_ascii(paper.title).replace("-", rng.choice(["-", " ", ""])), authors=authors)


def _ascii(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)) or text


def tex(paper: Paper, rng: random.Random) -> Paper:
    """As a .bib file has it: braces round capitals, accents as commands, a style."""
    title = re.sub(r"\b([A-Z]{2,}\w*)\b", r"{\1}", paper.title)
    title = re.sub(r"\b([A-Z])(\w+)", r"{\1}\2", title) if rng.random() < 0.5 else title
    words = title.split()
    i = rng.randrange(len(words))
    words[i] = rng.choice([f"\\emph{{{words[i]}}}", f"\\textit{{{words[i]}}}", words[i]])
    authors = tuple(replace(a, family=_tex(a.family), given=_tex(a.given)) for a in paper.authors)
    return replace(paper, title=_tex(" ".join(words)).replace("&", r"\&").replace("%", r"\%"), authors=authors)


def _tex(text: str) -> str:
    marks = {"\u0301": "'", "\u0300": "`", "\u0308": '"', "\u0302": "^", "\u0303": "~", "\u030c": "v", "\u0327": "c"}
    parts = []
    for char in text:
        split = unicodedata.normalize("NFD", char)
        parts.append(f"{{\\{marks[split[1]]}{{{split[0]}}}}}" if len(split) == 2 and split[1] in marks else char)
    return "".join(parts)


def version(paper: Paper, rng: random.Random) -> Paper:
    """A version behind the title."""
    return replace(paper, title=f"{paper.title} {rng.choice(_VERSIONS)}")


def more_authors(paper: Paper, rng: random.Random) -> Paper:
    """One or two authors that joined later."""
    more = [Author("Quist", "Maria"), Author("Okonkwo", "Chidi")][: rng.choice([1, 2])]
    return replace(paper, authors=(*paper.authors, *more)) if paper.authors else paper


def fewer_authors(paper: Paper, rng: random.Random) -> Paper:
    """ "and others" behind the first."""
    return replace(paper, authors=paper.authors[: rng.choice([1, 2, 3])])


def initials(paper: Paper, rng: random.Random) -> Paper:
    """Given names as initials."""
    dot = rng.choice([". ", ".", " ", ""])
    shortened = [replace(a, given=dot.join(w[0] for w in a.given.split()) + dot.strip()) for a in paper.authors]
    return replace(paper, authors=tuple(shortened))


def author_order(paper: Paper, rng: random.Random) -> Paper:
    """The authors in another order."""
    return replace(paper, authors=tuple(rng.sample(paper.authors, len(paper.authors))))


def family_first(paper: Paper, rng: random.Random) -> Paper:
    """Family and given names changed places."""
    return replace(
        paper, authors=tuple(Author(a.given or a.family, a.family if a.given else "") for a in paper.authors)
    )


def no_authors(paper: Paper, rng: random.Random) -> Paper:
    """The authors missing."""
    return replace(paper, authors=())


def no_year(paper: Paper, rng: random.Random) -> Paper:
    """The year missing."""
    return replace(paper, year=None)


def other_venue(paper: Paper, rng: random.Random) -> Paper:
    """A preprint of the year before."""
    return replace(paper, venue=rng.choice(["", "arXiv", "CoRR"]), year=paper.year - 1 if paper.year else None)


def no_abstract(paper: Paper, rng: random.Random) -> Paper:
    """The abstract missing."""
    return replace(paper, abstract="")


def abstract_cut(paper: Paper, rng: random.Random) -> Paper:
    """The first half of the abstract."""
    return replace(paper, abstract=paper.abstract[: len(paper.abstract) // 2] + rng.choice(["…", "...", ""]))


CHANGES: tuple[Change, ...] = (
    typos, case, subtitle_cut, accents_lost, tex, version, more_authors, fewer_authors, initials, author_order,
    family_first, no_authors, no_year, other_venue, no_abstract, abstract_cut,
)  # fmt: skip


def next_part(paper: Paper, rng: random.Random) -> Paper:
    """The next part, by the same authors, with an abstract of its own or none."""
    return replace(paper, title=f"{paper.title}{rng.choice([', Part II', ' II', ': Part 2', ' 2'])}")


def about(paper: Paper, rng: random.Random) -> Paper:
    """What was said of it."""
    said = ["Erratum: ", "Corrigendum to: ", "Comment on ", "Reply to: ", "Correction to "]
    return replace(paper, title=f"{rng.choice(said)}{paper.title}")


def other_authors(paper: Paper, rng: random.Random) -> Paper:
    """One title by others."""
    return replace(paper, authors=(Author("Brandt", "Lise"), Author("Ferreira", "Rui")))


def other_title(paper: Paper, rng: random.Random) -> Paper:
    """By the same authors, with words of the title exchanged."""
    words = paper.title.split()
    for i in rng.sample(range(len(words)), max(1, len(words) // 3)):
        words[i] = rng.choice(["Robust", "Bayesian", "Efficient", "Graphs", "Learning", "Online", "Speech"])
    return replace(paper, title=" ".join(words))


NEGATIVES: tuple[Change, ...] = (next_part, about, other_authors, other_title)
