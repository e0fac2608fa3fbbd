"""Stage 3, analysis: abstracts that the analysis can make little of, so that their author hears why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.analysis.language.lexicon import word_list
from builder.problems import Code, Problem, excerpt
from builder.progress import counted
from builder.records import Origin, Paper

_FEWEST = 8  # words; what is shorter is no abstract but a stub such as "Abstract unavailable"
_FEW = 5  # papers of one file without abstract that are told one by one
_ENOUGH = 20  # words from which on their shares tell a language
_LAST_LATIN = "\u024f"  # letters with marks and all
_ENGLISH = 0.1  # least share of everyday words; of 30,000 conference abstracts one has less, and that is a list


def find_doubts(papers: Sequence[Paper], language: str) -> list[Problem]:
    """Returns a problem for each abstract that is missing, hardly one, or not English where `language` says it is.

    They come in order of place, as one goes through the files, missing abstracts first.
    """
    ordered = sorted(papers, key=_place)
    doubts = (problem for paper in ordered if paper.abstract for problem in _doubts(paper)) if language == "en" else ()
    return [*_missing(ordered), *doubts]


def _missing(ordered: Sequence[Paper]) -> Iterator[Problem]:
    """Yields a problem for each paper without an abstract, or one for a file that has many such."""
    by_path: dict[str, list[Paper]] = {}
    for paper in ordered:
        by_path.setdefault(_place(paper)[0], []).append(paper)
    hint = 'add it; "litsurvey enrich" may find it'
    for path, papers in by_path.items():
        bare = [paper for paper in papers if not paper.abstract]
        if len(bare) > _FEW:
            message = (
                f"{len(bare):,} of {counted(len(papers), 'paper')} have no abstract; their titles alone tell of them"
            )
            yield Problem(Code.MISSING_ABSTRACT, Origin(path) if path else None, message, hint)
            continue
        for paper in bare:
            place = paper.origins[0] if paper.origins else None
            message = f'"{excerpt(paper.title)}" has no abstract; its title alone tells of it'
            yield Problem(Code.MISSING_ABSTRACT, place, message, hint)


def _place(paper: Paper) -> tuple[str, int, str]:
    origin = paper.origins[0] if paper.origins else Origin("")
    return origin.path, origin.line or 0, paper.id


def _doubts(paper: Paper) -> Iterator[Problem]:
    words = paper.abstract.casefold().split()
    place = paper.origins[0] if paper.origins else None
    title = excerpt(paper.title)
    # Not all languages part their words by blanks: the script comes before the number of words.
    foreign = not _is_latin(paper.abstract) or (len(words) >= _ENOUGH and _everyday_share(words) < _ENGLISH)
    if not foreign and len(words) < _FEWEST:
        message = f'the abstract of "{title}" has {counted(len(words), "word")}; little can be found out about it'
        yield Problem(Code.SHORT_ABSTRACT, place, message, "put the whole abstract there")
    elif foreign:
        message = f'the abstract of "{title}" does not read like English; its phrases and tags may be wrong'
        hint = "give an English abstract, or say which language it is in survey.yml"
        yield Problem(Code.NOT_ENGLISH, place, message, hint)


def _is_latin(text: str) -> bool:
    """Whether at least half of the letters are of the Latin script."""
    if text.isascii():
        return True
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char <= _LAST_LATIN for char in letters) >= len(letters)


def _everyday_share(words: Sequence[str]) -> float:
    return sum(word in word_list("everyday") for word in words) / len(words)
