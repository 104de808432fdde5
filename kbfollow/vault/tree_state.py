"""Whether anything in a vault can have changed since it was last walked, at half the cost of walking it again."""

# ruff: noqa: PTH118

from __future__ import annotations

import os
import time

from kbfollow.file_names import is_left_out_folder
from kbfollow.vault.scan import NOTE_ENDINGS
from kbfollow.vault.scan_cache import FRESH_NS


def tree_state(root: str) -> int | None:
    """A number for all that a walk would find: the names, and of each note its size, times and inode.

    Equal numbers, from one process, mean that nothing has changed. None where that can't be told: a file changed in
    the last seconds, a link leads elsewhere, a folder can't be read.
    """
    folders: list[int] = []
    newest, pending = 0, [root]
    try:
        while pending:
            folder = pending.pop()
            seen: list[str | int] = [folder]
            with os.scandir(folder) as found:
                for member in found:
                    name = member.name
                    seen.append(name)
                    if member.is_symlink() and (name[0] != "." or name.endswith(NOTE_ENDINGS)):
                        return None
                    if member.is_dir(follow_symlinks=False):
                        if not is_left_out_folder(name):
                            pending.append(os.path.join(folder, name))
                    elif name.endswith(NOTE_ENDINGS):
                        status = member.stat(follow_symlinks=False)
                        changed, mtime = status.st_ctime_ns, status.st_mtime_ns
                        seen += (status.st_size, mtime, changed, status.st_ino, status.st_mode)
                        newest = max(newest, mtime, changed)
            folders.append(hash(tuple(seen)))
    except OSError:
        return None
    return None if time.time_ns() - newest < FRESH_NS else hash(tuple(folders))
