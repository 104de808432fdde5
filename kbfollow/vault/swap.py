"""Exchanging a note's file for a new one, and seeing what was displaced: steps 3 to 8 of the contract's protocol."""

# ruff: noqa: PTH105, PTH108, PTH116, PTH120

from __future__ import annotations

import contextlib
import errno
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from kbfollow.vault import lease, temp_file
from kbfollow.vault.durable import fsync_folder
from kbfollow.vault.exchange import NoExchangeError
from kbfollow.vault.journal import Journal, Record, new_token
from kbfollow.vault.linger import Displaced, Lingering, read_all
from kbfollow.vault.merge import merge
from kbfollow.vault.outcomes import Stop, TryLater
from kbfollow.vault.seams import Seams
from kbfollow.vault.temp_file import Places

ROUNDS = 5  # saves that may come in between, one after the other, before the note is left to them
log = logging.getLogger("kbfollow.vault")
SOON = 2.0  # seconds after which to look at a note again that somebody is at


@dataclass(slots=True)
class OpenNote:
    """A note under its resolved path, opened for reading without following links."""

    path: str  # relative to the vault
    target: str  # absolute
    descriptor: int
    git_directory: str | None = None

    def is_leased(self) -> bool:
        """Whether a read lease is held, and nobody waits for the file to open it for writing."""
        return self.descriptor >= 0 and lease.is_held(self.descriptor)

    def close(self) -> None:
        """Let go of the file, and with it of its lease."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


def open_note(path: str, target: str) -> OpenNote:
    """Open a note for reading. Raises OSError (ELOOP: a link has taken its place)."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return OpenNote(path, target, os.open(target, flags))


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A temporary file, ready to take the note's place. `descriptor` is open on it."""

    record: Record
    descriptor: int


@dataclass(slots=True)
class Swap:
    """Puts new bytes under a note's path, whatever others do to the note meanwhile."""

    journal: Journal
    lingering: Lingering
    places: Places
    seams: Seams

    def put(
        self, note: OpenNote, base: bytes, new: bytes, *, check_longer_quiet: Callable[[], None]
    ) -> tuple[bool, os.stat_result]:
        """Replace `base`, which stands under the note's path, by `new`, down to the disk.

        Returns whether somebody's save was merged in, and the new file's status. `check_longer_quiet` is asked where no
        exchange is offered; it raises Stop. Raises Stop where somebody is at the note, OSError; then the note is as it
        was, or as that somebody saved it.
        """
        displaced: list[tuple[Displaced, bytes]] = []
        ours = new
        for _ in range(ROUNDS):
            prepared, swapped = self._swap_once(note, base, ours, first=not displaced, longer=check_longer_quiet)
            try:
                found = self._what_was_displaced(note, swapped)
                displaced.append((swapped, found))
                if found == base:
                    return self._settle_in(note, prepared, displaced)
                merged = merge(base, ours, found) if found else None
                if merged is None:
                    self._take_back(note, swapped, "changed meanwhile")
                elif merged == ours:
                    return self._settle_in(note, prepared, displaced)
                else:
                    base, ours = ours, merged
            finally:
                os.close(prepared.descriptor)
        # What stands there now is somebody's or ours; what was displaced and not merged is merged as a late write.
        raise Stop(TryLater("changed meanwhile", SOON))

    def _swap_once(
        self, note: OpenNote, base: bytes, ours: bytes, *, first: bool, longer: Callable[[], None]
    ) -> tuple[_Prepared, Displaced]:
        """Exchange at the first place for the temporary file where it succeeds."""
        folder = os.path.dirname(note.target)
        for place in self.places.candidates(folder, note.git_directory):
            prepared = self._prepare(note, place, folder, base, ours)
            try:
                if first:
                    self._recheck(note, prepared.record)
                self.seams.at("rechecked")
                if os.name == "nt":
                    note.close()  # an open file can't be replaced there
                try:
                    self.seams.exchange(prepared.record.temp, note.target)
                except NoExchangeError:
                    return prepared, self._replace(note, prepared, longer)
                displaced = self.lingering.add(prepared.record)
                self.seams.at("exchanged")
                return prepared, displaced
            except OSError as error:
                self._discard(prepared)
                if error.errno != errno.EXDEV or place == folder:
                    raise
                self.places.remember_unfit(place, folder)
            except BaseException:
                self._discard(prepared)
                raise
        raise AssertionError("the last place is the note's own folder")

    def _prepare(self, note: OpenNote, place: str, folder: str, base: bytes, ours: bytes) -> _Prepared:
        token = new_token()
        record = Record(token, note.path, temp_file.temp_path(place, token, folder), base, ours)
        try:
            self.journal.note(record)
            self.seams.at("noted")
            descriptor = temp_file.create(
                record.temp, ours, note.descriptor if note.descriptor >= 0 else None, self.seams.fsync
            )
        except BaseException:
            self.journal.strike(token)  # no temporary file is left behind
            raise
        self.seams.at("prepared")
        return _Prepared(record, descriptor)

    def _recheck(self, note: OpenNote, record: Record) -> None:
        """The last look before the exchange, under a read lease where there are any. Raises Stop."""
        if self.lingering.is_being_written(note.descriptor, record.temp):
            raise Stop(TryLater("open in another program", SOON))
        if read_all(note.descriptor) != record.base:
            raise Stop(TryLater("changed meanwhile", SOON))
        standing, opened = os.stat(note.target, follow_symlinks=False), os.fstat(note.descriptor)
        if (standing.st_dev, standing.st_ino) != (opened.st_dev, opened.st_ino):
            raise Stop(TryLater("changed meanwhile", SOON))

    def _replace(self, note: OpenNote, prepared: _Prepared, longer: Callable[[], None]) -> Displaced:
        """Without an exchange: a longer gate, one more look, a plain rename. The old file lives on in a descriptor."""
        longer()
        if note.descriptor < 0:
            self._rename(prepared.record.temp, note.target)
            return self.lingering.add(prepared.record)
        if read_all(note.descriptor) != prepared.record.base:
            raise Stop(TryLater("changed meanwhile", SOON))
        self._rename(prepared.record.temp, note.target)
        return self.lingering.add(prepared.record, os.dup(note.descriptor))

    def _rename(self, temp: str, target: str) -> None:
        os.replace(temp, target)
        self.seams.at("exchanged")

    def _what_was_displaced(self, note: OpenNote, swapped: Displaced) -> bytes:
        """The displaced file's bytes. Raises Stop, with the exchange taken back, where somebody is still saving it."""
        if swapped.descriptor is not None:
            return read_all(swapped.descriptor)
        try:
            descriptor = os.open(swapped.record.temp, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return swapped.record.base  # renamed over where no exchange is offered, and not to be held open (Windows)
        try:
            found = read_all(descriptor)
            expected = (os.fstat(descriptor).st_ino, True) == (os.fstat(note.descriptor).st_ino, note.is_leased())
            if not expected and self.lingering.is_being_written(descriptor, swapped.record.temp):
                self._take_back(note, swapped, "being saved")
            return found
        finally:
            os.close(descriptor)

    def _take_back(self, note: OpenNote, swapped: Displaced, reason: str) -> NoReturn:
        """Put what was displaced back under its path and leave the note to whoever is at it. Raises Stop.

        Where that fails, the displaced file is looked after like any other: what came late is merged.
        """
        if swapped.descriptor is None:
            try:
                self.seams.exchange(swapped.record.temp, note.target)
                self.lingering.rebase(swapped, swapped.record.ours)
            except (OSError, NoExchangeError):
                log.warning("an exchange could not be taken back; what was saved meanwhile is merged: %r", note.path)
        raise Stop(TryLater(reason, SOON))

    def _settle_in(
        self, note: OpenNote, prepared: _Prepared, displaced: list[tuple[Displaced, bytes]]
    ) -> tuple[bool, os.stat_result]:
        """The new bytes stand and nothing else was lost: make it durable, and make watchers see it."""
        for swapped, found in displaced:
            self.lingering.rebase(swapped, found)
        note.close()
        self.seams.at("verified")
        os.utime(prepared.descriptor if os.utime in os.supports_fd else note.target)
        status = os.fstat(prepared.descriptor)
        try:
            for folder in {os.path.dirname(note.target), os.path.dirname(prepared.record.temp)}:
                fsync_folder(folder, self.seams.fsync)
        except OSError as error:
            log.warning("written, but the disk did not confirm it: %r: %s", note.path, error.strerror)
        self.seams.at("touched")
        return len(displaced) > 1, status

    def _discard(self, prepared: _Prepared) -> None:
        """Delete a temporary file that was not exchanged. If it was after all, it is left to the journal."""
        os.close(prepared.descriptor)
        with contextlib.suppress(OSError):
            with open(prepared.record.temp, "rb") as file:
                if not prepared.record.ours.startswith(file.read()):
                    return
            os.unlink(prepared.record.temp)
        self.journal.strike(prepared.record.token)
