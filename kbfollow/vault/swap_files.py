"""Vim's and Neovim's swap files: whether a note is open in one of them, and with unsaved changes.

Format: `struct block0` in Vim's memline.c, the same in Neovim.
"""

# ruff: noqa: PTH111, PTH118

from __future__ import annotations

import os
import socket
import struct
from enum import IntEnum

_ENDINGS = (".swp", ".swo", ".swn")  # a second and third editor of the same file take the next one
_HEADER = 1024
_PID, _HOST, _DIRTY = 24, slice(68, 108), 1007
_DIRTY_MARK = 0x55
_LONGEST_NAME = 255


class OpenInVim(IntEnum):
    """How a note stands with Vim."""

    NO = 0
    UNCHANGED = 1
    WITH_CHANGES = 2


def open_in_vim(target: str) -> OpenInVim:
    """Whether a living Vim or Neovim has this file (absolute, resolved path) open.

    A swap file left by a process of this host that has ended doesn't count; one of another host, which a sync program
    may have brought, does.
    """
    state = OpenInVim.NO
    for path in swap_file_paths(target):
        try:
            with open(path, "rb") as file:
                header = file.read(_HEADER)
        except OSError:
            continue
        state = max(state, _state(header))
    return state


def swap_file_paths(target: str) -> list[str]:
    """Where the editors put a swap file for this file, by their defaults."""
    folder, name = os.path.split(target)
    candidates = [os.path.join(folder, f".{name}{ending}") for ending in _ENDINGS]
    encoded = target.replace("/", "%")
    candidates += [
        os.path.join(directory, encoded + ending) for directory in _neovim_directories() for ending in _ENDINGS
    ]
    return [path for path in candidates if len(os.fsencode(os.path.basename(path))) <= _LONGEST_NAME]  # noqa: PTH119


def _neovim_directories() -> list[str]:
    state = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")  # Neovim before 0.8
    return [os.path.join(state, "nvim", "swap"), os.path.join(data, "nvim", "swap")]


def _state(header: bytes) -> OpenInVim:
    if not header.startswith(b"b0"):
        return OpenInVim.NO
    if len(header) <= _DIRTY:
        return OpenInVim.UNCHANGED  # being written
    (pid,) = struct.unpack_from("<I", header, _PID)
    host = header[_HOST].split(b"\0", 1)[0]
    if host == os.fsencode(socket.gethostname())[: len(header[_HOST]) - 1] and not _is_alive(pid):
        return OpenInVim.NO
    return OpenInVim.WITH_CHANGES if header[_DIRTY] == _DIRTY_MARK else OpenInVim.UNCHANGED


def _is_alive(pid: int) -> bool:
    if pid == 0 or os.name == "nt":
        return True  # not told, or not to be asked without harm (on Windows os.kill ends the process)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
