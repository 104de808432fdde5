"""What was displaced by an exchange, kept until nobody can still be writing to it.

An editor that opened the note before the exchange writes into the displaced file. So that file stays for two seconds
and more, is read again, and what came late is merged into the note. Only then is it deleted.
"""

# ruff: noqa: PTH108, PTH118, PTH119

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from kbfollow.vault import lease
from kbfollow.vault.durable import write_all
from kbfollow.vault.journal import Journal, Record
from kbfollow.vault.places import make_private
from kbfollow.vault.seams import Seams

LINGER = 2.0  # seconds
log = logging.getLogger("kbfollow.vault")


@dataclass(slots=True)
class Displaced:
    """A displaced file: `record.temp` names it, or `descriptor` is it where no exchange was offered and it has no name.

    `until` is the moment (monotonic seconds) from which it may be looked at again.
    """

    record: Record
    until: float
    descriptor: int | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """Text that came late. Merged into the note at `path`, or kept in the file `kept_at` for the user to look at."""

    path: str
    what: Literal["merged", "kept"]
    kept_at: str | None = None


@dataclass(slots=True)
class Lingering:
    """The displaced files of this process."""

    journal: Journal
    recovered: str  # the folder for what nobody could be asked about
    seams: Seams
    files: list[Displaced] = field(default_factory=list)

    def add(self, record: Record, descriptor: int | None = None) -> Displaced:
        """Keep a displaced file for two seconds."""
        displaced = Displaced(record, self.seams.monotonic() + LINGER, descriptor)
        self.files.append(displaced)
        return displaced

    def rebase(self, displaced: Displaced, base: bytes) -> None:
        """What the displaced file holds has been merged, or needn't be: from here on, only a change from it counts."""
        if displaced.record.base != base:
            displaced.record = replace(displaced.record, base=base)
            try:
                self.journal.note(displaced.record)
            except OSError as error:  # the older record stands: after a crash, the same text is merged once more
                log.warning("the journal could not be brought up to date: %s", error.strerror)

    def late_text(self, displaced: Displaced) -> bytes | None:
        """What came late, or None. Where nothing did, the file is deleted; where somebody still has it open, it waits.

        The last look and the deletion happen under a read lease, so nothing can come in between (on Linux).
        """
        descriptor = self._open(displaced)
        if descriptor is None:
            self._forget(displaced)
            return None
        try:
            if self.is_being_written(descriptor, displaced.record.temp):
                displaced.until = self.seams.monotonic() + LINGER
                return None
            data = read_all(descriptor)
            if data != displaced.record.base and not displaced.record.ours.startswith(data):
                return data
            if displaced.descriptor is None:
                os.unlink(displaced.record.temp)
            self._forget(displaced)
            return None
        finally:
            os.close(descriptor)  # lets go of the lease too

    def keep_for_user(self, path: str, data: bytes) -> str:
        """Put bytes into the recovery folder, down to the disk. Returns the file's path. Raises OSError."""
        make_private(self.recovered)
        stem, ending = os.path.splitext(os.path.basename(path))  # noqa: PTH122
        short = os.fsencode(stem)[:150].decode("utf-8", "ignore")
        for number in range(1, 10_000):
            kept_at = os.path.join(self.recovered, f"{short} {number}{ending}")
            with contextlib.suppress(FileExistsError):
                descriptor = os.open(kept_at, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
                break
        else:
            raise OSError(f"no free name in {self.recovered}")
        try:
            write_all(descriptor, data)
            self.seams.fsync(descriptor)
        finally:
            os.close(descriptor)
        log.warning("kept text that came late for %r in %r", path, kept_at)
        return kept_at

    def due(self) -> list[Displaced]:
        """The files whose time has come."""
        now = self.seams.monotonic()
        return [displaced for displaced in self.files if displaced.until <= now]

    def let_go(self) -> None:
        """Leave everything to the journal: the next start looks after it."""
        for displaced in self.files:
            if displaced.descriptor is not None:
                os.close(displaced.descriptor)
        self.files.clear()

    def is_being_written(self, descriptor: int, temp: str) -> bool:
        """Whether somebody has the file open for writing; False where the system can't tell. Otherwise a read lease is
        held on it from now on, where there are leases. `temp` is a temporary file's path on the same file system.

        A refused lease means nothing where a file that nobody else knows doesn't get one either.
        """
        if not (self.seams.leases and lease.ignore_break_signal()):
            return False
        return lease.take(descriptor) is lease.Lease.BUSY and self._leases_work(temp)

    def _leases_work(self, temp: str) -> bool:
        probe = temp.removesuffix(".tmp") + "0.tmp"
        try:
            os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            try:
                return lease.works_at(probe)
            finally:
                os.unlink(probe)
        except OSError:
            return True  # not to be found out: somebody may be writing

    def _open(self, displaced: Displaced) -> int | None:
        if displaced.descriptor is not None:
            return os.dup(displaced.descriptor)
        try:
            return os.open(
                displaced.record.temp, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
            )
        except FileNotFoundError:
            return None

    def _forget(self, displaced: Displaced) -> None:
        self.journal.strike(displaced.record.token)
        if displaced.descriptor is not None:
            os.close(displaced.descriptor)
        if displaced in self.files:
            self.files.remove(displaced)


def read_all(descriptor: int) -> bytes:
    """Every byte of an open file from its start; the position is where it ends. Raises OSError."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    blocks: list[bytes] = []
    while block := os.read(descriptor, 1 << 20):
        blocks.append(block)
    return b"".join(blocks)


def unknown_files(folders: Iterable[str], known: set[str]) -> list[str]:
    """Files in these folders that the journal knows nothing of."""
    found = []
    for folder in folders:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            found += [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    return [path for path in found if path not in known]
