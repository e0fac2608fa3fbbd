"""Stage 5, scripts: ES modules joined into plain scripts, since a module does not load from a folder without a server.

A bundle is a folder of builder/scripts/ with a main.js. The modules are written so that joining them is all it takes:
imports are static, by name and without renaming; exports stand before a declaration; and no two modules of a bundle
declare the same name at the top. What is not written so raises ValueError, in a test long before it could on a site.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

_MAIN = "main.js"
_IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import\b|export\b|const [{[]|let [{[]).*", re.MULTILINE)
# Comments that have lines of their own; those behind code stay.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{2,}")


def bundles(modules: Mapping[str, str]) -> dict[str, str]:
    """Maps the file name of each bundle ("results.js") to its script.

    `modules` maps POSIX paths below builder/scripts/ to texts. Raises ValueError for a module that cannot be joined.
    """
    mains = [path for path in sorted(modules) if posixpath.basename(path) == _MAIN]
    return {f"{posixpath.dirname(main)}.js": _bundle(main, modules) for main in mains}


def _bundle(main: str, modules: Mapping[str, str]) -> str:
    parts = list(_in_order(main, modules, {}))
    _check_names(parts, modules)
    joined = "\n".join(_joinable(path, modules[path]) for path in parts)
    return f'(() => {{\n"use strict";\n{joined}}})();\n'


def _in_order(path: str, modules: Mapping[str, str], done: dict[str, bool]) -> Iterator[str]:
    """Yields the module behind all that it imports, each once."""
    if path not in modules:
        raise ValueError(f"{path} is imported, but there is no such module")
    if path in done:
        if not done[path]:
            raise ValueError(f"{path} imports itself by way of others")
        return
    done[path] = False
    for target in _IMPORT.findall(modules[path]):
        yield from _in_order(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)), modules, done)
    done[path] = True
    yield path


def _check_names(paths: Iterable[str], modules: Mapping[str, str]) -> None:
    counts = Counter(name for path in paths for name in _DECLARED.findall(modules[path]))
    twice = sorted(name for name, count in counts.items() if count > 1)
    if twice:
        raise ValueError(f"two modules of one bundle declare {', '.join(twice)}")


def _joinable(path: str, text: str) -> str:
    """Returns the module without what only modules may have, and without comments."""
    text = _EXPORT.sub("", _IMPORT.sub("", _COMMENT.sub("", text)))
    left = _LEFT_OVER.search(text)
    if left:
        raise ValueError(f"{path} cannot be joined with others: {left[0]}")
    return _EMPTY_LINES.sub("\n", text).lstrip("\n")
