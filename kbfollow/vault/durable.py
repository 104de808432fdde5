"""Files that must be whole or not there, also after a power cut."""

# ruff: noqa: PTH105, PTH108, PTH120

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable

Fsync = Callable[[int], None]

if sys.platform == "darwin":
    import fcntl

    def fsync(descriptor: int) -> None:
        """Down to the disk: on macOS plain fsync stops at the drive's cache. Raises OSError."""
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(descriptor)  # network drives know no F_FULLFSYNC

else:

    def fsync(descriptor: int) -> None:
        """Down to the disk. Raises OSError."""
        os.fsync(descriptor)


def fsync_folder(folder: str, fsync: Fsync = fsync) -> None:
    """Make new, renamed and removed names in a folder durable. Nothing happens where folders cannot be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; a single call may write fewer. Raises OSError (ENOSPC, EFBIG)."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def write_whole(path: str, data: bytes, fsync: Fsync = fsync) -> None:
    """Write a private file atomically and durably. Raises OSError; then the old file stands and no rest is left."""
    temp = f"{path}.{os.getpid()}.tmp"
    try:
        descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        try:
            write_all(descriptor, data)
            fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temp, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temp)
        raise
    fsync_folder(os.path.dirname(path), fsync)
