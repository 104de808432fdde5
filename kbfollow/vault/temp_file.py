"""Temporary files that take a note's place: where they can lie, and how they come to look like the note."""

# ruff: noqa: PTH108, PTH116, PTH118

from __future__ import annotations

import ctypes
import errno
import os
import stat
import sys
from dataclasses import dataclass, field

from kbfollow.vault.durable import Fsync, write_all
from kbfollow.vault.outcomes import refuse
from kbfollow.vault.places import make_private

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
NOT_SUPPORTED = frozenset({errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


@dataclass(slots=True)
class Places:
    """Folders for temporary files, the best first: outside the vault, so that no sync program ever sees one.

    Whether a folder will do is told by the exchange itself: the same device number is not enough (bind mounts).
    """

    state: str
    _unfit: set[tuple[str, str]] = field(default_factory=set)

    def candidates(self, folder: str, git_directory: str | None) -> list[str]:
        """Where a temporary file for a note in `folder` (absolute) may lie. The last is that folder itself."""
        device = os.stat(folder).st_dev
        fit = []
        for place in (self.state, git_directory and os.path.join(git_directory, "kbfollow")):
            if place and (place, folder) not in self._unfit:
                make_private(place)
                if os.stat(place).st_dev == device:
                    fit.append(place)
        return [*fit, folder]

    def remember_unfit(self, place: str, folder: str) -> None:
        """The exchange said EXDEV: don't try this pair again."""
        self._unfit.add((place, folder))


def temp_path(place: str, token: str, folder: str) -> str:
    """The temporary file's path. Beside a note it gets a name that both Syncthing and Dropbox leave alone."""
    return os.path.join(place, f"~syncthing~kbfollow-{token}.tmp" if place == folder else f"{token}.tmp")


def create(path: str, data: bytes, like: int | None, fsync: Fsync) -> int:
    """Write a new file with the mode, owner group, attributes and ACL of the open file `like`, down to the disk.

    Returns its descriptor. Raises OSError, or Stop where the attributes cannot be copied; then no file is left.
    """
    descriptor = os.open(path, _NEW, 0o600 if like is not None else 0o666)
    try:
        write_all(descriptor, data)
        if like is not None:
            copy_attributes(like, descriptor)
        fsync(descriptor)
    except BaseException:  # whatever it is, even a signal: tidied up here, then raised again
        os.close(descriptor)
        os.unlink(path)  # ours alone: it was never exchanged
        raise
    return descriptor


def copy_attributes(source: int, target: int) -> None:
    """Make one open file look like another. Raises Stop where an attribute of the user's would be lost, or OSError."""
    status = os.fstat(source)
    if sys.platform != "win32":  # there ReplaceFileW keeps them
        if status.st_gid != os.fstat(target).st_gid:
            os.fchown(target, -1, status.st_gid)
        os.fchmod(target, stat.S_IMODE(status.st_mode))
    if sys.platform == "linux":
        _copy_xattrs(source, target)
    elif sys.platform == "darwin":
        acl, xattr = 1, 4
        if ctypes.CDLL(None, use_errno=True).fcopyfile(source, target, None, acl | xattr):
            raise refuse("attributes")


if sys.platform == "linux":

    def _copy_xattrs(source: int, target: int) -> None:
        """ACLs are among them, as system.posix_acl_access."""
        try:
            wanted, present = os.listxattr(source), os.listxattr(target)
        except OSError as error:
            if error.errno in NOT_SUPPORTED:
                return
            raise
        for name in [*(name for name in present if name not in wanted), *wanted]:
            try:
                if name in wanted:
                    os.setxattr(target, name, os.getxattr(source, name))
                else:
                    os.removexattr(target, name)  # inherited from the folder, a default ACL for one
            except OSError:
                if not name.startswith(("security.", "trusted.")):  # those are the system's, not the user's
                    raise refuse("attributes") from None
