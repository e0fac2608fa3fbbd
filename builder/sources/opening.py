"""Stage 1, files to streams of bytes: plain files, .gz and what lies in .zip, each as often as it is asked for."""

from __future__ import annotations

import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from builder.problems import Code, Problem
from builder.records import Origin
from builder.sources.decoding import Opener

_MEMBERS = 10_000  # files in one archive
_UNPACKED = 1 << 30  # bytes of one unpacked file
_HARMLESS = 10 << 20  # bytes; what unpacks to less may do so as many times over as it likes
_RATIO = 100  # unpacked bytes for one packed byte; texts reach 20
_CHUNK = 1 << 20
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError)
_KINDS = (".gz", ".zip")


def openers(file: Path, origin: Origin) -> Iterator[tuple[Origin, Opener] | Problem]:
    """Yields each text that `file` holds with its place, or a Problem for what cannot be unpacked.

    The place of a packed file is the archive's with its own name behind: "content/papers/all.zip/a/library.ris".
    Raises OSError where the file itself cannot be opened.
    """
    name = file.name.lower()
    if name.endswith(".gz"):
        yield from _checked(origin, lambda: _gzip(file), file, origin)
    elif name.endswith(".zip"):
        yield from _members(file, origin)
    else:
        with file.open("rb"):
            yield origin, lambda: file.open("rb")


def is_packed(path: str) -> bool:
    """Says whether the name is one of a packed file."""
    return path.lower().endswith(_KINDS)


def _members(file: Path, origin: Origin) -> Iterator[tuple[Origin, Opener] | Problem]:
    try:
        with zipfile.ZipFile(file) as archive:
            infos = sorted((info for info in archive.infolist() if _is_wanted(info)), key=lambda info: info.filename)
    except _BROKEN as error:
        yield _broken(origin, error)
        return
    if len(infos) > _MEMBERS:
        message = f"the archive holds {len(infos):,} files, at most {_MEMBERS:,} are read"
        yield Problem(Code.UNREADABLE_FILE, origin, message, "unpack it into this folder")
        return
    for info in infos:
        place = Origin(f"{origin.path}/{_printable(info.filename)}")
        if is_packed(info.filename):
            yield Problem(Code.UNREADABLE_FILE, place, "an archive in an archive is not read", "unpack the outer one")
        else:
            yield from _checked(place, _member(file, info), file, place)


def _gzip(file: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(file))


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    """Passes over folders, hidden files and what macOS adds to an archive."""
    parts = info.filename.replace("\\", "/").split("/")
    return not info.is_dir() and parts[0] != "__MACOSX" and not any(re.match(r"\.[^.]", part) for part in parts)


def _member(file: Path, info: zipfile.ZipInfo) -> Opener:
    # Members are read in memory only and never written anywhere: a name such as "../x" leads nowhere.
    def opener() -> BinaryIO:
        return _Member(file, info)

    return opener


class _Member(io.BufferedReader):
    """One file of an archive, which is closed with it."""

    def __init__(self, file: Path, info: zipfile.ZipInfo) -> None:
        self._archive = zipfile.ZipFile(file)
        super().__init__(cast(io.RawIOBase, self._archive.open(info)))

    def close(self) -> None:
        super().close()
        self._archive.close()


def _checked(place: Origin, opener: Opener, file: Path, told: Origin) -> Iterator[tuple[Origin, Opener] | Problem]:
    """Unpacks the file once to see that it is whole and no bomb; the problem stands at `told`."""
    size, limit = 0, max(_HARMLESS, _RATIO * file.stat().st_size)
    try:
        with opener() as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > min(limit, _UNPACKED):
                    message = f"the file unpacks to more than {size >> 20:,} MB"
                    yield Problem(Code.UNREADABLE_FILE, told, message, "unpack it yourself and look at it")
                    return
    except _BROKEN as error:
        yield _broken(told, error)
        return
    yield place, opener


def _broken(place: Origin, error: BaseException) -> Problem:
    reason = " ".join(str(error).split()) or type(error).__name__
    return Problem(Code.UNREADABLE_FILE, place, f"the file cannot be unpacked: {reason}", "pack it again, or unpack it")


def _printable(name: str) -> str:
    """Returns the name without what leads upwards, and without bytes that no page could show."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
