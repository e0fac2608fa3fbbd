"""Stage 1b, curation: YAML that an author wrote, taken apart node by node; what does not fit is told with its line."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import yaml

from builder.problems import Code, Problem, excerpt
from builder.records import Origin

_LONGEST = 100_000  # characters of a value; an abstract is far shorter
_JOINERS = "\u200c\u200d"  # not seen either, but Persian and Indic words and some emoji need them


class Fields:
    """Reads keys and values of one YAML text and keeps what is wrong with them."""

    def __init__(self, path: str, code: Code = Code.BAD_NOTE, first_line: int = 1) -> None:
        self.path, self._code, self._first_line = path, code, first_line
        self.problems: list[Problem] = []

    def place(self, node: yaml.Node | None) -> Origin:
        """The line that a node begins in."""
        return Origin(self.path, node.start_mark.line + self._first_line if node else None)

    def complain(self, node: yaml.Node | None, message: str, hint: str) -> None:
        """Keeps a problem at the line of the node."""
        self.problems.append(Problem(self._code, self.place(node), message, hint))

    def compose(self, text: str, hint: str) -> yaml.Node | None:
        """Returns the node that the text is; None, with a problem, where it is no YAML."""
        try:
            return yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or "a character that YAML does not allow"
            place = Origin(self.path, mark.line + self._first_line if mark else None)
            self.problems.append(Problem(self._code, place, f"is no YAML: {reason}", hint))
        except RecursionError:
            self.complain(None, "is no YAML: brackets within brackets, too deep to be read", hint)
        return None

    def mapping(self, node: yaml.MappingNode, known: Iterable[str]) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Returns key and value by the key's text, of the keys that are known."""
        names = list(known)
        parts: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in names:
                meant = get_close_matches(name[:40], names, 1)
                hint = f'did you mean "{meant[0]}"?' if meant else f"known are {', '.join(names)}"
                self.complain(key, f'unknown key "{excerpt(str(name))}"', hint)
            elif name in parts:
                self.complain(key, f'the key "{name}" stands there twice', "leave one of them out")
            else:
                parts[name] = key, value
        return parts

    def items(self, node: yaml.Node, key: str, hint: str) -> list[yaml.Node]:
        """Returns the items of a list; one value alone counts as a list of it."""
        if is_nothing(node):
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if isinstance(node, yaml.ScalarNode):
            return [node]
        self.complain(node, f'"{key}" is no list', hint)
        return []

    def texts(self, node: yaml.Node, key: str, hint: str) -> list[tuple[str, yaml.Node]]:
        """Returns the texts of a list with their nodes."""
        found = ((self.text(item, key, hint), item) for item in self.items(node, key, hint))
        return [(text, item) for text, item in found if text]

    def text(self, node: yaml.Node, key: str, hint: str) -> str:
        """Returns a text with white space folded; "", with a problem, where there is none that can be shown."""
        if is_nothing(node) or not isinstance(node, yaml.ScalarNode):
            self.complain(node, f'expected text for "{key}"', hint)
            return ""
        text = " ".join(node.value.split())
        hidden = next((char for char in text if not char.isprintable() and char not in _JOINERS), "")
        if hidden:
            message = f'the text for "{key}" has the character U+{ord(hidden):04X}, which nobody can see'
            self.complain(node, message, "take it out")
        elif len(text) > _LONGEST:
            self.complain(node, f'the text for "{key}" has {len(text):,} characters, at most {_LONGEST:,} fit', hint)
        elif not text:
            self.complain(node, f'expected text for "{key}"', hint)
        else:
            return text
        return ""

    def number(self, node: yaml.Node, key: str, hint: str) -> int | None:
        """Returns a whole number from 0 up; None, with a problem, where there is none."""
        text = node.value.strip().replace(",", "").replace("_", "") if isinstance(node, yaml.ScalarNode) else ""
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        self.complain(node, f'expected a whole number for "{key}"', hint)
        return None


def is_nothing(node: yaml.Node) -> bool:
    """Tells whether the author left the value empty: nothing at all, "null" or "~", "", [] or {}."""
    if isinstance(node, yaml.ScalarNode):
        return node.tag == "tag:yaml.org,2002:null" or not node.value.strip()
    return not node.value
