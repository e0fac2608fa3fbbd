"""A finished folder takes the place of an old one in one step, so that no reader ever finds half of it."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def swap_in(new: Path, target: Path) -> None:
    """Puts the folder `new` where `target` is and removes what stood there; both lie on one disk.

    Where the system can exchange two names, there is no moment without a whole `target`. Elsewhere (Windows, some
    network disks) there are two renames, and `recover` mends a stop between them.
    """
    if not target.exists():
        new.rename(target)
        return
    if not _exchange(new, target):
        target.rename(_aside(target))
        new.rename(target)
        new = _aside(target)
    shutil.rmtree(new)


def obstacle(target: Path) -> str:
    """Returns why no folder may take the place of `target`, "" where one may."""
    if target.is_symlink():
        return "it is a link"
    if target.exists() and not target.is_dir():
        return "it is a file"
    if target.is_mount():
        return "another disk is mounted there"
    return "it holds a Git repository" if (target / ".git").exists() else ""


def recover(target: Path) -> None:
    """Puts back what a stop between two renames left beside `target`."""
    aside = _aside(target)
    if aside.exists():
        if target.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(target)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two names in one step; False where the system cannot. Raises OSError for any other failure."""
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        result = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        result = library.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))
