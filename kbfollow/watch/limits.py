"""How many folders can be watched by inotify, and how many there are."""

# ruff: noqa: PTH118

from __future__ import annotations

import contextlib
import errno
import os


def said(error: OSError) -> str:
    """Why folders can't be watched, with a mend where there is one."""
    why = error.strerror or str(error)
    if error.errno == errno.ENOSPC:
        return f"{why}; raise it: sudo sysctl fs.inotify.max_user_watches=524288"
    if error.errno == errno.EMFILE:
        return f"{why}; raise it: sudo sysctl fs.inotify.max_user_instances=512"
    return why


def enough(folders: int) -> int:
    """A limit that leaves other programs as much again, as a power of two."""
    return max(1 << (4 * folders).bit_length(), 1 << 19)


def watch_limit() -> int:
    """How many folders one user may watch on this system; 0 where that is not told."""
    try:
        with open("/proc/sys/fs/inotify/max_user_watches", encoding="ascii") as file:
            return int(file.read())
    except (OSError, ValueError):
        return 0


def watches_held() -> int | None:
    """How many folders this process watches by inotify; None where the system doesn't tell."""
    held = 0
    try:
        for name in os.listdir("/proc/self/fdinfo"):
            with contextlib.suppress(FileNotFoundError), open(os.path.join("/proc/self/fdinfo", name), "rb") as file:
                held += sum(line.startswith(b"inotify ") for line in file)
    except OSError:
        return None
    return held


def count_folders(root: str) -> int:
    """How many folders there are to be watched, `root` with them: those that can't be read can't be watched either."""
    count, pending = 0, [root]
    while pending:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as found:
            count += 1
            pending += [one.path for one in found if one.is_dir(follow_symlinks=False)]
    return count
