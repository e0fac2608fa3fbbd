"""Stage 3, analysis: what the author's vocabulary.yml means for the phrases of this collection."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from builder.analysis.language.acronyms import spelt_out, term_key
from builder.analysis.language.text import normal_form
from builder.analysis.vocabulary.broader import above
from builder.analysis.vocabulary.scan import Standing
from builder.problems import Code, Problem, excerpt
from builder.records import Origin, TermEdit, VocabularyEdits

_LIKE = 0.7  # of difflib's ratio, from where a name is offered for another


@dataclass(slots=True)
class Hand:
    """The author's hand in the vocabulary; keys are those that phrases have once they are joined."""

    main: dict[str, str]  # phrases that count for another, with the other's key
    entries: dict[str, TermEdit] = field(default_factory=dict)  # by the key of the term that they are about
    wanted: set[str] = field(default_factory=set)  # pinned, or split off: tags wherever two papers contain them
    hidden: set[str] = field(default_factory=set)
    former: dict[str, list[str]] = field(default_factory=dict)  # key to the keys that it took over
    broader: dict[str, list[str]] = field(default_factory=dict)  # key to those of the terms that it is a kind of
    problems: list[Problem] = field(default_factory=list)


def edited_keys(edits: VocabularyEdits, longs: Mapping[str, str]) -> frozenset[str]:
    """Returns the keys of every phrase that the author names, to be looked for in the papers."""
    names = {name for name, _ in edits.hidden} | {tag.name for tag in (*edits.added, *edits.removed)}
    for edit in edits.terms:
        names |= {edit.name, *edit.merge, *edit.split, *([edit.renames] if edit.renames else [])}
    return frozenset(key for name in names for key in _keys(name, longs) if key)


def apply_edits(
    edits: VocabularyEdits, standings: Mapping[str, Standing], main: Mapping[str, str], longs: Mapping[str, str]
) -> tuple[Hand, Names]:
    """Returns the author's edits as they apply to the phrases in `standings`, joined as `main` has them, and the names.

    An entry is about the term that `renames` names, else its own name, else the first name in `merge`, whichever the
    papers contain. Of two entries about one term the first counts.
    """
    hand = Hand(dict(main))
    names = Names(standings, hand, longs)
    about: list[tuple[TermEdit, str]] = []
    for edit in edits.terms:
        key = _take(edit, hand, names)
        if key:
            about.append((edit, key))
    for edit, key in about:
        _relate(edit, key, hand, names)
    for name, origin in edits.hidden:
        hidden = names.key(name)
        if hidden is None:
            hand.problems.append(unknown_name(name, origin, names))
        elif hidden in hand.entries or hidden in hand.wanted:
            hand.problems.append(
                _bad(origin, f'"{excerpt(name)}" is hidden and stands under "terms" too', "take one out")
            )
        else:
            hand.hidden.add(hidden)
    return hand, names


class Names:
    """Finds the phrase that the author means by a name."""

    def __init__(self, standings: Mapping[str, Standing], hand: Hand, longs: Mapping[str, str]) -> None:
        self.standings = standings
        self._hand = hand
        self._longs = longs
        self._forms: dict[str, str] = {}  # names in two papers or more, by their case-folded form
        self._alike: dict[str, list[str]] = {}  # case-folded forms by `_ends`
        self.labels: dict[str, str] = {}  # preferred names, case folded, that no paper need contain

    def phrase(self, name: str) -> str | None:
        """The key of the phrase itself, before it is joined; None where no paper contains it."""
        return next((key for key in _keys(name, self._longs) if key in self.standings), None)

    def key(self, name: str) -> str | None:
        """The key of the term that a name belongs to; None where there is none."""
        if name.casefold() in self.labels:
            return self.labels[name.casefold()]
        phrase = self.phrase(name)
        return None if phrase is None else self._hand.main.get(phrase, phrase)

    def nearest(self, name: str) -> str:
        """The name of the papers that is most like this one and begins or ends as it does, "" where none is."""
        if not self._alike:
            self._gather()
        low = name.casefold()
        near = {form for end in _ends(low) for form in self._alike.get(end, ())}
        like = sorted(form for form in near if abs(len(form) - len(low)) <= max(3, len(low) // 2))
        close = get_close_matches(low, like, n=1, cutoff=_LIKE)
        return self._forms[close[0]] if close else ""

    def _gather(self) -> None:
        """Sorts the names that two papers or more have by their ends: comparing each takes too long."""
        for _, standing in sorted(self.standings.items()):
            if len(standing.places) > 1:
                form = _most_used(standing)
                if self._forms.setdefault(form.casefold(), form) is form:
                    for end in _ends(form.casefold()):
                        self._alike.setdefault(end, []).append(form.casefold())


def _ends(name: str) -> tuple[str, str]:
    """The first three letters, and the last three."""
    return f"{name[:3]}-", f"-{name[-3:]}"


def _take(edit: TermEdit, hand: Hand, names: Names) -> str | None:
    """Enters an entry, with what it merges and splits; returns the key of its term, None where it is left out."""
    wanted = [edit.renames] if edit.renames else []
    known = [(name, key) for name in (*wanted, edit.name, *edit.merge) if (key := names.key(name)) is not None]
    for name in (*wanted, *edit.merge):
        if names.key(name) is None:
            hand.problems.append(unknown_name(name, edit.origin, names))
    if not known:
        if not wanted and not edit.merge:
            hand.problems.append(unknown_name(edit.name, edit.origin, names))
        return None
    key = known[0][1]
    if key in hand.entries:
        message = f'"{excerpt(known[0][0])}" belongs to the entry "{excerpt(hand.entries[key].name)}" already'
        hand.problems.append(_bad(edit.origin, message, "make one entry of the two"))
        return None
    key = _split(edit, key, hand, names)
    for name, other in known[1:]:
        if other in hand.entries:
            message = f'"{excerpt(name)}" belongs to the entry "{excerpt(hand.entries[other].name)}"'
            hand.problems.append(_bad(edit.origin, message, "name it in one entry only"))
        elif other != key:
            _merge(other, key, hand)
    hand.entries[key] = edit
    names.labels.setdefault(edit.name.casefold(), key)
    if edit.pinned:
        hand.wanted.add(key)
    return key


def _merge(other: str, key: str, hand: Hand) -> None:
    for phrase, target in hand.main.items():
        if target == other:
            hand.main[phrase] = key
    hand.main[other] = key
    hand.former.setdefault(key, []).append(other)


def _split(edit: TermEdit, key: str, hand: Hand, names: Names) -> str:
    """Parts the forms in `split` from the term; returns its key, another where it had the key of one of them."""
    for name in edit.split:
        phrase = names.phrase(name)
        if phrase is None:
            hand.problems.append(unknown_name(name, edit.origin, names))
            continue
        if phrase == key:
            rest = names.phrase(edit.name)
            if rest is None or rest == key:
                message = (
                    f'"{excerpt(name)}" cannot be split from "{excerpt(edit.name)}": they differ in inflection alone'
                )
                hand.problems.append(_bad(edit.origin, message, "split off an acronym or another spelling"))
                continue
            hand.main = {one: rest if target == key else target for one, target in hand.main.items() if one != rest}
            key = rest
        hand.main.pop(phrase, None)
        hand.wanted.add(phrase)
    return key


def _relate(edit: TermEdit, key: str, hand: Hand, names: Names) -> None:
    """Enters the broader terms of an entry, but none that would go round in a circle."""
    if edit.broader is None:
        return
    hand.broader[key] = []
    for name in edit.broader:
        other = names.key(name)
        if other is None:
            hand.problems.append(unknown_name(name, edit.origin, names))
        elif key == other or key in above(other, hand.broader):
            message = f'"{excerpt(edit.name)}" and "{excerpt(name)}" would each be broader than the other'
            hand.problems.append(_bad(edit.origin, message, "leave one of the two out"))
        else:
            hand.broader[key].append(other)


def _keys(name: str, longs: Mapping[str, str]) -> list[str]:
    """The keys that a name may have in the papers, the likeliest first."""
    upper = [term_key(name.upper())] if " " not in name.strip() and name.islower() else []
    return list(dict.fromkeys((term_key(name), spelt_out(name, longs), normal_form(name), *upper)))


def _most_used(standing: Standing) -> str:
    return min(standing.forms, key=lambda form: (-standing.forms[form], form))


def unknown_name(name: str, origin: Origin, names: Names) -> Problem:
    """Returns the problem of a name that no paper contains, with the nearest that one does."""
    near = names.nearest(name)
    hint = f'did you mean "{excerpt(near)}"?' if near else "write a name as the papers write it"
    return Problem(Code.UNKNOWN_TERM, origin, f'no paper contains "{excerpt(name)}"', hint)


def _bad(origin: Origin, message: str, hint: str) -> Problem:
    return Problem(Code.BAD_VOCABULARY, origin, message, hint)


def untagged(hand: Hand, terms: Collection[str], tags: Collection[str]) -> list[Problem]:
    """Returns a problem for each entry whose term became no tag, and for each broader term that is none.

    `terms` and `tags` are the normal forms of the terms that say something, and of those that became tags.
    """
    problems = []
    for key, edit in hand.entries.items():
        if normal_form(key) not in tags:
            problems.append(_no_tag(edit, normal_form(key) in terms))
            continue
        for other in hand.broader.get(key, ()):
            if normal_form(other) not in tags:
                message = f'the term "{excerpt(other)}", broader than "{excerpt(edit.name)}", is no tag'
                problems.append(_bad(edit.origin, message, 'give it an entry with "pin: true", or leave it out'))
    return problems


def _no_tag(edit: TermEdit, says_something: bool) -> Problem:
    if edit.pinned or not says_something:
        hint = "a tag needs two papers" if edit.pinned else 'a tag needs two papers; "pin: true" keeps what says little'
        return _bad(edit.origin, f'"{excerpt(edit.name)}" becomes no tag', hint)
    message = f'"{excerpt(edit.name)}" becomes no tag: other terms say more about its papers'
    return _bad(edit.origin, message, 'write "pin: true" to keep it')
