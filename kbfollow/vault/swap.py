"""Exchanging a note's file for a new one, and seeing what was displaced: steps 3 to 8 of the contract's protocol."""

# ruff: noqa: PTH105, PTH108, PTH116, PTH120

from __future__ import annotations

import contextlib
import errno
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass

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
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
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

    def reopen(self) -> None:
        """Open what stands under the path now. Raises OSError (ELOOP: a link has taken its place)."""
        self.close()
        self.descriptor = os.open(self.target, _READ)

    def close(self) -> None:
        """Let go of the file, and with it of its lease."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


def open_note(path: str, target: str, git_directory: str | None = None) -> OpenNote:
    """Open a note for reading. Raises OSError (ELOOP: a link has taken its place)."""
    return OpenNote(path, target, os.open(target, _READ), git_directory)


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
        """Replace `base`, which stands under the note's path, by `new`, down to the disk. `note` is closed.

        Returns whether somebody's save was merged in, and the new file's status. `check_longer_quiet` is asked where no
        exchange is offered; it raises Stop. Raises Stop where somebody is at the note, OSError; then the note is as it
        was, or as that somebody saved it.
        """
        ours, merged = new, False
        for _ in range(ROUNDS):
            prepared, swapped = self._swap_once(note, base, ours, check_longer_quiet)
            try:
                found = self._what_was_displaced(note, swapped)
                if found == base:
                    return merged, self._settle_in(note, prepared)
                # Back at once, and only then merged: whoever reads the note meanwhile must see what was saved.
                self._take_back(note, swapped)
            finally:
                os.close(prepared.descriptor)
                note.close()
            both = merge(base, ours, found) if found else None
            if both is None:
                break
            if both == found:  # the same change has been made by somebody else
                return merged, os.stat(note.target, follow_symlinks=False)
            base, ours, merged = found, both, True
            note.reopen()
        raise Stop(TryLater("changed meanwhile", SOON))

    def _swap_once(
        self, note: OpenNote, base: bytes, ours: bytes, longer: Callable[[], None]
    ) -> tuple[_Prepared, Displaced]:
        """Exchange at the first place for the temporary file where it succeeds."""
        folder = os.path.dirname(note.target)
        for place in self.places.candidates(folder, note.git_directory):
            prepared = self._prepare(note, place, folder, base, ours)
            try:
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
            except BaseException:  # a Stop or a signal's exception: it goes on, the temporary file doesn't stay
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
        except BaseException:  # whatever it is, even a signal: tidied up here, then raised again
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
            return swapped.record.base  # renamed over, no exchange being offered: a late save is seen afterwards
        try:
            descriptor = os.open(swapped.record.temp, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return swapped.record.base  # the same, where the old file couldn't be held open (Windows)
        try:
            if not self._is_ours_alone(note, descriptor) and self.lingering.is_being_written(
                descriptor, swapped.record.temp
            ):
                self._take_back(note, swapped)
                raise Stop(TryLater("being saved", SOON))
            return read_all(descriptor)
        finally:
            os.close(descriptor)

    def _is_ours_alone(self, note: OpenNote, displaced: int) -> bool:
        """Whether what was displaced is the file that we hold a lease on, and nobody has come to write to it since."""
        return note.is_leased() and os.fstat(displaced).st_ino == os.fstat(note.descriptor).st_ino

    def _take_back(self, note: OpenNote, swapped: Displaced) -> None:
        """Put what was displaced back under its path.

        Raises Stop where that fails; the displaced file is then looked after like any other: what it holds beyond what
        was expected is merged into the note.
        """
        try:
            self.seams.exchange(swapped.record.temp, note.target)
        except (OSError, NoExchangeError):
            log.warning("an exchange could not be taken back; what was saved meanwhile is merged: %r", note.path)
            raise Stop(TryLater("changed meanwhile", SOON)) from None
        self.lingering.rebase(swapped, swapped.record.ours)
        self.seams.at("taken back")

    def _settle_in(self, note: OpenNote, prepared: _Prepared) -> os.stat_result:
        """The new bytes stand and nothing was lost: make it durable, and make watchers see it."""
        note.close()  # and with it the lease
        self.seams.at("verified")
        os.utime(prepared.descriptor if os.utime in os.supports_fd else note.target)
        status = os.fstat(prepared.descriptor)
        try:
            for folder in {os.path.dirname(note.target), os.path.dirname(prepared.record.temp)}:
                fsync_folder(folder, self.seams.fsync)
        except OSError as error:
            log.warning("written, but the disk did not confirm it: %r: %s", note.path, error.strerror)
        self.seams.at("touched")
        return status

    def _discard(self, prepared: _Prepared) -> None:
        """Delete a temporary file that was not exchanged. If it was after all, it is left to the journal."""
        os.close(prepared.descriptor)
        with contextlib.suppress(OSError):
            with open(prepared.record.temp, "rb") as file:
                if not prepared.record.ours.startswith(file.read()):
                    return
            os.unlink(prepared.record.temp)
        self.journal.strike(prepared.record.token)
