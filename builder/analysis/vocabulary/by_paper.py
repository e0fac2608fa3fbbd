"""Stage 3, analysis: the tags that the author gives to single papers or takes from them, whatever the phrases say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from builder.analysis.language.acronyms import term_key
from builder.analysis.language.text import normal_form
from builder.analysis.vocabulary.edits import Hand, Names, unknown_name
from builder.analysis.vocabulary.scan import Standing
from builder.analysis.vocabulary.terms import Term
from builder.problems import Code, Problem, excerpt
from builder.records import PaperTag, VocabularyEdits


@dataclass(slots=True)
class ByPaper:
    """The author's tags of single papers; keys are those that phrases have once they are joined."""

    added: dict[str, list[PaperTag]] = field(default_factory=dict)  # by key
    removed: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # paper id to normal forms
    problems: list[Problem] = field(default_factory=list)

    def enter(self, standings: dict[str, Standing]) -> None:
        """Lets each added tag stand in its paper; a name that no paper contains stands only there."""
        for key, tags in self.added.items():
            standing = standings.setdefault(key, Standing())
            is_new = not standing.forms
            for tag in tags:
                standing.places.setdefault(tag.paper, (False, 1))
                standing.forms.update([tag.name] if is_new else [])

    def weighed(self, weights: dict[str, dict[str, float]], terms: Mapping[str, Term]) -> dict[str, set[str]]:
        """Takes away and gives weights as the author says; returns by paper id the terms that it carries in any case.

        A term given to one paper is also carried by the one whose text says most about it: a tag needs two.
        """
        for paper_id, keys in self.removed.items():
            for key in keys:
                weights.get(paper_id, {}).pop(key, None)
        forced: defaultdict[str, set[str]] = defaultdict(set)
        for key, tags in self.added.items():
            form = normal_form(key)
            holders = {tag.paper for tag in tags} & weights.keys()
            if form not in terms or not holders:
                continue
            others = sorted(
                terms[form].places.keys() - holders, key=lambda id_: (-weights.get(id_, {}).get(form, 0.0), id_)
            )
            allowed = [id_ for id_ in others if id_ in weights and form not in self.removed.get(id_, ())]
            for paper_id in holders:
                weights[paper_id][form] = max(weights[paper_id].values(), default=1.0)
                forced[paper_id].add(form)
            for paper_id in allowed[:1] if len(holders) == 1 else []:
                weights[paper_id].setdefault(form, 0.0)
                forced[paper_id].add(form)
        return forced

    def untagged(self, tags: Collection[str]) -> list[Problem]:
        """Returns a problem for each added tag that became none; `tags` are the normal forms of those that did."""
        hint = "give it to another paper as well, or write a name as the papers write it"
        return [
            Problem(Code.BAD_NOTE, tag.origin, f'"{excerpt(tag.name)}" becomes no tag: a tag needs two papers', hint)
            for key, added in self.added.items()
            if normal_form(key) not in tags
            for tag in added
        ]


def tags_by_paper(edits: VocabularyEdits, hand: Hand, names: Names, papers: Collection[str]) -> ByPaper:
    """Returns what the author adds and removes, by the terms that the names belong to; `papers` are all ids."""
    found = ByPaper()
    for tag in edits.added:
        if tag.paper not in papers:
            continue
        key = names.key(tag.name) or term_key(tag.name)
        if not normal_form(key):
            message = f'"{excerpt(tag.name)}" has no letter or digit'
            found.problems.append(Problem(Code.BAD_NOTE, tag.origin, message, "tags: {add: [feature pyramid]}"))
        elif key in hand.hidden:
            message = f'"{excerpt(tag.name)}" is hidden in vocabulary.yml'
            found.problems.append(Problem(Code.BAD_NOTE, tag.origin, message, "take one of the two out"))
        else:
            found.added.setdefault(key, []).append(tag)
    given = {(tag.paper, key) for key, tags in found.added.items() for tag in tags}
    for tag in edits.removed:
        key = names.key(tag.name) or ""
        if (tag.paper, key or term_key(tag.name)) in given:
            message = f'"{excerpt(tag.name)}" is added and removed; it is added'
            found.problems.append(Problem(Code.BAD_NOTE, tag.origin, message, "take one of the two out"))
        elif not key:
            found.problems.append(unknown_name(tag.name, tag.origin, names))
        else:
            found.removed[tag.paper].add(normal_form(key))
    return found
