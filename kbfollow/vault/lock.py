"""One writing pass at a time per vault and device. The lock lies outside the vault and dies with its holder."""

# ruff: noqa: PTH116, PTH118

from __future__ import annotations

import contextlib
import errno
import os
import sys
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from kbfollow.vault.places import make_private

_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # beyond the pid, which others may read
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class VaultBusyError(Exception):
    """Another kbfollow holds the lock. `pid` is its process, None where unknown; `since` is when it took it, aware."""

    def __init__(self, pid: int | None, since: datetime | None = None) -> None:
        super().__init__(f"another kbfollow is at work in this vault (process {pid or 'unknown'})")
        self.pid = pid
        self.since = since


class VaultLock:
    """`with VaultLock(state_directory(root)): …` Raises VaultBusyError at once where another process holds it.

    The system lets go of the lock when the holder ends, however it ends; the file stays.
    """

    def __init__(self, state_directory: str | os.PathLike[str]) -> None:
        self._folder = state_directory
        self._descriptor: int | None = None

    @property
    def path(self) -> str:
        """The lock file."""
        return os.path.join(self._folder, "lock")

    def __enter__(self) -> Self:
        self._descriptor = self._take()
        return self

    def renew(self) -> None:
        """Take the lock again where its file was deleted, and with it what kept others out.

        For whoever holds it for long. Raises VaultBusyError where another process was quicker, OSError.
        """
        if self._descriptor is not None:
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.stat(self.path), os.fstat(self._descriptor)):
                    return
            lost, self._descriptor = self._descriptor, None
            os.close(lost)
        self._descriptor = self._take()

    def _take(self) -> int:
        make_private(self._folder)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            since = datetime.fromtimestamp(os.fstat(descriptor).st_mtime, UTC)  # the holder wrote its number then
            os.close(descriptor)
            if error.errno in _TAKEN:
                raise VaultBusyError(self.holder(), since) from None
            raise
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, b"%d\n" % os.getpid())
        return descriptor

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> int | None:
        """The process that holds the lock, or held it when it was killed; None where none is noted."""
        try:
            with open(self.path, "rb") as file:
                return int(file.read(20))
        except (OSError, ValueError):
            return None
