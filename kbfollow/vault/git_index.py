"""Reading which paths git holds unmerged, from its index file.

Git itself is not asked: `git ls-files` in a vault that somebody shared may run a program that the vault's configuration
names (core.fsmonitor), and nothing in a vault is ever executed. Format: gitformat-index(5), versions 2 to 4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_FIXED = 40  # bytes of stat data before the object id
_EXTENDED = 0x4000
_STAGE = 0x3000
_NAME_LENGTH = 0x0FFF


def unmerged_paths(index: bytes) -> frozenset[bytes]:
    """The paths (relative to the working tree, with "/") of which the index holds more than one version.

    Raises ValueError for a damaged index or an unknown version.
    """
    if len(index) < 12 or index[:4] != b"DIRC":
        raise ValueError("not a git index")
    version, count = struct.unpack(">II", index[4:12])
    if version not in (2, 3, 4):
        raise ValueError(f"unknown version of the git index: {version}")
    for id_length in (20, 32):  # SHA-1, SHA-256: the index doesn't say which
        try:
            return frozenset(path for path, stage in _paths(index, version, count, id_length) if stage)
        except (IndexError, ValueError, struct.error):
            continue
    raise ValueError("damaged git index")


def _paths(index: bytes, version: int, count: int, id_length: int) -> Iterator[tuple[bytes, int]]:
    """Each path with its stage (0: merged). Raises ValueError where the bytes don't fit the format."""
    position, path = 12, b""
    for _ in range(count):
        start = position
        position += _FIXED + id_length
        (flags,) = struct.unpack_from(">H", index, position)
        position += 4 if flags & _EXTENDED and version >= 3 else 2
        if version == 4:  # the name is told as: drop so many bytes of the last one, then append
            dropped, position = _varint(index, position)
            end = index.index(b"\0", position)
            if dropped > len(path):
                raise ValueError("impossible prefix")
            path = path[: len(path) - dropped] + index[position:end]
            position = end + 1
        else:
            end = index.index(b"\0", position)
            path = index[position:end]
            position = start + ((end - start) // 8 + 1) * 8
        if not path or min(len(path), _NAME_LENGTH) != flags & _NAME_LENGTH:
            raise ValueError("the length of a name is not as told")
        yield path, (flags & _STAGE) >> 12


def _varint(data: bytes, position: int) -> tuple[int, int]:
    """A number in git's offset encoding, and the position behind it."""
    byte = data[position]
    value = byte & 0x7F
    while byte & 0x80:
        position += 1
        byte = data[position]
        value = ((value + 1) << 7) | (byte & 0x7F)
    return value, position + 1
