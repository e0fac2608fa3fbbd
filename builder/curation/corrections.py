"""Stage 1b, curation: notes, collections and texts meet the papers; what the author corrects and leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from builder.curation.names import PaperNames
from builder.problems import Code, Problem
from builder.records import Curation, Excluded, Note, Origin, Paper, PaperTag, Prose, Reference


def apply_curation(curation: Curation, papers: Sequence[Paper]) -> tuple[list[Paper], Curation, list[Problem]]:
    """Returns the papers as the author corrected them, the excluded left out, and the curation with papers found.

    In the curation returned notes stand by paper id, references know their paper, the tags of notes are among the edits
    of the vocabulary, and `excluded` holds the papers left out. A name that no paper has is a Problem.
    """
    names = PaperNames(papers)
    problems: list[Problem] = []
    notes = _by_paper(curation.notes, names, problems)
    corrected = [_corrected(paper, notes[paper.id]) if paper.id in notes else paper for paper in papers]
    names = PaperNames(corrected)
    left_out = {id_: note.exclusion for id_, note in notes.items() if note.exclusion}
    excluded = {paper.id: Excluded(paper, left_out[paper.id]) for paper in corrected if paper.id in left_out}
    tagged = {id_: note for id_, note in notes.items() if id_ not in excluded}
    vocabulary = replace(
        curation.vocabulary,
        added=tuple(PaperTag(id_, *tag) for id_, note in tagged.items() for tag in note.add_tags),
        removed=tuple(PaperTag(id_, *tag) for id_, note in tagged.items() for tag in note.remove_tags),
    )
    found = replace(
        curation,
        notes={id_: replace(note, text=_found(note.text, names, problems)) for id_, note in notes.items()},
        collections=tuple(
            replace(one, text=_found(one.text, names, problems)) for one in curation.collections
        ),
        vocabulary=vocabulary,
        excluded=excluded,
    )  # fmt: skip
    return [paper for paper in corrected if paper.id not in excluded], found, problems


def _by_paper(notes: Mapping[str, Note], names: PaperNames, problems: list[Problem]) -> dict[str, Note]:
    """Returns the notes by paper id, in order of id; of two about one paper that named by its id counts."""
    found: dict[str, Note] = {}
    for name, note in sorted(notes.items(), key=lambda item: (names.find(item[0]) != item[0], item[0])):
        paper = names.find(name)
        if not paper:
            problems.append(names.unknown(name, note.origin))
        elif paper in found:
            message = f"{found[paper].origin} is about the same paper; this note is left out"
            problems.append(Problem(Code.BAD_NOTE, note.origin, message, "make one note of the two"))
        else:
            found[paper] = note
    return dict(sorted(found.items()))


def _corrected(paper: Paper, note: Note) -> Paper:
    """Returns the paper with the note's values; its id stays, and each value's origin is the note."""
    values: dict[str, Any] = {}
    places: dict[str, Origin] = dict(paper.provenance)
    for correction in note.corrections:
        values |= correction.values
        places |= dict.fromkeys(correction.values, correction.origin)
    made = replace(paper, **values)
    if made.date and not made.date.startswith(f"{made.year or 0:04}"):
        made = replace(made, date="")  # a day in another year than the author's
        places.pop("date", None)
    return replace(made, provenance=tuple(sorted(places.items())))


def _found(text: Prose, names: PaperNames, problems: list[Problem]) -> Prose:
    return tuple(_resolved(text, names, problems))


def _resolved(text: Prose, names: PaperNames, problems: list[Problem]) -> Iterator[str | Reference]:
    for part in text:
        if isinstance(part, str):
            yield part
            continue
        paper = names.find(part.name)
        if not paper:
            problems.append(names.unknown(part.name, part.origin))
        yield replace(part, paper=paper)
