"""Drives that don't tell of changes made elsewhere: network drives, folders shared with a virtual machine."""

from __future__ import annotations

import contextlib
import os
import re
import struct
import sys
from collections.abc import Iterable

# As the kernel calls them. Every "fuse" and "fuse.…" is one as well (but not "fuseblk", a disk of this machine): what
# changes behind it, by another machine or in the folder that it shows, is never told.
NOT_TOLD = frozenset(
    """
    nfs nfs4 cifs smb smb2 smb3 smbfs afs coda ncpfs davfs 9p drvfs v9fs vboxsf virtiofs vmhgfs prl_fs
    ceph glusterfs lustre beegfs orangefs gfs2 ocfs2 gpfs
    afpfs webdav ftp macfuse osxfuse fusefs
    """.split()
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def why_not_told(root: str) -> str:
    """Why changes below `root` (absolute, resolved) may not be told, in words for the user; "" where they are."""
    kind = ""
    with contextlib.suppress(OSError):
        if sys.platform == "linux":
            with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
                kind = kind_of_drive(root, file)
        elif sys.platform == "darwin":
            kind = _kind_by_statfs(root)
        elif sys.platform == "win32":
            kind = _kind_on_windows(root)
    return f"the vault lies on a drive ({kind}) that doesn’t tell what other devices change" if kind else ""


def is_not_told(kind: str) -> bool:
    """Whether a file system of this kind keeps changes made elsewhere to itself."""
    return kind in NOT_TOLD or kind == "fuse" or kind.startswith("fuse.")


def kind_of_drive(root: str, mountinfo: Iterable[str]) -> str:
    """The kind of such a drive that `root` lies on, or that is mounted somewhere below it; "" where there is none.

    `mountinfo` are the lines of /proc/self/mountinfo, of which a later one hides an earlier one at the same place.
    """
    here, kinds = "", {}
    for line in mountinfo:
        fields, _, more = line.partition(" - ")
        parts = fields.split(" ")
        if len(parts) < 5 or not more:
            continue
        place = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), parts[4])
        kind = more.split(" ", 1)[0]
        if _is_at_or_below(root, place):
            if len(place) >= len(here):
                here = place
            kinds[place] = kind
        elif _is_at_or_below(place, root):
            kinds[place] = kind
    around = kinds.pop(here, "")
    below = [kind for place, kind in kinds.items() if not _is_at_or_below(root, place)]
    return next((kind for kind in (around, *below) if is_not_told(kind)), "")


def _is_at_or_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


# macOS's statfs(2): what stands before the name of the file system, in bytes, and the flag of drives of this machine.
_NAME_AT, _NAME_LENGTH, _FLAGS_AT, _STATFS_SIZE = 72, 16, 64, 2168
_MNT_LOCAL = 0x1000


def kind_in_statfs(data: bytes) -> str:
    """The kind of drive in a `struct statfs` of macOS (64-bit inodes), "" where it is one of this machine."""
    name = data[_NAME_AT : _NAME_AT + _NAME_LENGTH].split(b"\0", 1)[0].decode("ascii", "replace")
    (flags,) = struct.unpack_from("=I", data, _FLAGS_AT)
    return name if is_not_told(name) or not flags & _MNT_LOCAL else ""


if sys.platform == "darwin":

    def _kind_by_statfs(root: str) -> str:
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        statfs = getattr(libc, "statfs$INODE64", None) or libc.statfs  # Intel's old name for the same structure
        data = ctypes.create_string_buffer(_STATFS_SIZE)
        return kind_in_statfs(data.raw) if statfs(os.fsencode(root), data) == 0 else ""

elif sys.platform == "win32":
    _DRIVE_REMOTE = 4

    def _kind_on_windows(root: str) -> str:
        if is_unc(root):
            return "network"
        import ctypes

        drive = os.path.splitdrive(root)[0] + "\\"
        return "network" if ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE else ""


def is_unc(path: str) -> bool:
    r"""Whether a Windows path names a share (`\\server\share`, `\\?\UNC\server\share`), and no local device."""
    path = path.replace("/", "\\")
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        return path[4:8].upper() == "UNC\\"
    return path.startswith("\\\\")
