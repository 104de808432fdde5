"""Swapping two files in one step, so that what stood there is never gone, and moving a file to a free name.

Linux: `renameat2`; macOS: `renamex_np`; Windows: `ReplaceFileW` with a backup name. Each keeps the old file, which is
then read: only so can a save that came in the last instant be seen.
"""

# Paths are plain strings here: they go to system calls, surrogates and all.
# ruff: noqa: PTH104

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache

# What systems say where there is no exchange: FUSE, exfat and ntfs-3g EINVAL; old kernels and sandboxes ENOSYS.
NOT_OFFERED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


class NoExchangeError(Exception):
    """The file system offers no exchange."""


if sys.platform == "linux":
    _AT_FDCWD, _NOREPLACE, _EXCHANGE = -100, 1, 2
    _SYSCALL_NUMBERS = {"x86_64": 316, "aarch64": 276, "armv7l": 382, "riscv64": 276, "i686": 353, "ppc64le": 357}

    @cache
    def _renameat2() -> Callable[[bytes, bytes, int], int]:
        library = ctypes.CDLL(None, use_errno=True)
        if hasattr(library, "renameat2"):
            return lambda old, new, flags: library.renameat2(_AT_FDCWD, old, _AT_FDCWD, new, flags)
        number = _SYSCALL_NUMBERS.get(os.uname().machine)  # glibc before 2.28 and old musl have no wrapper
        if number is None:
            raise NoExchangeError
        return lambda old, new, flags: library.syscall(number, _AT_FDCWD, old, _AT_FDCWD, new, flags)

    def _rename(old: str, new: str, *, exchange: bool) -> None:
        flags = _EXCHANGE if exchange else _NOREPLACE
        if _renameat2()(os.fsencode(old), os.fsencode(new), flags):
            _raise(ctypes.get_errno(), old, new)

elif sys.platform == "darwin":
    _SWAP, _EXCL = 2, 4

    def _rename(old: str, new: str, *, exchange: bool) -> None:
        library = ctypes.CDLL(None, use_errno=True)
        if not hasattr(library, "renamex_np"):
            raise NoExchangeError
        if library.renamex_np(os.fsencode(old), os.fsencode(new), _SWAP if exchange else _EXCL):
            _raise(ctypes.get_errno(), old, new)

elif sys.platform == "win32":

    def _rename(old: str, new: str, *, exchange: bool) -> None:
        if not exchange:
            os.rename(old, new)  # on Windows this never replaces
            return
        displaced = old + ".old"
        replace = ctypes.WinDLL("kernel32", use_last_error=True).ReplaceFileW
        if not replace(ctypes.c_wchar_p(new), ctypes.c_wchar_p(old), ctypes.c_wchar_p(displaced), 0, None, None):
            raise ctypes.WinError(ctypes.get_last_error())
        os.rename(displaced, old)

else:

    def _rename(old: str, new: str, *, exchange: bool) -> None:
        raise NoExchangeError


def _raise(number: int, old: str, new: str) -> None:
    if number in NOT_OFFERED:
        raise NoExchangeError
    raise OSError(number, os.strerror(number), old, None, new)


def exchange(temp: str, target: str) -> None:
    """Swap two files in one step: afterwards `temp` names what stood under `target`.

    Raises NoExchangeError where the file system doesn't offer it, OSError otherwise (EXDEV: not the same mount; ENOENT:
    one of the two is gone). Nothing has changed after an error.
    """
    _rename(temp, target, exchange=True)


def move_to_free_name(source: str, target: str) -> None:
    """Rename, but never over an existing file.

    Raises NoExchangeError where that isn't offered, OSError otherwise (EEXIST: the name is taken).
    """
    _rename(source, target, exchange=False)
