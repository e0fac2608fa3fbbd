"""Stage 1b, curation: content/vocabulary.yml, the author's hand in the tags."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from builder.curation.files import leads_out, outside
from builder.problems import Code, Problem, SurveyError, excerpt
from builder.records import Origin, TermEdit, VocabularyEdits

VOCABULARY = "vocabulary.yml"
_EXAMPLE = 'write "terms:", and under it "  - name: language models" and "    merge: [LM]"'
_LISTS = ("merge", "split", "broader")
_TEXTS = ("name", "renames", "definition")
_KEYS = (*_TEXTS[:2], *_LISTS, "definition", "pin")
_LONGEST = 200  # characters of a name
_JOINERS = "\u200c\u200d"  # not seen either, but Persian and Indic words and some emoji need them
_HINTS = {
    "name": "name: language models",
    "renames": "renames: language modelling",
    "definition": "definition: Models that say which word comes next.",
    "merge": "merge: [LM, language modelling]",
    "split": "split: [language modelling]",
    "broader": "broader: [generative models]",
    "pin": "pin: true",
}


def read_vocabulary(content: Path) -> tuple[VocabularyEdits, list[Problem]]:
    """Returns the edits of content/vocabulary.yml, none where there is no such file, and what is wrong with it.

    An entry that cannot be used is left out and named in a problem; the others count. Raises SurveyError where the file
    cannot be read or is no UTF-8 text.
    """
    path = content / VOCABULARY
    reader = _Reader(f"{content.name}/{VOCABULARY}")
    if path.is_file() and leads_out(path, content):
        raise SurveyError(outside(reader.path, content))
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            return VocabularyEdits(), []
        hint = "make it a file that may be read, or remove it"
        problem = Problem(Code.UNREADABLE_FILE, reader.place(None), f"cannot be read: {error.strerror}", hint)
        raise SurveyError(problem) from None
    except UnicodeDecodeError:
        problem = Problem(Code.ENCODING, reader.place(None), "cannot be read as UTF-8 text", "save it as UTF-8")
        raise SurveyError(problem) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "a character that YAML does not allow"
        place = Origin(reader.path, mark.line + 1 if mark else None)
        return VocabularyEdits(), [Problem(Code.BAD_VOCABULARY, place, f"is no YAML: {reason}", _EXAMPLE)]
    except RecursionError:
        message = "is no YAML: brackets within brackets, too deep to be read"
        return VocabularyEdits(), [Problem(Code.BAD_VOCABULARY, reader.place(None), message, _EXAMPLE)]
    return reader.edits(node), reader.problems


class _Reader:
    """Takes the file's nodes apart and keeps what is wrong with them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def place(self, node: yaml.Node | None) -> Origin:
        """The line that a node begins in."""
        return Origin(self.path, node.start_mark.line + 1 if node else None)

    def edits(self, node: yaml.Node | None) -> VocabularyEdits:
        """Everything in the file that can be used."""
        if node is None:
            return VocabularyEdits()
        if not isinstance(node, yaml.MappingNode):
            self._complain(node, 'expected the keys "terms" and "hide"', _EXAMPLE)
            return VocabularyEdits()
        parts = self._mapping(node, ("terms", "hide"))
        return VocabularyEdits(tuple(self._terms(parts.get("terms"))), tuple(self._hidden(parts.get("hide"))))

    def _terms(self, node: yaml.Node | None) -> Iterator[TermEdit]:
        for item in self._items(node, "terms", _EXAMPLE):
            edit = self._term(item)
            if edit:
                yield edit

    def _hidden(self, node: yaml.Node | None) -> Iterator[tuple[str, Origin]]:
        seen = set()
        for item in self._items(node, "hide", 'write "hide: [ImageNet]"'):
            name = self._text(item, "hide", 'write "hide: [ImageNet]"')
            if name and name.casefold() not in seen:
                seen.add(name.casefold())
                yield name, self.place(item)

    def _term(self, node: yaml.Node) -> TermEdit | None:
        """One entry under "terms"; None where any part of it cannot be used."""
        if not isinstance(node, yaml.MappingNode):
            self._complain(node, 'an entry under "terms" is keys and values', _EXAMPLE)
            return None
        before = len(self.problems)
        parts = self._mapping(node, _KEYS)
        texts = {key: self._text(parts[key], key, f'write "{_HINTS[key]}"') for key in _TEXTS if key in parts}
        lists = {key: self._names(parts[key], key) for key in _LISTS if key in parts}
        pinned = "pin" in parts and self._flag(parts["pin"])
        if "name" not in parts:
            self._complain(node, 'an entry under "terms" has no name', f'write "- {_HINTS["name"]}"')
        if len(self.problems) > before:
            return None
        return TermEdit(
            name=texts["name"],
            origin=self.place(node),
            merge=lists.get("merge", ()),
            split=lists.get("split", ()),
            broader=lists.get("broader"),
            definition=texts.get("definition", ""),
            renames=texts.get("renames", ""),
            pinned=pinned,
        )

    def _mapping(self, node: yaml.MappingNode, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        parts: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in known:
                self._complain(key, f'unknown key "{excerpt(str(name))}"', f"known are {', '.join(known)}")
            elif name in parts:
                self._complain(key, f'the key "{name}" stands there twice', "leave one of them out")
            else:
                parts[name] = value
        return parts

    def _items(self, node: yaml.Node | None, key: str, hint: str) -> list[yaml.Node]:
        if node is None or _is_nothing(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            self._complain(node, f'"{key}" is no list', hint)
            return []
        return list(node.value)

    def _names(self, node: yaml.Node, key: str) -> tuple[str, ...]:
        """A list of names; one name alone counts as a list of it."""
        hint = f'write "{_HINTS[key]}"'
        items = [node] if isinstance(node, yaml.ScalarNode) and not _is_nothing(node) else self._items(node, key, hint)
        return tuple(dict.fromkeys(filter(None, (self._text(item, key, hint) for item in items))))

    def _text(self, node: yaml.Node, key: str, hint: str) -> str:
        """One line of text, white space folded; "" and a problem where there is none."""
        # What YAML takes for a number or a truth value ("3D" is none, 2020 and "no" are) is a name here all the same.
        text = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) and not _is_nothing(node) else ""
        hidden = next((char for char in text if not char.isprintable() and char not in _JOINERS), "")
        if key != "definition" and len(text) > _LONGEST:
            self._complain(node, f'the text for "{key}" has {len(text)} characters, a name at most {_LONGEST}', hint)
            return ""
        if hidden:
            message = f'the text for "{key}" has the character U+{ord(hidden):04X}, which nobody can see'
            self._complain(node, message, "take it out")
        elif not text:
            self._complain(node, f'expected text for "{key}"', hint)
        return "" if hidden else text

    def _flag(self, node: yaml.Node) -> bool:
        value = node.value.casefold() if isinstance(node, yaml.ScalarNode) else ""
        if value not in {"true", "yes", "false", "no"}:
            self._complain(node, 'expected true or false for "pin"', f'write "{_HINTS["pin"]}"')
        return value in {"true", "yes"}

    def _complain(self, node: yaml.Node, message: str, hint: str) -> None:
        self.problems.append(Problem(Code.BAD_VOCABULARY, self.place(node), message, hint))


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
