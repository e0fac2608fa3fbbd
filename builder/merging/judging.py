"""Whether two records are one paper: what speaks for it, what against, from the surest evidence to the weakest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from builder.merging.likeness import Titles, are_doubtful, are_parts, are_series, share_of_words, titles_of
from builder.merging.people import Agreement, agreement
from builder.merging.view import Abstracts, View, abstracts
from builder.slugs import normal_form


class Verdict(IntEnum):
    """What two records are to each other."""

    APART = 0  # they must not come together, not even through a third
    UNRELATED = 1
    NEAR = 2
    JOIN = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what led to it."""

    verdict: Verdict
    reason: str = ""
    strength: int = 0  # of a join: stronger ones are made first
    is_sure: bool = False  # an identifier or an equal title says so


_UNRELATED = Judgement(Verdict.UNRELATED)
_APART = Judgement(Verdict.APART)
_LONG = 4  # words of a title that hardly stands over two papers of the same authors
_SHARED = 60  # 0 to 100: words in common of two titles that one identifier can have
_YEARS = 4  # between a preprint and its paper, or a talk and its article
_OTHER_KINDS = frozenset(("data set", "software", "book", "thesis"))
_TELLING = frozenset((Abstracts.SAME, Abstracts.ALIKE))


def judge(one: View, other: View) -> Judgement:
    """Returns what two records are to each other; it does not matter which comes first."""
    shared = [name for name in one.identifiers if name in other.identifiers]
    titles = titles_of(one.title, other.title)
    if not shared and titles <= Titles.ALIKE:
        return _UNRELATED
    people = agreement(one.people, other.people)
    if shared:
        return _identified(one, other, shared[0], titles, people)
    if are_series(one.title, other.title, titles):
        return _APART
    clash = conflict(one, other)
    if not clash and people is Agreement.SAME and titles is Titles.SAME and _is_plain(one, other):
        return Judgement(Verdict.JOIN, f"{titles}, same authors", 8, True)
    texts = abstracts(one, other)
    if texts not in _TELLING and are_doubtful(one.title, other.title, titles):
        return _APART
    if clash:
        return _clashing(one, other, titles, people, texts, clash)
    if people is Agreement.SAME:
        return _same_authors(one, other, titles, texts)
    if people is Agreement.UNKNOWN:
        return _unknown_authors(one, other, titles, texts)
    return _other_authors(one, titles, people, texts)


def are_apart(ones: Sequence[View], others: Sequence[View], is_sure: bool) -> bool:
    """Says whether any two of both must not come together.

    A likeness that is not sure does not carry over: two books of a series are not one for a third record that has the
    series' title alone.
    """
    for one, other in product(ones, others):
        judgement = judge(one, other)
        if judgement.verdict is Verdict.APART or (not is_sure and not judgement.reason):
            return True
    return False


def conflict(one: View, other: View) -> str:
    """Returns which identifiers say that they are two papers: "other DOIs"; "" where none does.

    An OpenReview id is that of one submission; a paper may be submitted twice.
    """
    for kind, mine, theirs in (
        ("arXiv ids", one.arxiv, other.arxiv),
        ("PubMed ids", one.pmid, other.pmid),
        ("DOIs", one.doi, other.doi),
    ):
        if mine and theirs and mine != theirs:
            return f"other {kind}"
    return ""


def _identified(one: View, other: View, shared: str, titles: Titles, people: Agreement) -> Judgement:
    """One identifier may stand by mistake on two papers: that of the proceedings on each chapter."""
    joined = Judgement(Verdict.JOIN, f"same {shared}", 9, True)
    clash = conflict(one, other)
    if clash and (titles <= Titles.ALIKE or people is Agreement.NONE):
        return _APART
    if titles >= Titles.VERSION and people is not Agreement.NONE:
        return joined
    if titles > Titles.UNLIKE and not _is_retraction(one, other) and are_parts(one.title, other.title):
        return Judgement(Verdict.NEAR, f"same {shared}, but the titles name two parts or kinds")
    is_alike = titles > Titles.ALIKE or share_of_words(one.title, other.title) >= _SHARED
    if is_alike and people is not Agreement.NONE:
        return joined
    if abstracts(one, other) in _TELLING:
        return joined
    if people is Agreement.SAME and not shared.startswith("DOI"):
        return joined  # a preprint's title may change between its versions
    what = "other authors" if people is Agreement.NONE else "other titles"
    return Judgement(Verdict.NEAR, f"same {shared}, but {what}")


def _clashing(one: View, other: View, titles: Titles, people: Agreement, texts: Abstracts, clash: str) -> Judgement:
    """A talk and its journal version have a DOI each, one title and the same authors."""
    is_one = people is Agreement.SAME and titles is Titles.SAME and clash == "other DOIs"
    is_telling = not one.title.is_generic and len(one.title.words) >= _LONG and texts is not Abstracts.UNLIKE
    if is_one and is_telling and not _kinds_differ(one, other):
        return Judgement(Verdict.JOIN, "same title and authors, a DOI each", 4, True)
    if titles >= Titles.VERSION and not one.title.is_generic and people in (Agreement.SAME, Agreement.UNKNOWN):
        return Judgement(Verdict.NEAR, f"{titles}{' and authors' if people is Agreement.SAME else ''}, but {clash}")
    return _APART


def _same_authors(one: View, other: View, titles: Titles, texts: Abstracts) -> Judgement:
    told = f"{titles}, same authors"
    if _kinds_differ(one, other) and texts not in _TELLING:
        return Judgement(Verdict.NEAR, f"{told}, but one is a {_kind(one)}, the other a {_kind(other)}")
    if titles is Titles.SAME:
        is_other = texts in (Abstracts.UNLIKE, Abstracts.UNSURE) or _places_differ(one, other)
        return _APART if one.title.is_generic and is_other else Judgement(Verdict.JOIN, told, 8, True)
    if texts in _TELLING:
        return Judgement(Verdict.JOIN, f"{told}, {texts.value} abstract", 7)
    if texts is Abstracts.UNLIKE:
        return Judgement(Verdict.NEAR, f"{told}, but other abstracts") if titles > Titles.TYPO else _UNRELATED
    if titles <= Titles.BEGUN:
        return Judgement(Verdict.NEAR, told)
    if _gap(one, other) > _YEARS:
        return Judgement(Verdict.NEAR, f"{told}, but years apart")
    if titles is Titles.CUT and (texts is Abstracts.UNSURE or min(len(v.title.words) for v in (one, other)) < 2):
        return Judgement(Verdict.NEAR, told)
    return Judgement(Verdict.JOIN, told, 5)


def _unknown_authors(one: View, other: View, titles: Titles, texts: Abstracts) -> Judgement:
    if texts in _TELLING:
        return Judgement(Verdict.JOIN, f"{titles}, {texts.value} abstract", 6, titles is Titles.SAME)
    is_generic = one.title.is_generic or other.title.is_generic
    if titles is Titles.SAME:
        if texts is not Abstracts.MISSING or (is_generic and _places_differ(one, other)):
            return _APART
        if _kinds_differ(one, other) or _gap(one, other) > _YEARS:
            what = "years apart" if _gap(one, other) > _YEARS else "other kinds"
            return Judgement(Verdict.NEAR, f"{titles}, but {what}")
        return Judgement(Verdict.JOIN, str(titles), 3, True)
    if texts is Abstracts.UNLIKE or is_generic or titles <= Titles.BEGUN:
        return _UNRELATED
    return Judgement(Verdict.NEAR, f"{titles}, and no authors to compare")


def _other_authors(one: View, titles: Titles, people: Agreement, texts: Abstracts) -> Judgement:
    told = f"{titles}, {'other authors' if people is Agreement.NONE else 'few authors in common'}"
    if texts in _TELLING and (texts is Abstracts.SAME or not one.title.is_generic):
        return Judgement(Verdict.JOIN, f"{told}, but {texts.value} abstract", 2)
    if people is Agreement.SOME and titles >= Titles.VERSION and not one.title.is_generic:
        if texts is Abstracts.MISSING and len(one.title.words) > _LONG:
            return Judgement(Verdict.JOIN, told, 2)
        return Judgement(Verdict.NEAR, told)
    return _APART


def _is_plain(one: View, other: View) -> bool:
    """Says whether title and authors are enough: the title is of this paper alone, and both records of one kind."""
    return not one.title.is_generic and not other.title.is_generic and not _kinds_differ(one, other)


def _is_retraction(one: View, other: View) -> bool:
    """A paper that was taken back keeps its identifiers."""
    return any(view.title.key.startswith(("retract", "withdrawn")) for view in (one, other))


def _gap(one: View, other: View) -> int:
    """Returns the years between them, 0 where one is not known."""
    mine, theirs = one.paper.year, other.paper.year
    return abs(mine - theirs) if mine and theirs else 0


def _kind(view: View) -> str:
    return view.paper.type or "paper"


def _kinds_differ(one: View, other: View) -> bool:
    mine, theirs = one.paper.type, other.paper.type
    return bool(mine and theirs) and mine != theirs and bool(_OTHER_KINDS & {mine, theirs})


def _places_differ(one: View, other: View) -> bool:
    """Says whether venue, year or pages differ: a title that stands over many papers then stands over two."""
    mine, theirs = normal_form(one.paper.venue), normal_form(other.paper.venue)
    pages, others = one.paper.pages, other.paper.pages
    return bool((mine and theirs and mine != theirs) or _gap(one, other) or (pages and others and pages != others))
