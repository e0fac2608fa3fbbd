"""Stage 5: the files that a build made go to docs/, only where bytes changed and only over files of our own."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from builder.fingerprint import file_digest
from builder.problems import Code, Problem, SurveyError
from builder.records import Origin


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did to docs/."""

    written: int
    unchanged: int
    removed: int


def foreign_files(files: Mapping[str, bytes], docs: Path, manifest: Path) -> dict[str, Problem]:
    """Maps each path that somebody else's file, folder or link is in the way of to the problem that names it."""
    ours = read_manifest(manifest)
    in_the_way = {path: _in_the_way(path, docs, path in ours) for path in files}
    return {path: _foreign(blocker, docs) for path, blocker in in_the_way.items() if blocker}


def publish(files: Mapping[str, bytes], docs: Path, manifest: Path) -> Published:
    """Brings docs/ to exactly `files` and removes what the manifest lists beyond them.

    `files` maps POSIX paths relative to `docs` to bytes and has no path that `foreign_files` names. The manifest
    first lists old and new paths together, so that a build killed between two writes still knows all that it wrote.
    """
    before = read_manifest(manifest)
    after = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    passing = _passing(manifest)
    changed = [path for path in after if not _same(docs / path, files[path])]
    stale = sorted(set(before) - set(after))
    if changed or stale:
        write_atomically(manifest, _manifest_bytes({**before, **after}), passing)
    for path in changed:
        write_atomically(docs / path, files[path], passing)
    for path in stale:
        _remove(docs / path, docs)
    if changed or stale or before != after:
        write_atomically(manifest, _manifest_bytes(after), passing)
    return Published(len(changed), len(after) - len(changed), len(stale))


def is_published(docs: Path, manifest: Path) -> bool:
    """Tells whether every file that the manifest lists stands there as it was written."""
    listed = read_manifest(manifest)
    return bool(listed) and all(file_digest(docs / path) == expected for path, expected in listed.items())


def unpublish(docs: Path, manifest: Path) -> int:
    """Removes all that the manifest lists, and the manifest; returns how many files went."""
    listed = read_manifest(manifest)
    for path in listed:
        _remove(docs / path, docs)
    manifest.unlink(missing_ok=True)
    _passing(manifest).unlink(missing_ok=True)
    return len(listed)


def read_manifest(manifest: Path) -> dict[str, str]:
    """Returns path to SHA-256; empty where there is none. Raises SurveyError for a garbled one."""
    if not manifest.is_file():
        return {}
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))
    except ValueError:
        listed = None
    if not isinstance(listed, dict) or not all(isinstance(value, str) for value in listed.values()):
        # Without it nobody can tell our files from the author's, and theirs must not be touched.
        hint = "restore it, or delete it and the generated files beside it"
        place = Origin(f"{manifest.parent.name}/{manifest.name}")
        raise SurveyError(Problem(Code.FOREIGN_FILE, place, "the list of generated files is garbled", hint))
    return {path: value for path, value in listed.items() if _is_plain(path)}


def write_atomically(path: Path, data: bytes, passing: Path) -> None:
    """Writes `data` so that a reader, or a crash, sees the old file or the new one and nothing between.

    `passing` is the name, on the same disk, that the file bears on its way.
    """
    for folder in (passing.parent, path.parent):
        folder.mkdir(parents=True, exist_ok=True)
    passing.write_bytes(data)
    passing.replace(path)


def _manifest_bytes(listed: Mapping[str, str]) -> bytes:
    return (json.dumps(listed, indent=0, sort_keys=True, ensure_ascii=True) + "\n").encode()


def _is_plain(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not path.startswith("/")


def _passing(manifest: Path) -> Path:
    # Inside docs/, which may lie on another disk than the state folder; hidden, so that no engine takes it for a page.
    return manifest.with_suffix(".tmp")


def _in_the_way(path: str, docs: Path, ours: bool) -> Path | None:
    """Returns what keeps a build from writing to `path`: a file where a folder must be, a way out of docs/, a page."""
    whole = docs / path
    for folder in reversed(whole.relative_to(docs).parents[:-1]):
        place = docs / folder
        if os.path.lexists(place) and not (place.is_dir() and place.resolve().is_relative_to(docs.resolve())):
            return place
    taken = whole.is_dir() if ours else os.path.lexists(whole)
    return whole if taken else None


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _remove(path: Path, docs: Path) -> None:
    if not path.is_file() and not path.is_symlink():
        return  # gone already, or something of the author's stands there or above
    path.unlink()
    for folder in path.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _foreign(blocker: Path, docs: Path) -> Problem:
    return Problem(
        Code.FOREIGN_FILE,
        Origin(f"{docs.name}/{blocker.relative_to(docs).as_posix()}"),
        "this build wants to write here, but the file is not one that a build wrote",
        "move it to another name; the page was left out",
    )
