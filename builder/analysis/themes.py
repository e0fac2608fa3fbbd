"""Stage 3, analysis: the main themes of the collection and the papers to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.records import Related, Tag, Theme

_THEMES = 12
_PAPERS = 3  # shown for one theme
_START = 5
_BROADEST = 0.35  # a tag on more than this share of the papers says what the collection is, not what divides it
_OVERLAP = 0.5  # a theme shares at most this part of its papers with one theme that is there
_PHRASE = 1.5  # what a tag of several words is worth beside one of a single word
_FEWEST = 2  # papers that a theme must add


def main_themes(
    tags: Mapping[str, Tag], tags_of: Mapping[str, Sequence[str]], related: Mapping[str, Sequence[Related]]
) -> tuple[Theme, ...]:
    """Returns up to 12 tags that together cover much of the collection, the one with the most papers first.

    Greedy maximum coverage (Nemhauser, Wolsey and Fisher 1978): the next theme is the tag that adds the most papers, a
    paper counting more where the tag comes early among its own and where the tag's papers are close to each other. A
    theme shows up to three papers, none of them twice if there is another.
    """
    cohesion = {tag.id: _cohesion(tag, related) for tag in tags.values()}
    chosen: list[Tag] = []
    covered: set[str] = set()
    while len(chosen) < _THEMES:
        open_tags = [tag for tag in tags.values() if _may_follow(tag, chosen, covered, len(tags_of))]
        if not open_tags:
            break
        best = min(open_tags, key=lambda tag: (-round(cohesion[tag.id] * _gain(tag, tags_of, covered), 4), tag.id))
        chosen.append(best)
        covered.update(best.papers)
    closeness = _closeness(related)
    themes: list[Theme] = []
    shown: set[str] = set()
    for tag in sorted(chosen, key=lambda tag: (-len(tag.papers), tag.id)):
        ranked = sorted(tag.papers, key=lambda id_: (id_ in shown, _rank(tag, tags_of[id_]), -closeness[id_], id_))
        shown.update(ranked[:_PAPERS])
        themes.append(Theme(tag.id, tuple(ranked[:_PAPERS])))
    return tuple(themes)


def start_here(themes: Sequence[Theme], related: Mapping[str, Sequence[Related]]) -> tuple[str, ...]:
    """Returns five ids (or all there are) of papers that most others are close to, one from each of the main themes."""
    closeness = _closeness(related)
    ranked = sorted(closeness, key=lambda id_: (-closeness[id_], id_))
    chosen: list[str] = []
    for theme in themes:
        chosen += [id_ for id_ in ranked if id_ in theme.papers and id_ not in chosen][: int(len(chosen) < _START)]
    chosen += [id_ for id_ in ranked if id_ not in chosen][: _START - len(chosen)]
    return tuple(sorted(chosen, key=lambda id_: (-closeness[id_], id_)))


def _may_follow(tag: Tag, chosen: Sequence[Tag], covered: set[str], count: int) -> bool:
    papers = set(tag.papers)
    if tag in chosen or len(papers - covered) < _FEWEST or (count > 20 and len(papers) > _BROADEST * count):
        return False
    return all(len(papers & set(theme.papers)) <= _OVERLAP * len(papers) for theme in chosen)


def _gain(tag: Tag, tags_of: Mapping[str, Sequence[str]], covered: set[str]) -> float:
    """What a theme adds: its new papers, each by how early the tag comes among its own; a phrase tells more."""
    new = sum(1 / (2 + _rank(tag, tags_of[id_])) for id_ in tag.papers if id_ not in covered)
    return new * (_PHRASE if " " in tag.name else 1.0)


def _cohesion(tag: Tag, related: Mapping[str, Sequence[Related]]) -> float:
    """Returns which part, 0 to 1, of the places that its papers could have in each other's related lists they have.

    Papers on one subject are close to each other; those that only use the same data set or word are not.
    """
    papers = set(tag.papers)
    places = sum(min(len(related[id_]), len(papers) - 1) for id_ in tag.papers)
    taken = sum(entry.id in papers for id_ in tag.papers for entry in related[id_])
    return taken / places if places else 1.0


def _rank(tag: Tag, own: Sequence[str]) -> int:
    return own.index(tag.id) if tag.id in own else len(own)


def _closeness(related: Mapping[str, Sequence[Related]]) -> dict[str, float]:
    """Returns for each id in how many related lists it stands, an entry at the head counting most."""
    closeness = dict.fromkeys(sorted(related), 0.0)
    for id_ in sorted(related):
        for rank, entry in enumerate(related[id_]):
            closeness[entry.id] += 1 / (1 + rank)
    return {id_: round(value, 4) for id_, value in closeness.items()}
