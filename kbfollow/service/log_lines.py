"""The last lines of a vault's log, and those that come."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from kbfollow.vault.log import log_path

LOOK = 0.5  # seconds from one look for new lines to the next


def last_lines(root: str | Path, count: int) -> list[str]:
    """The last `count` lines of the log, from the older files where the newest has fewer; none without a log."""
    path, found = log_path(root), list[str]()
    for file in (path, path.with_name(path.name + ".1"), path.with_name(path.name + ".2")):
        if len(found) >= count:
            break
        try:
            lines = file.read_bytes().decode("utf-8", "replace").split("\n")
        except FileNotFoundError:
            continue
        found = [line for line in lines if line] + found
    return found[len(found) - count :] if 0 < count < len(found) else found if count > 0 else []


def coming_lines(root: str | Path) -> Iterator[str]:
    """Each line that is written from this call on, across the log's rotation. Never ends."""
    path = log_path(root)
    return _coming(path, _Followed(path, at_end=True))


def _coming(path: Path, file: _Followed) -> Iterator[str]:
    while True:
        yield from file.new_lines()
        if file.is_replaced():
            yield from file.new_lines()  # what came until the rotation
            file = _Followed(path, at_end=False)
        else:
            time.sleep(LOOK)


class _Followed:
    """One log file, read from its end or its beginning, until another takes its name.

    It isn't held open: on Windows nobody could rename it then.
    """

    def __init__(self, path: Path, at_end: bool) -> None:
        self._path = path
        self._rest = b""
        self._identity = _identity(path)
        self._place = path.stat().st_size if at_end and self._identity else 0

    def new_lines(self) -> Iterator[str]:
        """The whole lines since the last look, also where the file has been given the name of an older one."""
        for path in (self._path, self._path.with_name(self._path.name + ".1")):
            with contextlib.suppress(FileNotFoundError), open(path, "rb") as file:
                status = os.fstat(file.fileno())
                if (status.st_dev, status.st_ino) != self._identity:
                    continue
                file.seek(self._place)
                data = file.read()
                self._place += len(data)
                *lines, self._rest = (self._rest + data).split(b"\n")
                yield from (line.decode("utf-8", "replace") for line in lines)
                return

    def is_replaced(self) -> bool:
        """Whether the name is another file's now."""
        found = _identity(self._path)
        return found is not None and found != self._identity


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
